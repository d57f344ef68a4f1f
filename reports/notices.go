package reports

import (
	"slices"
	"time"

	"nines/sla"
)

// toldText says how the public heard of an outage, in a sentence.
func (m *month) toldText(o sla.OutageMonth) string {
	if !o.FirstNotice.Known() {
		return "no public notice was recorded."
	}
	text := "the first public notice came " + noticeDelay(o)
	if o.FirstNotice > o.Start {
		text += " after it began"
	}
	if n := len(o.Notices); n > 0 {
		text += "; " + plural(int64(n), "notice", "notices") + " in all"
	}
	if o.LongestSilenceMS >= 0 {
		text += ", the longest silence while it lasted was " + duration(o.LongestSilenceMS)
	}
	return text + "."
}

// moments are an outage's beginning, notices and end in order, with the
// silence before each. The internal edition knows more instants.
func (m *month) moments(o sla.OutageMonth, zone *time.Location, internal bool) Moments {
	type happened struct {
		t          sla.Instant
		what, text string
		said       bool
	}
	all := []happened{{t: o.Start, what: "It began"}}
	if internal && o.Detected.Known() {
		all = append(all, happened{t: o.Detected, what: "Detected"})
	}
	if o.Announced.Known() && !slices.ContainsFunc(o.Notices, func(n sla.Notice) bool { return n.Moment == o.Announced }) {
		all = append(all, happened{t: o.Announced, what: "Announced", said: true})
	}
	for _, n := range o.Notices {
		what := capital(cmpOr(n.Stage, "notice"))
		if n.Channel != "" {
			what += ", " + n.Channel
		}
		all = append(all, happened{n.Moment, what + ":", n.Text, true})
	}
	if internal && o.Mitigated.Known() {
		all = append(all, happened{t: o.Mitigated, what: "Mitigated"})
	}
	if o.End.Known() {
		all = append(all, happened{t: o.End, what: "It was over"})
	}
	if internal && o.DeclaredOver.Known() {
		all = append(all, happened{t: o.DeclaredOver, what: "Declared over"})
	}
	for n := 1; n < len(all); n++ { // few, and mostly in order
		for k := n; k > 0 && all[k].t < all[k-1].t; k-- {
			all[k], all[k-1] = all[k-1], all[k]
		}
	}
	var out Moments
	last := o.Start
	for _, h := range all {
		item := Moment{When: moment(h.t, zone), WhenUTC: momentUTC(h.t), What: h.what, Text: h.text, Tone: Quiet}
		if h.said {
			item.Tone = Plain
		}
		if silent := int64(h.t - last); h.said && silent >= sla.Minute {
			item.Silence = "after " + durationBrief(silent) + " of silence"
		}
		if h.said {
			last = max(last, h.t)
		}
		out.Items = append(out.Items, item)
	}
	return out
}
