package reports

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nines/sla"
)

// mostDifferences is how many lines that differ stand on the page itself.
const mostDifferences = 100

// differs says whether a line is one that somebody must look at.
func differs(s sla.PayoutStatus) bool { return s != sla.Matched && s != sla.Open }

// ledgerBook is what the payout lines of a month come to, counted as they
// pass by.
type ledgerBook struct {
	lines       int64
	statuses    [len(sla.PayoutStatusNames)]int64
	statusMoney map[string]*tally // status and currency
	differences []sla.PayoutLine
	// days are the first of dayLines lines that are owed in days of service.
	days     []sla.PayoutLine
	dayLines int64
	ages     map[string]*tally
	parts    map[string]map[string]*tally // dimension, then name and currency
	rows     *rowsWriter
}

// tally adds up lines of one name and currency.
type tally struct {
	name, currency           string
	order                    int
	lines                    int64
	owed, issued, difference int64
}

// payouts writes the payouts page and the CSV file beside it; the answer is
// the page's first sentence.
func (s *set) payouts(ctx context.Context, m *month) (Words, error) {
	book, err := s.book(ctx, m)
	if err != nil {
		return nil, fmt.Errorf("writing the payouts: %w", err)
	}
	page := s.payoutsPage(m, book)
	return page.Lead, s.page(page)
}

// book streams the month's payout lines into the CSV file and into the rows of
// the page's list, and counts them.
func (s *set) book(ctx context.Context, m *month) (*ledgerBook, error) {
	book := &ledgerBook{statusMoney: map[string]*tally{}, ages: map[string]*tally{}, parts: map[string]map[string]*tally{},
		rows: s.rowsWriter("lines", m.path("payouts"))}
	f, err := s.create(m.path("payouts.csv"))
	if err != nil {
		return nil, err
	}
	table := newCSV(f, payoutHeader[:]...)
	err = s.src.Payouts(ctx, m.Month, func(l sla.PayoutLine) error {
		table.row(payoutCells(l)...)
		book.add(l, m.AsOf)
		return book.rows.add(m.payoutRow(l))
	})
	if err == nil {
		err = table.close()
	}
	if closeErr := f.close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = book.rows.flush()
	}
	return book, err
}

func (b *ledgerBook) add(l sla.PayoutLine, asOf sla.Instant) {
	b.lines++
	b.statuses[l.Status]++
	if differs(l.Status) && len(b.differences) < mostDifferences {
		b.differences = append(b.differences, l)
	}
	if l.DaysPPM > 0 {
		b.dayLines++
		if len(b.days) < mostDifferences {
			b.days = append(b.days, l)
		}
	}
	count := func(to map[string]*tally, name string, order int) {
		t := to[name+"\x00"+l.Currency]
		if t == nil {
			t = &tally{name: name, currency: l.Currency, order: order}
			to[name+"\x00"+l.Currency] = t
		}
		t.lines++
		t.owed += l.OwedMinor
		t.issued += l.IssuedMinor
		t.difference += l.DifferenceMinor
	}
	count(b.statusMoney, l.Status.String(), int(l.Status))
	name, order := age(l, asOf)
	count(b.ages, name, order)
	for _, by := range [...]struct{ dimension, name string }{
		{"Service", l.Service}, {"Policy", l.Policy}, {"Tier", tierName(l)}, {"Account manager", cmpOr(l.AccountManager, "none")},
	} {
		if b.parts[by.dimension] == nil {
			b.parts[by.dimension] = map[string]*tally{}
		}
		count(b.parts[by.dimension], by.name, 0)
	}
}

// tierName is what a line was owed for.
func tierName(l sla.PayoutLine) string {
	switch {
	case l.DaysPPM > 0:
		return "days of service"
	case l.TierPPM >= 0:
		return "below " + targetText(l.TierPPM) + ", " + sla.FormatPercent(l.CreditPPM) + " %"
	case l.Share.Num > 0:
		return "by formula"
	}
	return "no tier"
}

// age says how urgent a line is, and in which order ages stand.
func age(l sla.PayoutLine, asOf sla.Instant) (name string, order int) {
	switch l.Stage {
	case sla.Accrued:
		return "accrued, the month is provisional", 5
	case sla.Lapsed:
		if l.LapsedBecause != "" && l.LapsedBecause != "not claimed by the deadline" {
			return "lapsed: " + l.LapsedBecause, 6
		}
		return "lapsed without a claim", 6
	case sla.Issued:
		return "a credit note exists", 7
	case sla.NoCredit:
		return "nothing computed", 8
	case sla.Due:
		if l.Claimed.Known() && l.Deadline.Known() {
			return "due, claimed in time", 4
		}
		return "due without a claim", 3
	}
	switch left := int64(l.Deadline - asOf); {
	case left <= closingMS:
		return "to be claimed within 7 days", 0
	case left <= 30*sla.Day:
		return "to be claimed within 30 days", 1
	}
	return "to be claimed later", 2
}

// sorted are tallies in order: as told, then by name, then by currency.
func sorted(of map[string]*tally) []*tally {
	var out []*tally
	for _, t := range of {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(a.order, b.order), strings.Compare(a.name, b.name), strings.Compare(a.currency, b.currency))
	})
	return out
}

var payoutHeader = [...]string{"key", "customer", "customer_name", "tenant", "service", "region", "policy", "account_manager",
	"period", "currency", "tier", "credit_percent", "credit_minor", "credit", "owed_minor", "owed", "issued_minor", "issued", "difference_minor", "difference",
	"settled_minor", "settled",
	"stage", "status", "reason", "deadline", "claimed", "provisional", "credit_notes",
	"days_of_service", "worth_minor", "floor_minor", "lapsed_because", "notice_by", "told"}

// payoutCells is a line as billing reads it.
func payoutCells(l sla.PayoutLine) []string {
	decimal := func(minor int64) string { return sla.Money{Minor: minor, Currency: l.Currency}.Decimal() }
	tier, credit := "", ""
	if l.TierPPM >= 0 {
		tier, credit = sla.FormatPercent(l.TierPPM), sla.FormatPercent(l.CreditPPM)
	}
	deadline := instantCell(l.Deadline)
	return []string{l.Key, l.Customer, l.CustomerName, l.Tenant, l.Service, l.Region, l.Policy, l.AccountManager,
		l.Period, l.Currency, tier, credit, strconv.FormatInt(l.CreditMinor, 10), decimal(l.CreditMinor),
		strconv.FormatInt(l.OwedMinor, 10), decimal(l.OwedMinor), strconv.FormatInt(l.IssuedMinor, 10), decimal(l.IssuedMinor),
		strconv.FormatInt(l.DifferenceMinor, 10), decimal(l.DifferenceMinor),
		strconv.FormatInt(l.SettledMinor, 10), decimal(l.SettledMinor), l.Stage.String(), l.Status.String(), payoutReason(l), deadline, l.Claimed.String(),
		strconv.FormatBool(l.Provisional), noteIDs(l.Notes),
		daysCell(l.DaysPPM), strconv.FormatInt(l.WorthMinor, 10), strconv.FormatInt(l.FloorMinor, 10), l.LapsedBecause, instantCell(l.NoticeBy), instantCell(l.Told)}
}

// payoutReason says in a few words why a line is there.
func payoutReason(l sla.PayoutLine) string {
	switch {
	case l.DaysPPM > 0:
		return daysText(l.DaysPPM) + " in " + l.Period
	case l.TierPPM < 0 && l.Share.Num > 0:
		return shareText(l.Share) + " of the fee in " + l.Period
	case l.TierPPM < 0:
		return "no tier reached in " + l.Period
	}
	return "availability below " + targetText(l.TierPPM) + " in " + l.Period
}

// instantCell is an instant in a file, "" where there is none.
func instantCell(t sla.Instant) string {
	if !t.Known() {
		return ""
	}
	return t.String()
}

// daysCell is a number of days in a file, "" where there is none.
func daysCell(ppm int64) string {
	if ppm == 0 {
		return ""
	}
	return sla.FormatScaled(ppm, 6)
}

func noteIDs(notes []sla.CreditNote) string {
	var ids []string
	for _, n := range notes {
		ids = append(ids, n.ID)
	}
	return strings.Join(ids, " ")
}
