package reports

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"nines/sla"
)

// past is how many months a figure's past shows, this one included.
const past = 12

// month is everything about a month that its pages share: read once. What
// there is once for each customer is streamed, see [set.summarize].
type month struct {
	sla.MonthInfo
	zone *time.Location
	// first of the months below: the twelve, or the year's if that is more.
	first    sla.Month
	totals   map[sla.Month]sla.MonthTotal
	count    sla.CustomerCount
	rollups  []sla.Rollup
	services []sla.ServiceMonth
	payouts  []sla.PayoutTotal
	days     []sla.DayDown
	// outages are this month's pages; byKey finds them, and dear are those with a
	// cost by currency, the dearest first.
	outages []sla.OutageMonth
	byKey   map[outageKey]*sla.OutageMonth
	dear    map[string][]dearOutage
	// begun are the outages that began in a month, and spans the months themselves, where
	// they were judged.
	begun       map[sla.Month][]sla.OutageTimes
	spans       map[sla.Month]sla.Interval
	maintenance []sla.Maintenance
	// rights that were reached, by customer, and what was paid outside the
	// contracts.
	rights   map[string][]sla.Reached
	goodwill []sla.GoodwillLine
	// later is what is dated after the as-of instant, by customer.
	later map[string]sla.LaterPapers
	// differing are the lines of customers to whom something else was issued
	// than was owed; letters that leave the house do not read them.
	differing map[string][]sla.PayoutLine
	// rates are those of the month's last day.
	rates    []sla.Rate
	lacking  lackingBook
	inputs   []sla.Input
	refusals []sla.Refusal
	names    map[string]string
	// only are the customers whose statements are written, nil is all.
	only map[string]bool
	// summary of the customers, filled when they are streamed.
	summary *summary
}

// month writes all pages of a month.
func (s *set) month(ctx context.Context, info sla.MonthInfo) (monthDoors, error) {
	m, err := s.read(ctx, info)
	if err != nil {
		return monthDoors{}, err
	}
	s.opts.lap("read month")
	before := s.written.Pages
	if err := s.customers(ctx, m); err != nil {
		return monthDoors{}, err
	}
	s.opts.lap("list customers")
	// The overview and four lists, a page of each account manager and outage, and
	// two editions of each statement.
	statements := int(m.summary.count)
	if m.only != nil {
		statements = len(m.only)
	}
	s.expect(before, 4+len(m.summary.accountManagerNames())+len(m.outages)+2*statements)
	if err := s.statements(ctx, m); err != nil {
		return monthDoors{}, err
	}
	s.opts.lap("write statements")
	if err := s.outagePages(ctx, m); err != nil {
		return monthDoors{}, err
	}
	s.opts.lap("write outages")
	payouts, err := s.payouts(ctx, m)
	if err != nil {
		return monthDoors{}, err
	}
	s.opts.lap("write payouts")
	overview := overviewPage(s, m)
	if err := s.page(overview); err != nil {
		return monthDoors{}, err
	}
	return monthDoors{m, overview.Lead, payouts}, nil
}

// read collects what a month's pages share.
func (s *set) read(ctx context.Context, info sla.MonthInfo) (*month, error) {
	m, err := s.readForLetters(ctx, info)
	if err != nil {
		return nil, err
	}
	if err := m.readFigures(ctx, s.src); err != nil {
		return nil, err
	}
	if err := m.readBegun(ctx, s.src, s.judged); err != nil {
		return nil, err
	}
	return m, nil
}

// readForLetters collects what statements share. Figures of everybody are not
// among it: for large providers they take longer than a few letters.
func (s *set) readForLetters(ctx context.Context, info sla.MonthInfo) (*month, error) {
	m := &month{
		MonthInfo: info, zone: zoneOf(info.Zone),
		first:  min(info.Month-past+1, sla.MonthOf(info.Month.Year(), time.January)),
		totals: map[sla.Month]sla.MonthTotal{},
		spans:  map[sla.Month]sla.Interval{},
		begun:  map[sla.Month][]sla.OutageTimes{},
		rights: map[string][]sla.Reached{},
	}
	if s.opts.Customers != nil {
		m.only = map[string]bool{}
		for _, id := range s.opts.Customers {
			m.only[id] = true
		}
	}
	return m, errors.Join(m.readOutages(ctx, s.src), m.readBeside(ctx, s.src))
}

func (m *month) readOutages(ctx context.Context, src Source) (err error) {
	if m.outages, err = src.Outages(ctx, m.Month); err != nil {
		return fmt.Errorf("reading the outages of %s: %w", m.Month, err)
	}
	m.byKey = make(map[outageKey]*sla.OutageMonth, len(m.outages))
	for n := range m.outages {
		m.byKey[outageKey{m.outages[n].Source, m.outages[n].ID}] = &m.outages[n]
	}
	m.dear = dearOf(m.outages)
	return nil
}

// readBegun sorts the outages of the judged months from first on by the month in
// which they began.
func (m *month) readBegun(ctx context.Context, src Source, judged []sla.MonthInfo) error {
	var all sla.Interval
	for _, info := range judged {
		if info.Month < m.first || info.Month > m.Month {
			continue
		}
		span := sla.Interval{Start: m.firstDay(info.Month), End: m.firstDay(info.Month + 1)}
		if m.spans[info.Month] = span; all.Empty() {
			all = span
		}
		all = sla.Interval{Start: min(all.Start, span.Start), End: max(all.End, span.End)}
	}
	all.End = min(all.End, m.AsOf)
	err := src.OutagesBegun(ctx, all, func(o sla.OutageTimes) error {
		if o.End > m.AsOf { // it was open then
			o.End = sla.Never
		}
		for at, span := range m.spans {
			if o.Start >= span.Start && o.Start < span.End {
				m.begun[at] = append(m.begun[at], o)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading when outages began: %w", err)
	}
	return nil
}

func (m *month) readFigures(ctx context.Context, src Source) error {
	totals, err := src.Totals(ctx, m.first, m.Month)
	if err != nil {
		return fmt.Errorf("reading the totals: %w", err)
	}
	for _, t := range totals {
		m.totals[t.Month] = t
	}
	if m.count, err = src.CustomerCount(ctx, m.Month); err != nil {
		return fmt.Errorf("counting the customers: %w", err)
	}
	if m.rollups, err = src.Rollups(ctx, m.first, m.Month); err != nil {
		return fmt.Errorf("reading the rollups: %w", err)
	}
	if m.services, err = src.Services(ctx, m.Month); err != nil {
		return fmt.Errorf("reading the services: %w", err)
	}
	if m.names, err = src.ServiceNames(ctx); err != nil {
		return fmt.Errorf("reading the names of services: %w", err)
	}
	if m.payouts, err = src.PayoutTotals(ctx, m.first, m.Month); err != nil {
		return fmt.Errorf("reading the payout totals: %w", err)
	}
	if m.days, err = src.Days(ctx, m.Month); err != nil {
		return fmt.Errorf("reading the days: %w", err)
	}
	if m.maintenance, err = src.Maintenance(ctx, m.Month); err != nil {
		return fmt.Errorf("reading the maintenance: %w", err)
	}
	if err := m.readLacking(ctx, src); err != nil {
		return err
	}
	if m.inputs, err = src.Inputs(ctx, m.Month); err != nil {
		return fmt.Errorf("reading the inputs: %w", err)
	}
	if m.refusals, err = src.Refusals(ctx); err != nil {
		return fmt.Errorf("reading the refused files: %w", err)
	}
	return nil
}

// zoneOf is a zone by name, UTC where it is empty or not known here.
func zoneOf(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return zone
}

// serviceName is how a service is called on a page.
func (m *month) serviceName(service string) string {
	if name := m.names[service]; name != "" {
		return name
	}
	return service
}

// year says whether a month is in the year to date.
func (m *month) year(at sla.Month) bool { return at.Year() == m.Month.Year() && at <= m.Month }

// sums are rollups added up.
type sums struct {
	contracts, seats, judged, breached int64
	counted, chargedMS, down, budget   int64
	seatCounted, seatCharged, credit   *big.Int
	feeCounted, feeCharged             *big.Int
}

// sum adds up the rollups that pick chooses.
func (m *month) sum(pick func(sla.Rollup) bool) sums {
	t := sums{seatCounted: new(big.Int), seatCharged: new(big.Int), feeCounted: new(big.Int), feeCharged: new(big.Int), credit: new(big.Int)}
	for _, r := range m.rollups {
		if !pick(r) {
			continue
		}
		t.contracts += r.Contracts
		t.seats += r.Seats
		t.judged += r.Judged
		t.breached += r.Breached
		t.counted += r.CountedMS
		t.chargedMS += r.ChargedMS
		t.down += r.DownMS
		t.budget += r.BudgetMS
		t.credit.Add(t.credit, big.NewInt(r.CreditMinor))
		for _, pair := range [...]struct{ to, from *big.Int }{
			{t.seatCounted, r.SeatCounted}, {t.seatCharged, r.SeatCharged},
			{t.feeCounted, r.FeeCounted}, {t.feeCharged, r.FeeCharged},
		} {
			if pair.from != nil {
				pair.to.Add(pair.to, pair.from)
			}
		}
	}
	return t
}

// weighted is an availability over many contracts: how much was counted and
// charged, each contract weighted.
type weighted struct{ counted, charged *big.Int }

func (t sums) bySeats() weighted { return weighted{t.seatCounted, t.seatCharged} }
func (t sums) byFee() weighted   { return weighted{t.feeCounted, t.feeCharged} }
func (t sums) byContract() weighted {
	return weighted{big.NewInt(t.counted), big.NewInt(t.chargedMS)}
}

// measured says whether anything was counted.
func (w weighted) measured() bool { return w.counted.Sign() > 0 }

// missing is what is missing to full availability in parts per billion,
// rounded up so that a missing moment is never nothing; -1 where nothing was
// counted.
func (w weighted) missing() int64 {
	if !w.measured() {
		return -1
	}
	scaled := new(big.Int).Mul(w.charged, big.NewInt(billion))
	q, rest := new(big.Int).QuoRem(scaled, w.counted, new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return min(q.Int64(), billion)
}

const billion = 1_000_000_000

// text is the availability in words, rounded down: what is missing is rounded
// up.
func (w weighted) text(decimals int) string {
	missing := w.missing()
	if missing < 0 {
		return "not measured"
	}
	return percentDown(billion-missing, billion, decimals)
}
