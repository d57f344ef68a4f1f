package main

import (
	"math/big"
	"slices"
	"time"
)

// A second opinion. It looks at every stretch between two moments at which
// anything changes and asks, for that stretch alone, who was down: slow, plain,
// and unlike the kernel's sweep, so that the same mistake is not made twice.

// credit is what a contract is owed for a period; minor is 0 where nothing is.
type credit struct {
	contract contract
	period   period
	terms    terms
	// counted seconds, and charged seconds in millionths.
	counted, charged int64
	minor            int64
}

// stretch of a contract's time in which nothing changes.
type stretch struct {
	from, to int64
	// weight that is charged before the minimum is looked at, in millionths.
	weight                      int64
	excluded, window, unmonitor bool
}

// judge is what c is owed for p; ok is false where it was not in force, or its
// policy did not exist yet.
func (w *world) judge(c contract, p period) (credit, bool) {
	from, to := c.span()
	subscribed := min(to, p.end) - max(from, p.start)
	t, ok := termsOf(c.policy, p.firstDay)
	if !ok || subscribed <= 0 {
		return credit{}, false
	}
	out := credit{contract: c, period: p, terms: t}
	all := w.stretches(c, t, p)
	dropShort(all, t.minimum)
	for _, s := range all {
		inForce := s.from >= from && s.from < to
		if s.from < p.start || s.from >= p.end || !inForce && t.part == "subscribed" || !t.hours.open(s.from, p.zone) {
			continue
		}
		if !inForce && t.part == "rest_up" {
			s = stretch{from: s.from, to: s.to}
		}
		counted, charged := t.count(s)
		out.counted, out.charged = out.counted+counted, out.charged+charged
	}
	out.minor = out.amount(subscribed)
	return out, true
}

// count is what a stretch adds to the counted seconds and to the charged ones.
func (t terms) count(s stretch) (counted, charged int64) {
	length := s.to - s.from
	switch {
	case s.weight > 0:
		return length, length * s.weight
	case s.window && t.lessWindows, s.excluded && t.lessOutages:
		return 0, 0
	case s.excluded, s.window:
		return length, 0
	case s.unmonitor && t.unknown == "removed":
		return 0, 0
	case s.unmonitor && t.unknown == "down":
		return length, length * whole
	}
	return length, 0
}

// stretches of the period and some days on both sides, so that a piece of
// downtime is seen in its whole length.
func (w *world) stretches(c contract, t terms, p period) []stretch {
	const around = 4 * 86400
	first, last := p.start-around, p.end+around
	happened := w.felt(c, t)
	windows := w.windowsOf(c, t, p)
	gaps := w.scoped(w.gaps, c)
	cuts := []int64{first, last, p.start, p.end}
	from, to := c.span()
	cuts = append(cuts, from, to)
	for _, o := range happened {
		cuts = append(cuts, o.from, o.to)
	}
	for _, list := range [][]interval{windows, gaps} {
		for _, i := range list {
			cuts = append(cuts, i.from, i.to)
		}
	}
	cuts = append(cuts, t.hours.edges(p)...)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []stretch
	for n := 1; n < len(cuts); n++ {
		if cuts[n-1] >= first && cuts[n] <= last {
			s := stretch{from: cuts[n-1], to: cuts[n], window: covers(windows, cuts[n-1]), unmonitor: covers(gaps, cuts[n-1])}
			s.weigh(c, t, happened)
			out = append(out, s)
		}
	}
	return out
}

// weigh finds what is charged for the stretch.
func (s *stretch) weigh(c contract, t terms, happened []row) {
	byOutage := map[string]int64{}
	own := map[string]bool{}
	for _, o := range happened {
		if o.from > s.from || o.to <= s.from {
			continue
		}
		if slices.Contains(t.causes, o.cause) {
			s.excluded = true
			continue
		}
		if o.tenant != "" && !own[o.id] {
			own[o.id], byOutage[o.id] = true, 0 // the tenant's row replaces the others'
		}
		if o.tenant != "" || !own[o.id] {
			byOutage[o.id] = max(byOutage[o.id], t.weight(o.outage))
		}
	}
	for _, weight := range byOutage {
		if t.sum {
			s.weight += weight
		} else {
			s.weight = max(s.weight, weight)
		}
	}
	if s.window && s.weight > 0 {
		s.weight, s.excluded = 0, true
	}
}

// dropShort takes out pieces of downtime that are shorter than the minimum.
func dropShort(all []stretch, minimum int64) {
	for n := 0; n < len(all); n++ {
		end := n
		for end < len(all) && all[end].weight > 0 {
			end++
		}
		if end > n && all[end-1].to-all[n].from < minimum {
			for k := n; k < end; k++ {
				all[k].weight = 0
			}
		}
		n = max(n, end)
	}
}

// amount is the deepest tier's share of the fee, rounded once.
func (c credit) amount(subscribed int64) int64 {
	var share int64
	for _, tier := range c.terms.tiers {
		good, needed := c.counted*whole-c.charged, tier.below*c.counted
		if good < needed || good == needed && c.terms.atOr {
			share = tier.credit
		}
	}
	if c.counted == 0 || share == 0 {
		return 0
	}
	if c.terms.cap > 0 {
		share = min(share, c.terms.cap)
	}
	k := c.contract
	num := product(k.fee, int64(c.terms.months), share)
	den := product(k.feeMonths, whole)
	if k.perSeat {
		num.Mul(num, big.NewInt(k.seats))
	}
	if c.terms.prorated {
		num.Mul(num, big.NewInt(subscribed))
		den.Mul(den, big.NewInt(c.period.end-c.period.start))
	}
	return rounded(num, den, c.terms.round)
}

func product(factors ...int64) *big.Int {
	out := big.NewInt(1)
	for _, f := range factors {
		out.Mul(out, big.NewInt(f))
	}
	return out
}

// rounded is num ÷ den as a whole number.
func rounded(num, den *big.Int, how string) int64 {
	quotient, rest := new(big.Int).QuoRem(num, den, new(big.Int))
	half := rest.Lsh(rest, 1).Cmp(den)
	up := how == "up" && rest.Sign() > 0 || half > 0 && how != "down" ||
		half == 0 && (how == "half_up" || how == "half_even" && quotient.Bit(0) == 1)
	if up {
		quotient.Add(quotient, big.NewInt(1))
	}
	return quotient.Int64()
}

// open says whether the service is promised at a moment; without hours it always is.
func (h *hours) open(unix int64, zone string) bool {
	if h == nil {
		return true
	}
	t := time.Unix(unix, 0).In(location(zone))
	working := t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !h.holidays[t.Format("2006-01-02")]
	return working && t.Hour() >= h.from && t.Hour() < h.to
}

// edges are the moments at which the hours of a period's days begin and end.
func (h *hours) edges(p period) []int64 {
	if h == nil {
		return nil
	}
	var out []int64
	for day := time.Unix(p.start, 0).In(location(p.zone)); day.Unix() < p.end; day = day.AddDate(0, 0, 1) {
		y, m, d := day.Date()
		for _, hour := range []int{h.from, h.to} {
			out = append(out, time.Date(y, m, d, hour, 0, 0, 0, day.Location()).Unix())
		}
	}
	return out
}
