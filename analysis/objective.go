package analysis

import (
	"fmt"
	"slices"

	"nines/policy"
)

// chosen are the objectives of t that are for contracts of a group, in the
// order of the policy. Errors: there is none; there are several, and t does not
// say what holds then.
func chosen(t *policy.Terms, of Group) ([]policy.Objective, error) {
	var out []policy.Objective
	listed := false // an objective that lists words is for the group
	for _, o := range t.Objectives {
		lists := len(o.For.Plans)+len(o.For.Classes)+len(o.For.Topologies)+len(o.For.Regions) > 0
		switch {
		case o.For.Otherwise && listed, !selects(o.For, of):
			continue
		case lists:
			listed = true
		}
		out = append(out, o)
	}
	switch {
	case len(out) == 0:
		return nil, fmt.Errorf("no objective is for a contract of plan %q, class %q, topology %q in region %q",
			of.Plan, of.Class, of.Topology, of.Region)
	case len(out) > 1 && t.Several == policy.OneObjective:
		return nil, fmt.Errorf("%q and %q are both for a contract of plan %q, class %q, topology %q in region %q, and several is not written",
			out[0].Name, out[1].Name, of.Plan, of.Class, of.Topology, of.Region)
	}
	return out, oneUnit(out)
}

// selects says whether a selector names the group in every list that it has.
func selects(s policy.Selector, of Group) bool {
	for _, l := range [...]struct {
		words []string
		word  string
	}{{s.Plans, of.Plan}, {s.Classes, of.Class}, {s.Topologies, of.Topology}, {s.Regions, of.Region}} {
		if len(l.words) > 0 && !slices.Contains(l.words, l.word) {
			return false
		}
	}
	return true
}

// oneUnit wants credits that can be compared: all money, or all days.
func oneUnit(list []policy.Objective) error {
	inDays := func(o policy.Objective) bool { return o.Pays == policy.DaysOfService }
	for _, o := range list {
		if familyOf(&o.Promise) != nil && familyOf(&list[0].Promise) != nil && inDays(o) != inDays(list[0]) {
			return fmt.Errorf("objective %q owes days of service and %q money, or the other way round: they cannot be compared",
				list[0].Name, o.Name)
		}
	}
	return nil
}

// under are terms with one objective in the place of all.
func under(t policy.Terms, o policy.Objective) policy.Terms {
	t.Promise = o.Promise
	t.Objectives, t.Several = nil, policy.OneObjective
	if len(o.Components) > 0 {
		t.Components = o.Components
	}
	if o.Measure != nil {
		t.Measure = *o.Measure
	}
	return t
}

// all are terms with several objectives, for what holds for them together:
// they look at the components of each.
func all(t policy.Terms, list []policy.Objective) policy.Terms {
	t.Objectives = make([]policy.Objective, len(list))
	components := []string{}
	for n, o := range list {
		o.For = policy.Selector{}
		t.Objectives[n] = o
		own := under(t, o).Components
		if len(own) == 0 {
			components = nil // the service as a whole
		}
		if components != nil {
			components = append(components, own...)
		}
		if familyOf(&o.Promise) != nil {
			t.Pays = o.Pays
		}
	}
	slices.Sort(components)
	t.Components = slices.Compact(components)
	return t
}
