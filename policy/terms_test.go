package policy

import (
	"reflect"
	"strings"
	"testing"
)

// fieldsOf calls visit for every number, word and switch that a value of a type
// can hold.
func fieldsOf(of reflect.Type, path string, visit func(path string)) {
	switch of.Kind() {
	case reflect.Pointer:
		fieldsOf(of.Elem(), path, visit)
	case reflect.Struct:
		for n := range of.NumField() {
			fieldsOf(of.Field(n).Type, path+"."+of.Field(n).Name, visit)
		}
	case reflect.Slice, reflect.Array:
		fieldsOf(of.Elem(), path+"[]", visit)
	default:
		visit(path)
	}
}

// eachField calls visit for every number, word and switch inside v, with a
// function that changes it.
func eachField(t *testing.T, v reflect.Value, path string, visit func(path string, change func())) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachField(t, v.Elem(), path, visit)
		}
	case reflect.Struct:
		for n := range v.NumField() {
			eachField(t, v.Field(n), path+"."+v.Type().Field(n).Name, visit)
		}
	case reflect.Slice, reflect.Array:
		for n := range v.Len() {
			eachField(t, v.Index(n), path+"[]", visit)
		}
	case reflect.String:
		visit(path, func() { v.SetString(otherWord(v)) })
	case reflect.Bool:
		visit(path, func() { v.SetBool(!v.Bool()) })
	case reflect.Int, reflect.Int64:
		visit(path, func() { v.SetInt(v.Int() + 60_000) })
	case reflect.Uint8:
		visit(path, func() { v.SetUint(v.Uint() + 1) })
	default:
		t.Fatalf("%s is a %s: say here how to change one", path, v.Kind())
	}
}

// otherWord is a word of v's type that is not v, so that sentences know it.
func otherWord(v reflect.Value) string {
	others := map[string]string{"month": "quarter", "subscribed": "rest_up", "split": "start", "union": "sum",
		"available": "down", "less_scheduled_windows": "all_time", "below": "at_or_below", "full": "prorated",
		"calendar_year": "quarter", "window": "downtime", "reported": "detected", "closed": "mitigated",
		"at_renewal": "by_window", "clock": "outage", "no_errors": "left_out", "days_after_period": "end_of_month_after",
		"share": "days", "days": "share", "daily_fees": "days", "target_missed": "tier_reached", "tier_reached": "target_missed",
		"at_or_below": "below", "band_below": "no_credit", "no_credit": "band_below", "one_a_day": "sum", "end": "start",
		"start": "part", "part": "start", "each": "worst", "term": "month", "outage_start": "outage_end", "period": "quarter"}
	if other, ok := others[v.String()]; ok && v.Type() != reflect.TypeFor[string]() {
		return other
	}
	return v.String() + "x"
}

// TestEveryFieldOfTheTermsMovesTheKeyAndASentence holds for a field where one
// of the texts has it, and changing it there moves both.
func TestEveryFieldOfTheTermsMovesTheKeyAndASentence(t *testing.T) {
	key, sentence := map[string]bool{}, map[string]bool{}
	for _, text := range append([]string{whole}, variants()...) {
		plain := mustRead(t, text).Terms
		seen := 0
		fresh := mustRead(t, text).Terms
		eachField(t, reflect.ValueOf(&fresh), "Terms", func(string, func()) { seen++ })
		for n := range seen {
			terms := mustRead(t, text).Terms
			at := -1
			eachField(t, reflect.ValueOf(&terms), "Terms", func(path string, change func()) {
				if at++; at != n {
					return
				}
				change()
				key[path] = key[path] || terms.Key() != plain.Key()
				sentence[path] = sentence[path] || !reflect.DeepEqual(Policy{Terms: terms}.Clauses(), Policy{Terms: plain}.Clauses())
			})
		}
	}
	seen := 0
	fieldsOf(reflect.TypeFor[Terms](), "Terms", func(path string) {
		seen++
		if !key[path] {
			t.Errorf("%s does not move the key", path)
		}
		if !sentence[path] {
			t.Errorf("no sentence says %s", path)
		}
	})
	if seen < 40 {
		t.Errorf("only %d fields were changed", seen)
	}
}

func TestNameTitleSourceAndExamplesDoNotMoveTheKey(t *testing.T) {
	text := strings.NewReplacer("policy: gold", "policy: silver", "title: Gold, 99.9 % a month", "title: Silver",
		"source: an example", "source: another", "effective: 2011-01-01", "effective: 2012-01-01",
		"name: two outages", "name: an example").Replace(whole)
	if mustRead(t, text).Terms.Key() != mustRead(t, whole).Terms.Key() {
		t.Error("terms with the same meaning have different keys")
	}
}

func TestWhatMeansTheSameHasTheSameKey(t *testing.T) {
	for sentence, edit := range map[string][2]string{
		"the order of components":     {"[Outlook, mail flow]", "[mail flow, Outlook]"},
		"the order of causes":         {"[third_party, customer]", "[customer, third_party]"},
		"the order of days":           {"[mon, tue, wed, thu, fri]", "[fri, mon, tue, wed, thu]"},
		"a weight as a percentage":    {"partial: 50%", "partial: 0.50"},
		"a length in another unit":    {"length: 10m", "length: 600s"},
		"a percentage without a sign": {"target: 99.9%", "target: 99.90"},
	} {
		if mustRead(t, changed(t, whole, edit[0], edit[1])).Terms.Key() != mustRead(t, whole).Terms.Key() {
			t.Errorf("%s moves the key", sentence)
		}
	}
	always := least + "service_hours: {days: [mon, tue, wed, thu, fri, sat, sun], from: 00:00, to: 24:00}\n"
	if mustRead(t, always).Terms.Key() != mustRead(t, least).Terms.Key() {
		t.Error("hours that never close are not the same as no hours")
	}
	almost := strings.Replace(always, "24:00", "23:59", 1)
	if mustRead(t, almost).Terms.Key() == mustRead(t, least).Terms.Key() {
		t.Error("hours that close at 23:59 are the same as no hours")
	}
	byHand := mustRead(t, least).Terms
	byHand.Components, byHand.Tiers = []string{}, []Tier{}
	if byHand.Key() != mustRead(t, least).Terms.Key() {
		t.Error("an empty list is not the same as none")
	}
}

func TestAKeyStaysTheSameBetweenRuns(t *testing.T) {
	p := mustRead(t, whole)
	if first := p.Terms.Key(); first != p.Terms.Key() || len(first) != 64 {
		t.Errorf("%q", first)
	}
	if !reflect.DeepEqual(p, mustRead(t, whole)) {
		t.Error("the same text is read as two policies")
	}
}
