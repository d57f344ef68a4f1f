package reports

import (
	"strings"

	"nines/sla"
)

// sixFigures are the figures that an executive asks for first.
func (m *month) sixFigures() Figures {
	return Figures{m.availabilityFigure(), m.breachFigure(), m.creditFigure(), m.outagesFigure(), m.restoreFigure(), m.noticeFigure()}
}

// trend is a figure's value month by month, the oldest first.
func (m *month) trend(value func(sla.Month) (int64, bool)) []int64 {
	var out []int64
	for at := m.Month - past + 1; at <= m.Month; at++ {
		v, ok := value(at)
		if !ok || m.spans[at] == (sla.Interval{}) {
			v = NoSpark
		}
		out = append(out, v)
	}
	return out
}

// figure makes a key figure of a trend. show puts a value into words, unit is
// what a difference is called, and less is true where less is better.
func (m *month) figure(label string, values []int64, show func(int64) string, less bool) Figure {
	now, before := values[len(values)-1], values[len(values)-2]
	f := Figure{Label: label, Value: dash, Spark: Spark{Values: values, Says: m.trendSays(label, values, show)}}
	if now == NoSpark {
		return f
	}
	f.Value = show(now)
	last := (m.Month - 1).Name()
	if before == NoSpark {
		f.Change, f.ChangeTone = "no figure for "+last, Quiet
		return f
	}
	switch {
	case show(now) == show(before): // or smaller than what is shown
		f.Change, f.ChangeTone = "as in "+last, Quiet
	default:
		f.Change, f.ChangeTone = direction(now > before)+" from "+show(before)+" in "+last, betterOrWorse(now > before != less)
	}
	return f
}

func direction(up bool) string {
	if up {
		return "▲ up"
	}
	return "▼ down"
}

// betterOrWorse: worse is not a breach, so it is not red.
func betterOrWorse(better bool) Tone {
	if better {
		return Kept
	}
	return Plain
}

func (m *month) trendSays(label string, values []int64, show func(int64) string) string {
	var parts []string
	for n, v := range values {
		if v != NoSpark {
			parts = append(parts, (m.Month-sla.Month(len(values)-1-n)).String()+" "+show(v))
		}
	}
	return label + " by month: " + list(parts)
}

// availabilityFigure is weighted by seats where seats are known, by contract
// where they are not; by fee stands under it, each currency for itself.
func (m *month) availabilityFigure() Figure {
	weight, how := sums.bySeats, "weighted by seats"
	if !m.sumOf(m.Month).bySeats().measured() {
		weight, how = sums.byContract, "each contract alike"
	}
	values := m.trend(func(at sla.Month) (int64, bool) {
		missing := weight(m.sumOf(at)).missing()
		return -missing, missing >= 0
	})
	show := func(v int64) string { return percentDown(billion+v, billion, 3) }
	f := m.figure("Availability", values, show, false)
	f.Under, f.Href = how, "#promise"
	totals := m.totalsOf(m.Month)
	if len(totals) > 0 {
		fee := m.sum(func(r sla.Rollup) bool { return r.Month == m.Month && r.Currency == totals[0].Currency }).byFee()
		if fee.measured() {
			f.Under += "; by " + totals[0].Currency + " fees " + fee.text(3)
		}
	}
	if len(totals) > 1 {
		f.Under += "; " + plural(int64(len(totals)-1), "other currency", "other currencies") + " in the table of the year"
	}
	return f
}

// sumOf adds up a month.
func (m *month) sumOf(at sla.Month) sums {
	return m.sum(func(r sla.Rollup) bool { return r.Month == at })
}

func (m *month) breachFigure() Figure {
	values := m.trend(func(at sla.Month) (int64, bool) {
		t, ok := m.totals[at]
		return t.Breached, ok
	})
	f := m.figure("Customers in breach", values, count, true)
	t := m.totals[m.Month]
	f.Under, f.Href = "of "+count(m.count.Judged)+" judged; "+plural(t.BreachedContracts, "contract", "contracts"), "customers.html"
	if t.Breached > 0 {
		f.Tone, f.Value = Breach, "✕ "+f.Value
	}
	return f
}

// creditFigure is what the credits came to in the currency of most contracts,
// and beneath what is still owed of them; the others stand under it.
func (m *month) creditFigure() Figure {
	totals := m.totalsOf(m.Month)
	if len(totals) == 0 {
		return Figure{Label: "Credits of the month", Value: dash}
	}
	if some := credited(totals); len(some) > 0 {
		totals = some
	}
	main := totals[0].Currency
	values := m.trend(func(at sla.Month) (int64, bool) {
		for _, t := range m.totalsOf(at) {
			if t.Currency == main {
				return t.CreditMinor, true
			}
		}
		_, judged := m.totals[at]
		return 0, judged
	})
	f := m.figure("Credits of the month", values, func(v int64) string { return moneyBrief(v, main) }, true)
	f.Value, f.Unit = strings.TrimSuffix(f.Value, " "+main), main
	others := int64(len(totals) - 1)
	told, what := totals, "the credits"
	if others > mostOthers {
		told, what = totals[:1], "it"
	}
	f.Href, f.Under = "payouts.html", money(totals[0].CreditMinor, main)+"; "
	switch alive := amounts(told, false); {
	case totals[0].CreditMinor == 0:
		f.Under = "no contract reached a tier"
		return f
	case len(alive) == 0:
		f.Under += "nothing of " + what + " is owed any more"
	case m.Provisional:
		f.Under += "all of it if nothing more happens"
	case allOwed(told):
		f.Under += "we still owe all of it"
	default:
		f.Under += "we still owe " + list(alive)
	}
	switch {
	case others > mostOthers:
		f.Under += "; " + plural(others, "other currency", "other currencies") + " in the table of the year"
	case others > 0:
		f.Under += "; beside it credits of " + list(creditTexts(totals[1:]))
	}
	return f
}

// mostOthers is how many other currencies a figure names; a table has them all.
const mostOthers = 3

func (m *month) outagesFigure() Figure {
	values := m.trend(func(at sla.Month) (int64, bool) { return int64(len(m.begun[at])), true })
	f := m.figure("Outages", values, count, true)
	f.Href, f.Under = "outages.html", "that began in the month"
	open := 0
	for _, o := range m.outages {
		if o.End == sla.Never {
			open++
		}
	}
	if open > 0 {
		f.Under += "; " + count(int64(open)) + " still open"
	}
	return f
}

func (m *month) restoreFigure() Figure {
	values := m.trend(func(at sla.Month) (int64, bool) { return median(m.restored(at)) })
	f := m.figure("Median time to restore", values, durationBrief, true)
	f.Href, f.Under = "outages.html", "no outage that began in the month is over"
	if n := int64(len(m.restored(m.Month))); n > 0 {
		f.Under = "of " + plural(n, "outage that is over", "outages that are over")
	}
	return f
}

func (m *month) noticeFigure() Figure {
	values := m.trend(func(at sla.Month) (int64, bool) { return median(m.noticed(at)) })
	f := m.figure("Median time to first notice", values, durationBrief, true)
	f.Href = "outages.html"
	f.Under = count(int64(len(m.noticed(m.Month)))) + " of " + plural(int64(len(m.begun[m.Month])), "outage", "outages") + " had a public notice"
	return f
}
