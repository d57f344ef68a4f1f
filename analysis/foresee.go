package analysis

import "slices"

// foresee makes what workers share before they start: whatever a contract can
// be judged by. From then on they only read it.
func (k *Kernel) foresee() {
	var wanted []timelineKey
	for g := range k.groups {
		if !k.judgesEver(int32(g)) {
			continue
		}
		for _, t := range k.ruling(int32(g)) {
			whole := k.scopeOf(int32(g), t)
			for _, part := range t.each() {
				for _, s := range [...]*scope{k.within(whole, part), k.scopeOf(int32(g), part)} {
					if key := (timelineKey{part.timing, s}); k.timelines[key] == nil {
						k.timelines[key] = &swept{}
						wanted = append(wanted, key)
					}
				}
			}
		}
	}
	inParallel(len(wanted), func(_, n int) {
		made := k.timelines[wanted[n]]
		made.timeline, made.err = k.sweep(wanted[n])
	})
	for _, answers := range k.judged {
		for _, j := range answers.list {
			for _, part := range j.terms.each() {
				k.promisedIn(part, j.number)
			}
		}
	}
}

// ruling are the terms by which contracts of a group are judged, now or in what
// those look back on.
func (k *Kernel) ruling(group int32) (list []*terms) {
	promise, width := int(k.promiseOf[group]), k.width()
	for _, a := range k.judged[promise*width : (promise+1)*width] {
		for _, j := range a.list {
			if !slices.Contains(list, j.terms) {
				list = append(list, j.terms)
			}
		}
	}
	return list
}
