package reports

import (
	"slices"
	"strings"

	"nines/sla"
)

// outageTitle is what an outage is called on internal pages.
func outageTitle(o sla.OutageMonth) string {
	if title := strings.TrimSpace(o.Title); title != "" {
		return title
	}
	return "outage " + o.ID
}

// outagePath is where an outage's page is, from the folder of its set.
func outagePath(at sla.Month, o sla.OutageMonth) string {
	return at.String() + "/outages/" + fileName(o.Source) + "/" + fileName(o.ID) + ".html"
}

// length of an outage in its month: to the as-of instant while it is open.
func (m *month) length(o sla.OutageMonth) int64 {
	return sla.Interval{Start: o.Start, End: min(o.End, m.AsOf)}.Length()
}

// lengthText says it in words.
func (m *month) lengthText(o sla.OutageMonth) string {
	if o.End == sla.Never {
		return duration(m.length(o)) + " so far"
	}
	return duration(m.length(o))
}

// levelText says how badly something did not work.
func levelText(level sla.Level, sharePPM int64) string {
	if sharePPM != sla.NoShare && sharePPM < sla.Whole {
		return sla.FormatPercent(sharePPM) + " % of users"
	}
	return level.String()
}

// scopeText names services and their components.
func (m *month) scopeText(o sla.OutageMonth) string {
	var names []string
	for _, s := range o.Services {
		names = append(names, m.serviceName(s))
	}
	text := list(names)
	if components := withoutBlank(o.Components); len(components) > 0 {
		text += " (" + list(components) + ")"
	}
	return text
}

// regionText names regions.
func regionText(regions []string) string {
	if slices.Contains(regions, sla.Anywhere) || len(regions) == 0 {
		return "every region"
	}
	return list(regions)
}

func withoutBlank(words []string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// causeText is a cause in words.
func causeText(c sla.Cause) string {
	switch c {
	case sla.CauseProvider, "":
		return "ours"
	case sla.CauseCustomer:
		return "the customer's"
	case sla.CauseThirdParty:
		return "a third party's"
	case sla.CauseForceMajeure:
		return "force majeure"
	}
	return strings.ReplaceAll(string(c), "_", " ")
}

// median of the values in the middle; ok is false without any.
func median(values []int64) (middle int64, ok bool) {
	if len(values) == 0 {
		return 0, false
	}
	slices.Sort(values)
	n := len(values) / 2
	if len(values)%2 == 1 {
		return values[n], true
	}
	return values[n-1] + (values[n]-values[n-1])/2, true
}

// restored are the lengths of the outages that began in a month and are over.
func (m *month) restored(at sla.Month) []int64 {
	var out []int64
	for _, o := range m.begun[at] {
		if o.End != sla.Never {
			out = append(out, o.Length())
		}
	}
	return out
}

// noticed are the times to the first public word of those that had one. A word
// before the start counts as no wait.
func (m *month) noticed(at sla.Month) []int64 {
	var out []int64
	for _, o := range m.begun[at] {
		if o.FirstNotice.Known() {
			out = append(out, max(0, int64(o.FirstNotice-o.Start)))
		}
	}
	return out
}
