package analysis

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"nines/sla"
)

// Account is how one contract was judged in one period, every step of it.
type Account struct {
	// Contract is the number of the contract row that was judged.
	Contract int64
	Period   sla.Period
	// PolicyVersion is an index into Source.Policies.
	PolicyVersion int32
	Result        Result
	Credit        Credit
	// Ledger is that of Result: of the leading objective.
	Ledger sla.Ledger
	// Objectives are the results of each of several, by itself, in the order
	// of the policy; nil where one holds, which Result names.
	Objectives []Result
	// Rights that the customer has reached.
	Rights []RightReached
}

// Rows are the rows behind the numbers of events, as far as they hit the
// contract, each list in order of start.
type Rows struct {
	Outages     map[int32][]sla.Outage
	Maintenance map[int32][]sla.Maintenance
}

// With are the rows of r and more: of those that start at once r's are first.
func (r Rows) With(more Rows) Rows {
	return Rows{
		Outages:     joined(r.Outages, more.Outages, func(o sla.Outage) sla.Instant { return o.Start }),
		Maintenance: joined(r.Maintenance, more.Maintenance, func(w sla.Maintenance) sla.Instant { return w.Start }),
	}
}

func joined[T any](first, second map[int32][]T, start func(T) sla.Instant) map[int32][]T {
	out := maps.Clone(first)
	for number, list := range second {
		all := slices.Concat(first[number], list)
		slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(start(a), start(b)) })
		out[number] = all
	}
	return out
}

// Accounts judges one contract in the periods that end in month, by the same
// functions as Run. versions are the rows of the contract by their beginning,
// own what happened to its tenant alone, for each of them.
func (k *Kernel) Accounts(versions []Contract, own [][]Event, month sla.Month, rows Rows) ([]Account, error) {
	l := line{versions: versions, own: make([][]Event, len(own))}
	for n, list := range own {
		for _, e := range list {
			if e, ok := k.scenery.happened(e); ok {
				l.own[n] = append(l.own[n], e)
			}
		}
	}
	found, err := k.inMonth(&l, month, nil)
	if err != nil {
		return nil, err
	}
	var out []Account
	for _, s := range found {
		k.settleSingle(&s, &l)
		if s.terms.looksBack() {
			s.before = k.singlesBefore(&s)
		}
		a, err := k.account(&s, rows)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func (k *Kernel) account(s *single, rows Rows) (Account, error) {
	o, err := k.judgeAlone(s, new(room))
	if err != nil {
		return Account{}, err
	}
	if err := check(&o, &k.periods[s.period]); err != nil {
		return Account{}, err
	}
	a := Account{Contract: s.contract.Number, Period: k.periods[s.period], Result: o.Result, Rights: o.rights}
	a.PolicyVersion = s.version
	if o.share.any() {
		before, err := k.before(&o, s.contract.Fee)
		if err != nil {
			return a, err
		}
		a.Credit, err = owed(&o, k.feeFor(&o, s.contract.Fee), before)
		a.Credit.Fee = s.contract.Fee
		if err != nil {
			return a, err
		}
	}
	for n := range o.parts {
		a.Objectives = append(a.Objectives, o.parts[n].Result)
	}
	return a, k.fill(&a, s, &o, rows)
}

// fill writes the ledger: segments, the rows behind them, impacts.
func (k *Kernel) fill(a *Account, s *single, o *outcome, rows Rows) error {
	lead := s.each()[o.lead]
	segments, time, err := k.segments(lead)
	if err != nil {
		return err
	}
	book := bookkeeper{rows: rows, timing: lead.terms.timing, ledger: &a.Ledger, outages: map[int32]int32{}, windows: map[int32]int32{}}
	a.Ledger.Times, a.Ledger.Segments = o.Times, segments
	a.Ledger.Impacts = k.impacts(lead, o, time.measured, segments)
	if a.Ledger.Impacts, err = k.elsewhere(s, o, a.Ledger.Impacts); err != nil {
		return err
	}
	shares := new(sharing).apportionOf(o, a.Credit.CreditMinor)
	for n, c := range o.charges {
		at := slices.IndexFunc(a.Ledger.Impacts, func(i sla.Impact) bool { return i.Outage == c.outage })
		if at < 0 {
			return fmt.Errorf("outage %d is charged but did not happen in %s", c.outage, a.Period.Label)
		}
		a.Ledger.Impacts[at].Charged.Num, a.Ledger.Impacts[at].CreditMinor = c.num, shares[n]
	}
	book.index()
	return nil
}

// segments are the ledger of a single, stretch by stretch, and the time in
// which it looks at what happened.
func (k *Kernel) segments(s *single) ([]sla.Segment, span, error) {
	r := new(room)
	l, err := k.felt(s, r)
	if err != nil {
		return nil, span{}, err
	}
	var list []sla.Segment
	time := subscribed(s.terms.PartMonth, k.promisedIn(s.terms, s.period).time, k.judgedFor(s))
	addUp(l, time, s.terms.Terms, nil, r, func(seg sla.Segment) { list = append(list, seg) })
	for _, i := range time.assumedUp {
		up := plainUp(i.Start, i.End)
		up.Reason = sla.OutsideSubscribed
		list = append(list, up)
	}
	slices.SortStableFunc(list, func(x, y sla.Segment) int { return int(x.Start - y.Start) })
	return list, time, nil
}

// elsewhere adds to the impacts of the leading objective what outages did that
// only others charge.
func (k *Kernel) elsewhere(s *single, o *outcome, list []sla.Impact) ([]sla.Impact, error) {
	has := func(list []sla.Impact, outage int32) int {
		return slices.IndexFunc(list, func(i sla.Impact) bool { return i.Outage == outage })
	}
	for n := range o.parts {
		part := &s.parts[n]
		segments, time, err := k.segments(part)
		if err != nil {
			return nil, err
		}
		for _, i := range k.impacts(part, &o.parts[n], time.measured, segments) {
			if has(list, i.Outage) < 0 && slices.ContainsFunc(o.charges, func(c outageCharge) bool { return c.outage == i.Outage }) {
				list = append(list, i)
			}
		}
	}
	if n := len(o.charges); n > 0 && o.charges[n-1].outage == sla.NoRef && has(list, sla.NoRef) < 0 {
		list = append(list, sla.Impact{Outage: sla.NoRef, Maintenance: sla.NoRef,
			Interval: k.periods[s.period].Interval, Charged: sla.Fraction{Den: sla.Whole}})
	}
	return list, nil
}

// impacts says, for each outage, how much of it was down and how much was not
// counted and why. Outage still holds the number of the outage.
func (k *Kernel) impacts(s *single, o *outcome, measured []sla.Interval, segments []sla.Segment) []sla.Impact {
	lasted := map[int32][]sla.Interval{}
	scope := k.scopeOf(s.contract.Group, s.terms)
	reach, _ := s.terms.timing.reach()
	window := scope.around(k.periods[s.period].Interval, s.own, reach)
	for _, e := range mix(nil, scope.within(window), s.own, window) {
		if e.Kind == OutageEvent {
			lasted[e.Ref] = append(lasted[e.Ref], e.Interval)
		}
	}
	var out []sla.Impact
	for outage, list := range lasted {
		one := sla.Impact{Outage: outage, Maintenance: sla.NoRef, Charged: sla.Fraction{Den: o.Charged.Den}}
		for _, i := range sla.Union(list) {
			for _, piece := range sla.CutAll(measured, i) {
				addPiece(&one, piece, segments)
			}
		}
		if one.ElapsedMS == 0 { // but a unit of it may reach into the period
			one.Interval = lastOf(list)
		}
		if one.ElapsedMS > 0 || slices.ContainsFunc(o.charges, func(c outageCharge) bool { return c.outage == outage }) {
			out = append(out, one)
		}
	}
	if n := len(o.charges); n > 0 && o.charges[n-1].outage == sla.NoRef {
		one := sla.Impact{Outage: sla.NoRef, Maintenance: sla.NoRef, Interval: unseenIn(segments), ElapsedMS: o.Unknown, Charged: sla.Fraction{Den: o.Charged.Den}}
		if one.Empty() || !s.terms.Measure.CountsOutages() {
			one.Interval = k.periods[s.period].Interval
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b sla.Impact) int {
		if a.Start != b.Start {
			return int(a.Start - b.Start)
		}
		return int(a.Outage - b.Outage)
	})
	return out
}

// unseenIn is from the first to the last millisecond in which nobody was measuring.
func unseenIn(segments []sla.Segment) (i sla.Interval) {
	for _, seg := range segments {
		switch {
		case seg.State != sla.Unknown:
		case i.Empty():
			i = seg.Interval
		default:
			i = hull(i, seg.Interval)
		}
	}
	return i
}

func lastOf(list []sla.Interval) sla.Interval {
	all := sla.Union(list)
	return all[len(all)-1]
}

// addPiece adds a piece of an outage, split by what the ledger says of it.
func addPiece(one *sla.Impact, piece sla.Interval, segments []sla.Segment) {
	if one.ElapsedMS == 0 {
		one.Interval = piece
	}
	one.Interval = hull(one.Interval, piece)
	one.ElapsedMS += piece.Length()
	for _, seg := range segments {
		part := seg.Cut(piece).Length()
		switch {
		case part == 0:
		case seg.State == sla.Down:
			one.DownMS += part
			if seg.Reason == sla.BelowMinimum {
				one.BelowMinimumMS += part
			}
		case seg.State == sla.Excluded:
			one.ExcludedMS += part
			one.Excluded, one.Maintenance = seg.Reason, seg.Maintenance
		}
	}
}

// bookkeeper turns the numbers of events into indices of rows.
type bookkeeper struct {
	rows             Rows
	timing           *timing
	ledger           *sla.Ledger
	outages, windows map[int32]int32 // number → index of its first row
}

func (b *bookkeeper) index() {
	for n := range b.ledger.Impacts {
		i := &b.ledger.Impacts[n]
		i.Outage, i.Maintenance = b.outage(i.Outage, i.Interval), b.window(i.Maintenance)
	}
	for n := range b.ledger.Segments {
		seg := &b.ledger.Segments[n]
		seg.Outage, seg.Maintenance = b.outage(seg.Outage, seg.Interval), b.window(seg.Maintenance)
	}
}

// outage is the index of the outage's heaviest row that lasted at some time of
// i: the tenant's own before one for all, as that overrides it, then the
// heavier, then the earlier.
func (b *bookkeeper) outage(number int32, i sla.Interval) int32 {
	list := b.rows.Outages[number]
	if number == sla.NoRef || len(list) == 0 {
		return sla.NoRef
	}
	first, known := b.outages[number]
	if !known {
		first = int32(len(b.ledger.Outages))
		b.outages[number] = first
		b.ledger.Outages = append(b.ledger.Outages, list...)
	}
	best := -1
	for n, row := range list {
		if !i.Overlaps(sla.Interval{Start: row.Start, End: row.End}) {
			continue
		}
		if best < 0 || row.Tenant != "" && list[best].Tenant == "" ||
			(row.Tenant == "") == (list[best].Tenant == "") && b.weight(row) > b.weight(list[best]) {
			best = n
		}
	}
	return first + int32(max(best, 0))
}

func (b *bookkeeper) weight(row sla.Outage) int64 {
	if seats := b.timing.seats; seats > 0 && row.Users >= 0 && row.Users <= seats {
		return scaled(row.Users, sla.Whole, seats)
	}
	if row.SharePPM != sla.NoShare {
		return row.SharePPM
	}
	if row.Level == sla.NoLevel {
		return 0
	}
	return b.timing.weights[row.Level]
}

func (b *bookkeeper) window(number int32) int32 {
	list := b.rows.Maintenance[number]
	if number == sla.NoRef || len(list) == 0 {
		return sla.NoRef
	}
	first, known := b.windows[number]
	if !known {
		first = int32(len(b.ledger.Maintenance))
		b.windows[number] = first
		b.ledger.Maintenance = append(b.ledger.Maintenance, list...)
	}
	return first
}
