package reports

import (
	"slices"
	"strings"

	"nines/sla"
)

// clause is time of an outage that did not count, and why.
type clause struct {
	ms  int64
	why string
}

// spared says which part of an outage did not count, and by which clause. A
// clause that took all the rest needs no length of its own.
func (st *statement) spared(j judgement, i sla.Impact) string {
	switch {
	case uncomputed(&j.Result):
		return notComputable + ": " + list(lacks(j.Warnings))
	case i.Outage == sla.NoRef && measureText(j.Measure) != "":
		return ""
	case !isTime(j.Measure) || j.Measure == "intervals":
		return "what the monitor measured counts, not the outage"
	case i.Outage == sla.NoRef && i.ElapsedMS <= i.Charged.Floor():
		return ""
	case i.Outage == sla.NoRef:
		return duration(i.ElapsedMS-i.Charged.Floor()) + ": it was in a window or a unit that was excluded or charged anyway"
	}
	clauses := slices.DeleteFunc(st.clauses(j, i), func(c clause) bool { return c.ms <= 0 })
	if len(clauses) == 1 && clauses[0].ms == i.ElapsedMS-i.Charged.Floor() {
		return clauses[0].why
	}
	var parts []string
	for _, c := range clauses {
		parts = append(parts, duration(c.ms)+": "+c.why)
	}
	return strings.Join(parts, "; ")
}

func (st *statement) clauses(j judgement, i sla.Impact) []clause {
	excluded := i.Excluded.String()
	if i.Maintenance != sla.NoRef && int(i.Maintenance) < len(j.ledger.Maintenance) {
		w := j.ledger.Maintenance[i.Maintenance]
		excluded += " of " + stretch(w.Interval, j.zone)
		if w.Announced.Known() {
			excluded += ", announced " + moment(w.Announced, j.zone)
		}
	}
	weights, own, short := j.own(i)
	weight := "by its weight"
	if len(weights) == 1 {
		weight += " of " + sla.FormatPercent(weights[0].ppm) + " %"
	}
	return []clause{
		{i.ExcludedMS, excluded},
		{short, sla.BelowMinimum.String()},
		{i.ElapsedMS - i.DownMS - i.ExcludedMS, sla.WithoutWeight.String()},
		{i.DownMS - own - short, "counted for a heavier outage at the same time"},
		{own - i.Charged.Floor(), weight},
	}
}
