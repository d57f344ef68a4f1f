package policy

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"nines/sla"
)

// Contradictions of a window.
const (
	WindowForm       Contradiction = "a window is one of month, quarter, year, subscription, {billing_cycle: 17}, {trailing: 365d}, {days: 30, from: …} or {months: 12, from: subscription}"
	WindowOutOfRange Contradiction = "a billing cycle begins on day 1 to 31; a window has 1 to 3660 whole days, or 1 to 120 months"
	WindowFrom       Contradiction = "windows of days count from a day or from subscription, windows of months from subscription, and no other window counts from anything"
	TrailingProrated Contradiction = "a trailing window is not the month that the fee is for, so it cannot say which part of the fee is meant: write fee_base: full"
)

// fromSubscription as the beginning of a window is the contract's.
const fromSubscription = "subscription"

// billedByContract as a billing cycle is the day that the contract writes.
const billedByContract = "contract"

func windowClause() clause {
	return clause{
		title: "Window",
		keys: []key{
			required("window").takes(allowed(windows())),
			free("window.billing_cycle").is(aNumber).takes([]string{billedByContract}),
			free("window.trailing").is(aLength),
			free("window.days").is(aNumber),
			free("window.months").is(aNumber),
			free("window.from").is(aDay).takes([]string{fromSubscription}),
		},
		read:           func(document value, p *Policy) { p.Terms.Window = readWindow(document.get("window")) },
		needs:          []string{"credit.fee_base"},
		check:          checkWindow,
		say:            func(t Terms) string { return t.Window.sentence() },
		contradictions: []Contradiction{WindowForm, WindowOutOfRange, WindowFrom, TrailingProrated, NotAWord},
	}
}

func windows() []word[Window] {
	return []word[Window]{
		{"month", Month, "Each calendar month is judged on its own."},
		{"quarter", Quarter, "Each calendar quarter is judged on its own, and the first begins on 1 January."},
		{"year", Year, "Each calendar year is judged on its own."},
		{"subscription", Window{Kind: SubscriptionWindow},
			"Each term of the subscription is judged on its own; the first begins with the contract, and the contract says how long a term is."},
	}
}

func readWindow(v value) Window {
	if _, ok := v.node.(ast.ScalarNode); ok || !v.present() {
		return parse(v, oneOf(windows()...))
	}
	var written []string
	for _, form := range []string{"billing_cycle", "trailing", "days", "months"} {
		if v.get(form).present() {
			written = append(written, form)
		}
	}
	if len(written) != 1 {
		v.contradicts(WindowForm, fmt.Sprintf("of billing_cycle, trailing, days and months, %d are written", len(written)))
		return Window{}
	}
	w, from := Window{}, v.get("from")
	switch written[0] {
	case "billing_cycle":
		w = Window{Kind: CycleWindow, CycleDay: readCycle(v.get("billing_cycle"))}
	case "trailing":
		w = Window{Kind: TrailingWindow, Days: readDays(v.get("trailing"))}
	case "days":
		w = Window{Kind: DaysWindow, Days: readWindowCount(v.get("days")), Anchor: readAnchor(from)}
	case "months":
		w = Window{Kind: SubscriptionWindow, Months: readWindowCount(v.get("months"))}
	}
	counts := written[0] == "days" || written[0] == "months"
	switch {
	case counts && !from.present():
		v.contradicts(WindowFrom, "from is not written")
	case from.present() && (!counts || written[0] == "months" && from.string() != fromSubscription):
		from.contradicts(WindowFrom, fmt.Sprintf("%s counts from %s", written[0], from.string()))
	}
	return w
}

// readCycle is the day on which a cycle begins, 0 for the contract's.
func readCycle(v value) int {
	if v.string() == billedByContract {
		return 0
	}
	return readWindowCount(v)
}

// readWindowCount reads a number of days or months; 0 of them would mean what
// the contract writes, and is no window.
func readWindowCount(v value) int {
	n := parse(v, count)
	if n == 0 {
		v.contradicts(WindowOutOfRange, "the number is 0")
	}
	return n
}

func readDays(v value) int {
	ms := parse(v, duration)
	if ms%sla.Day != 0 || ms == 0 {
		v.contradicts(WindowOutOfRange, v.string()+" is not a number of whole days")
	}
	return int(min(ms/sla.Day, 1_000_000))
}

// readAnchor is the day from which windows count, "" for the contract's.
func readAnchor(v value) string {
	if v.string() == fromSubscription {
		return ""
	}
	return parse(v, date)
}

func checkWindow(p Policy, report complaint) {
	w := p.Terms.Window
	switch {
	case w.Kind == CycleWindow && (w.CycleDay < 0 || w.CycleDay > 31):
		report("window", WindowOutOfRange, "day %d is none of a month", w.CycleDay)
	case (w.Kind == TrailingWindow || w.Kind == DaysWindow) && (w.Days < 1 || w.Days > 3660):
		report("window", WindowOutOfRange, "%d days are out of range", w.Days)
	case w.Kind == SubscriptionWindow && (w.Months < 0 || w.Months > 120):
		report("window", WindowOutOfRange, "%d months are out of range", w.Months)
	case w.Kind == TrailingWindow && p.Terms.FeeBase == ProratedFee:
		report("credit.fee_base", TrailingProrated, "the window is the %s and the fee prorated", w)
	case w.sentence() == "":
		report("window", NotAWord, "%+v has no meaning here", w)
	}
}

// sentence is "" for what is no window.
func (w Window) sentence() string {
	if text := meaning(windows(), w); text != "" {
		return text
	}
	anchor := "the day on which the contract begins"
	if w.Anchor != "" {
		anchor = w.Anchor
	}
	switch {
	case w.Kind == CycleWindow && w.CycleDay == 0:
		return "Each billing cycle is judged on its own: from the billing day that the contract writes to the day before it in the next month."
	case w.Kind == CycleWindow:
		return fmt.Sprintf("Each billing cycle is judged on its own: from day %d of a month to the day before it in the next; a month that is shorter has it on its last day.", w.CycleDay)
	case w.Kind == TrailingWindow:
		return fmt.Sprintf("At the end of each calendar month, the %s before it are judged; these windows overlap.", plural(int64(w.Days), "day"))
	case w.Kind == DaysWindow:
		return fmt.Sprintf("Windows of %s are judged one after another; the first begins on %s.", plural(int64(w.Days), "day"), anchor)
	case w.Kind == SubscriptionWindow && w.Months > 0:
		return fmt.Sprintf("Windows of %s are judged one after another; the first begins with the contract.", plural(int64(w.Months), "month"))
	}
	return ""
}
