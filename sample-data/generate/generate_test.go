package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nines/analysis"
	"nines/policy"
)

func TestTheCommittedFilesAreWhatTheProgramWrites(t *testing.T) {
	for _, f := range generate(defaultSeed) {
		committed, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(f.name)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(committed, f.bytes()) {
			t.Errorf("%s is not what the program writes; run go run ./sample-data/generate", f.name)
		}
	}
}

func TestEverySeedPlantsTheSameMistakes(t *testing.T) {
	want := mistakesIn(made(t, defaultSeed)["expected/planted.csv"])
	for _, seed := range []uint64{1, 2, 3, 4} {
		if got := mistakesIn(made(t, seed)["expected/planted.csv"]); !slices.Equal(got, want) {
			t.Errorf("seed %d plants %v, wanted %v", seed, got, want)
		}
	}
}

func TestTheReadmeListsTheMistakes(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range made(t, defaultSeed)["expected/planted.csv"][1:] {
		line := "| " + strings.Join([]string{r[0], "`" + r[2] + "`", r[3], r[4], r[5] + " " + r[6], r[7] + " " + r[8]}, " | ") + " |"
		if !bytes.Contains(readme, []byte(line)) {
			t.Errorf("README.md has no line %s", line)
		}
	}
}

func TestEverySeedTellsTheSameStoryAndTheSameCases(t *testing.T) {
	want := made(t, defaultSeed)
	for _, seed := range []uint64{1, 2} {
		got := made(t, seed)
		for _, name := range []string{"outages-2010.csv", "outages-2011.csv", "outages-invented.csv", "notices-2011.csv", "maintenance.csv", "gaps.csv"} {
			if a, b := fixed(got[name]), fixed(want[name]); !slices.Equal(a, b) {
				t.Errorf("seed %d: the cases of %s differ", seed, name)
			}
		}
		if bytes.Equal(joined(got["tenants.csv"]), joined(want["tenants.csv"])) {
			t.Errorf("seed %d invents the same tenants as the default seed", seed)
		}
	}
}

func TestTheNotesAreWhatIsOwedExceptForTheMistakes(t *testing.T) {
	w := made(t, 7)
	owed := map[string]string{}
	for _, r := range w["expected/credits.csv"][1:] {
		owed[strings.Join([]string{r[1], r[2], r[6]}, " ")] = r[9] + " " + r[10]
	}
	mistaken := map[string]bool{}
	for _, r := range w["expected/planted.csv"][1:] {
		mistaken[strings.Join([]string{r[2], r[3], r[4]}, " ")] = true
	}
	for _, r := range w["credit_notes.csv"][1:] {
		key := strings.Join([]string{r[2], r[3], r[4]}, " ")
		if got := r[5] + " " + r[6]; !mistaken[key] && got != owed[key] {
			t.Errorf("%s: a note of %s for %s, but %s is owed", r[0], got, key, owed[key])
		}
	}
}

func TestTheSecondOpinionAgreesWithPencilAndPaper(t *testing.T) {
	w := &world{real2011: story2011, invented: cases, maintenance: windowCases, gaps: gapCases}
	for _, test := range []struct {
		service, policy, region, period string
		countedMinutes, chargedMinutes  string
	}{
		{exchange, "bpos-standard", "Americas", "2011-05", "44640", "242.5"},     // 228 + 29/2
		{exchange, "exchange-quarterly", "Americas", "2011-Q2", "131040", "917"}, // 870/2 + 228 + 53/2 + 29/2 + 66/2 + 180
		{exchange, "local-month", "Americas", "2011-05", "44640", "489.75"},      // 870/4 + 228 + 53/4 + 29/2 + 66/4
		{sharepoint, "bpos-standard", "EMEA", "2011-08", "44640", "415"},         // 18:50 to 01:45
		{exchange, "bpos-standard", "EMEA", "2010-06", "43200", "43.216666"},     // a second too much
		{exchange, "bpos-standard", "EMEA", "2011-03", "44580", "60"},            // clocks go forward, here and there
		{exchange, "bpos-standard", "Americas", "2010-11", "43260", "60"},        // and back
		{sharepoint, "bpos-standard", "Americas", "2010-11", "43260", "60"},      // the part before midnight
		{sharepoint, "bpos-standard", "Americas", "2010-12", "44640", "50"},      // the part after it
		{meeting, "live-meeting", "Americas", "2010-10", "44640", "6"},           // six of twelve minutes
		{meeting, "live-meeting", "EMEA", "2011-03", "44576", "0"},               // two pieces of eight; window and clocks
		{meeting, "live-meeting", "EMEA", "2011-04", "43200", "130"},             // ten minutes count, nine do not
		{azure, "azure-compute", "EMEA", "2011-01", "44400", "70"},               // past the window
		{azure, "azure-compute", "Americas", "2010-12", "44580", "105"},          // one hour of allowance was left
		{azure, "azure-compute", "APAC", "2011-02", "40320", "100"},              // announced too late
		{sharepoint, "bpos-standard", "APAC", "2011-01", "44640", "90"},          // overlaps count once
		{sharepoint, "summed-lengths", "APAC", "2011-01", "44640", "120"},        // or twice
		{sharepoint, "summed-lengths", "APAC", "2011-06", "43200", "120"},        // unknown is down
		{sharepoint, "local-month", "EMEA", "2011-04", "43010", "50"},            // down beats unknown
		{sharepoint, "business-hours", "EMEA", "2010-10", "12600", "60"},         // until closing time
		{meeting, "business-hours", "EMEA", "2011-04", "10800", "19"},            // 21 working days less three holidays
		{exchange, "exchange-quarterly", "EMEA", "2011-Q1", "129600", "60"},      // phones are not promised
	} {
		c := contract{tenant: tenant{id: "nobody", place: places[test.region][0]}, service: test.service,
			policy: test.policy, feeMonths: 1, from: "2009-01-01"}
		got := w.judgeLabelled(t, c, test.period)
		if counted, charged := minutes(got.counted*whole), minutes(got.charged); counted != test.countedMinutes || charged != test.chargedMinutes {
			t.Errorf("%s %s %s %s: counted %s, charged %s minutes; wanted %s and %s", test.service, test.policy,
				test.region, test.period, counted, charged, test.countedMinutes, test.chargedMinutes)
		}
	}
}

func TestThePoliciesReadAndTheirExamplesComeOut(t *testing.T) {
	files, err := filepath.Glob("../policies/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d policies, %v", len(files), err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := policy.Read(filepath.Base(name), text)
		if err != nil {
			t.Error(err)
			continue
		}
		if _, known := termsOf(p.Name, p.Effective); !known || len(p.Examples) == 0 {
			t.Errorf("%s: unknown to terms.go, or without examples", name)
		}
		for _, e := range p.Examples {
			if differences, err := analysis.CheckExample(p, e); err != nil || len(differences) > 0 {
				t.Errorf("%s: %s: %v %v", name, e.Name, differences, err)
			}
		}
	}
}

func (w *world) judgeLabelled(t *testing.T, c contract, label string) credit {
	t.Helper()
	terms, _ := termsOf(c.policy, "9999")
	for _, p := range periodsOf(c, terms.months) {
		if p.label == label {
			got, _ := w.judge(c, p)
			return got
		}
	}
	t.Fatalf("no period %s", label)
	return credit{}
}

// minutes of millionths of seconds, as a decimal cut after six places.
func minutes(millionths int64) string {
	rest := millionths % (60 * whole) / 60
	text := strconv.FormatInt(millionths/(60*whole), 10)
	if rest == 0 {
		return text
	}
	return text + "." + strings.TrimRight(strconv.FormatInt(whole+rest, 10)[1:], "0")
}

func made(t *testing.T, seed uint64) map[string][][]string {
	t.Helper()
	out := map[string][][]string{}
	for _, f := range generate(seed) {
		out[f.name] = f.rows
	}
	return out
}

// mistakesIn are the mistakes and their periods, without whom they hit.
func mistakesIn(rows [][]string) []string {
	var out []string
	for _, r := range rows[1:] {
		out = append(out, r[0]+" "+r[4])
	}
	slices.Sort(out)
	return out
}

// fixed are the rows that no seed changes, without the tenant that was chosen.
func fixed(rows [][]string) []string {
	var out []string
	for _, r := range rows {
		if !strings.HasPrefix(r[0], "INV-0") {
			out = append(out, strings.Join(append(r[:4:4], r[min(5, len(r)):]...), " "))
		}
	}
	slices.Sort(out)
	return out
}

func joined(rows [][]string) []byte {
	var out bytes.Buffer
	for _, r := range rows {
		out.WriteString(strings.Join(r, ","))
	}
	return out.Bytes()
}
