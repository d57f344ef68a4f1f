package analysis

import "nines/policy"

// bandFamily: the band that holds the availability applies to the whole fee
// base. A band is reached at its upper edge and left at its lower one; what no
// band holds goes by the hole. The tier of a result is the band's upper edge.
func bandFamily() family {
	f := tierFamily()
	f.name = "bands"
	f.writes = func(p *policy.Promise) bool { return len(p.Bands) > 0 }
	f.rungs = bandRungs
	return f
}

// bandRungs are bands as rungs: each begins at its upper edge, or where the one
// above it ends if the hole between belongs to it; a hole without a credit is a
// rung of its own.
func bandRungs(p *policy.Promise, target mark) []rung {
	var out []rung
	left := target // where the highest band would be left: above it the target is kept
	for n, b := range p.Bands {
		upper := markOf(b.ToPPM, !b.OpenTo, p.Percentage)
		switch {
		case p.Hole == policy.HoleDown && left.above(upper):
			upper = left
		case p.Hole == policy.HoleNone && n > 0 && left.above(upper):
			out = append(out, rung{left, 0, -1})
		}
		tier := b.ToPPM
		if b.CreditPPM == 0 {
			tier = -1
		}
		out = append(out, rung{upper, b.CreditPPM, tier})
		left = markOf(b.FromPPM, b.OpenFrom, p.Percentage)
	}
	return out
}
