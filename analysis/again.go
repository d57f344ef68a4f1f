package analysis

import (
	"slices"

	"nines/sla"
)

// Again are the services that are judged again, by month, where what is known of
// the others stays; a month that is not in it is judged whole. Whatever the kernel
// writes is of one service: an event hits the contracts of one, all versions of a
// contract are of one, and contracts that share a result felt the same events.
type Again map[sla.Month][]string

// has says whether the contracts of a service are judged in a month.
func (a Again) has(month sla.Month, service string) bool {
	services, part := a[month]
	return !part || slices.Contains(services, service)
}

// services are those that are judged in any of the months; nil are all.
func (a Again) services(months []sla.Month) []string {
	list := []string{}
	for _, month := range months {
		services, part := a[month]
		if !part {
			return nil
		}
		list = append(list, services...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// limit has only those services judged. Terms and periods are still found for
// all groups, as if all were judged.
func (k *Kernel) limit(again Again) {
	if len(again) == 0 {
		return
	}
	k.reach.Services = again.services(k.months)
	k.skipped = map[skip]bool{}
	for _, month := range k.months {
		for n, service := range k.atlas.services {
			if !again.has(month, service) {
				k.skipped[skip{month, int32(n)}] = true
			}
		}
	}
}

// skip is a service that is not judged in a month.
type skip struct {
	month   sla.Month
	service int32
}

// judges says whether the contracts of a group are judged in a month.
func (k *Kernel) judges(group int32, month sla.Month) bool {
	return len(k.skipped) == 0 || !k.skipped[skip{month, k.atlas.serviceOf[k.atlas.placeOf[group]]}]
}

// judgedIn is of how many groups the contracts are judged in a month.
func (k *Kernel) judgedIn(month sla.Month) (groups int) {
	for g := range k.groups {
		if k.judges(int32(g), month) {
			groups++
		}
	}
	return groups
}

// judgesEver says whether they are in any month of the run.
func (k *Kernel) judgesEver(group int32) bool {
	return slices.ContainsFunc(k.months, func(month sla.Month) bool { return k.judges(group, month) })
}
