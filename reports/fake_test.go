package reports

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"
	"time"

	"nines/sla"
)

// fake is a source with a small world of its own: the outages of May 2011,
// customers with names that attack, three currencies, a month without
// outages, an outage that is still open. It judges with the simplest terms
// that make all its figures agree with each other.
type fake struct {
	contracts   []sla.Contract
	outages     []sla.Outage
	notices     []sla.Notice
	maintenance []sla.Maintenance
	reached     []sla.Reached
	uncomputed  []sla.Uncomputed
	goodwill    []sla.GoodwillLine
	later       []sla.LaterPapers
	rates       []sla.Rate
	asOf        sla.Instant
	first, last sla.Month
	zone        *time.Location
	endless     string     // what all names end in
	mu          sync.Mutex // guards cache
	cache       map[fakeKey]fakeJudged
}

type fakeKey struct {
	contract int
	month    sla.Month
}

type fakeJudged struct {
	result sla.Result
	ledger sla.Ledger
}

// attacks are names that would break a page, a script, a sheet or a folder.
var attacks = []struct{ id, name string }{
	{"attack-script", `</script><script>alert(1)</script>`},
	{"attack-image", `'"><img src=x onerror=alert(2)>`},
	{"../../etc/passwd", "Path & Sons"},
	{"attack-formula", `=HYPERLINK("http://example.invalid","click")`},
	{"attack-bidi", "abc\u202Etxt.exe\u2066 (right to left)"},
	{"attack-long", strings.Repeat("Long name without end ", 14)},
	{"🍕", "🍕 Pizza Express 👩‍👩‍👧"},
	{"ACME", "ACME upper"},
	{"acme", "Acme lower"},
	{"con", "Console Ltd"},
	{"attack-comment", "<!-- \u2028 ${x} {{.}} ]]>"},
}

var fakeServices = []struct{ id, name string }{
	{"exchange-online", "Exchange Online"}, {"office-communications", "Office Communications Online"}, {"sharepoint-online", "SharePoint Online"},
}

func at(text string) sla.Instant {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return sla.InstantOf(t)
}

// newFake has about as many plain customers as asked, beside the attackers.
func newFake(plain int) *fake {
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		panic(err)
	}
	f := &fake{asOf: at("2011-07-20T00:00:00Z"), first: sla.MonthOf(2010, 6), last: sla.MonthOf(2011, 7), zone: zone, cache: map[fakeKey]fakeJudged{}}
	f.happen()
	accountManagers := []string{"Ana Ruiz", "Ben Okafor", "Chiyo Tanaka", ""}
	regions := []string{"americas", "emea", "apac"}
	currencies := []string{"USD", "USD", "USD", "EUR", "JPY"}
	add := func(n int, id, name string, service, region, tenant, policy string) {
		currency := currencies[n%len(currencies)]
		fee := int64(100_000 + n*7_300)
		if currency == "JPY" {
			fee *= 1
		}
		f.contracts = append(f.contracts, sla.Contract{Source: "tenants", Customer: id, CustomerName: name, Tenant: tenant, TenantName: strings.ToUpper(tenant),
			Service: service, Region: region, Policy: policy, Fee: sla.Fee{Money: sla.Money{Minor: fee, Currency: currency}, Months: 1}, Seats: int64(20 + n*13%900),
			From: monthStart(f.first, zone), To: sla.Never, AccountManager: accountManagers[n%len(accountManagers)]})
	}
	for n, a := range attacks {
		add(n, a.id, a.name, "exchange-online", "americas", fmt.Sprintf("t-attack-%02d", n), "bpos-standard")
	}
	for n := range plain {
		id := fmt.Sprintf("customer-%03d", n)
		name := fakeName(n)
		region := regions[n%7%3]
		add(n, id, name, "exchange-online", region, id+"-mail", "bpos-standard")
		if n%3 == 0 {
			add(n, id, name, "sharepoint-online", region, id+"-docs", "bpos-gold")
		}
		if n%4 == 0 {
			add(n, id, name, "office-communications", region, id+"-talk", "bpos-basic")
		}
	}
	for n := range 40 {
		add(0, "conglomerate", "Consolidated Holdings", fakeServices[n%3].id, regions[n%3], fmt.Sprintf("division-%02d", n), "bpos-standard")
	}
	add(0, "two-currencies", "Transatlantic Freight", "exchange-online", "americas", "freight-us", "bpos-standard")
	add(3, "two-currencies", "Transatlantic Freight", "exchange-online", "emea", "freight-eu", "bpos-standard")
	slices.SortStableFunc(f.contracts, func(a, b sla.Contract) int { return strings.Compare(a.Customer, b.Customer) })
	return f
}

var fakeWords = []string{"Alpine", "Contoso", "Northwind", "Fabrikam", "Adventure", "Litware", "Tailspin", "Wingtip", "Proseware", "Lucerne", "Margie", "Graphic"}
var fakeKinds = []string{"Bank", "Traders", "Works", "Insurance", "Travel", "Publishing", "Toys", "Clinics"}

func fakeName(n int) string {
	name := fakeWords[n%len(fakeWords)] + " " + fakeKinds[n/len(fakeWords)%len(fakeKinds)]
	if round := n / len(fakeWords) / len(fakeKinds); round > 0 {
		name += fmt.Sprintf(" %d", round+1)
	}
	return name
}

// happen writes down what happened.
func (f *fake) happen() {
	out := func(id, title, service, component, region, start, end string, level sla.Level) *sla.Outage {
		o := sla.Outage{Source: "status", ID: id, Title: title, Scope: sla.Scope{Service: service, Component: component, Region: region}, Start: at(start), End: sla.Never,
			Level: level, SharePPM: sla.NoShare, Cause: sla.CauseProvider, Detected: sla.NoInstant, Announced: sla.NoInstant, Mitigated: sla.NoInstant, DeclaredOver: sla.NoInstant,
			Place: sla.Place{File: "outages.csv", Line: len(f.outages) + 2}}
		if end != "" {
			o.End = at(end)
		}
		f.outages = append(f.outages, o)
		return &f.outages[len(f.outages)-1]
	}
	out("o-2", "brief SharePoint outage", "sharepoint-online", "", "emea", "2010-07-14T09:10:00Z", "2010-07-14T09:35:30Z", sla.Full)
	out("o-3", "network upgrade", "exchange-online", "", "americas", "2010-08-23T17:00:00Z", "2010-08-23T19:00:00Z", sla.Full)
	out("o-4", "sign-in failure", "exchange-online", "", "americas", "2010-09-03T18:20:00Z", "2010-09-03T18:55:00Z", sla.Full)
	out("o-5", "storage latency", "sharepoint-online", "", sla.Anywhere, "2010-11-18T02:00:00Z", "2010-11-18T02:21:12Z", sla.Partial)
	out("o-6", "certificate expired", "office-communications", "", sla.Anywhere, "2011-01-09T00:00:00Z", "2011-01-09T01:12:00Z", sla.Full)
	out("o-7", "cooling failure", "exchange-online", "", "emea", "2011-02-21T05:00:00Z", "2011-02-21T05:32:00Z", sla.Full)
	out("o-8", "bad deployment", "exchange-online", "", sla.Anywhere, "2011-03-29T16:00:00Z", "2011-03-29T16:09:00Z", sla.Full)
	may := out("o-10", "malformed mail traffic", "exchange-online", "mail flow", "americas", "2011-05-10T16:30:00Z", "2011-05-11T07:00:00Z", sla.Partial)
	may.Detected, may.Announced, may.Mitigated = at("2011-05-10T16:52:00Z"), at("2011-05-10T18:10:00Z"), at("2011-05-11T05:40:00Z")
	out("o-11", "DNS failure", "exchange-online", "Outlook Web Access", "americas", "2011-05-12T08:04:00Z", "2011-05-12T11:52:00Z", sla.Full)
	out("o-11", "DNS failure", "exchange-online", "Outlook", "americas", "2011-05-12T08:04:00Z", "2011-05-12T11:52:00Z", sla.Degraded)
	out("o-12", "malformed mail traffic, again", "exchange-online", "mail flow", "americas", "2011-05-12T16:10:00Z", "2011-05-12T17:03:00Z", sla.Full)
	out("o-13", "mail stuck in outboxes", "exchange-online", "mail flow", "americas", "2011-05-12T18:35:00Z", "2011-05-12T19:04:00Z", sla.Full).Posted = true
	out("o-14", "SharePoint search", "sharepoint-online", "search", "emea", "2011-05-17T07:15:00Z", "2011-05-17T07:48:20Z", sla.Partial)
	out("o-15", "</title><script>alert(3)</script>", "exchange-online", "mail flow", "apac", "2011-05-19T15:48:00Z", "2011-05-19T22:33:00Z", sla.Degraded).SharePPM = 9_900
	out("o-16", "voice gateway", "office-communications", "", "apac", "2011-05-24T22:00:00Z", "2011-05-24T22:19:00Z", sla.Full)
	out("o-17", "third-party network", "exchange-online", "", "emea", "2011-05-26T11:00:00Z", "2011-05-26T12:30:00Z", sla.Full).Cause = sla.CauseThirdParty
	out("o-20", "network hardware", "exchange-online", "", "americas", "2011-06-22T15:00:00Z", "2011-06-22T18:10:00Z", sla.Full)
	out("o-21", "backlog in delivery", "exchange-online", "mail flow", "americas", "2011-07-19T17:22:00Z", "", sla.Full)
	notice := func(outage, moment, stage, channel, text string) {
		f.notices = append(f.notices, sla.Notice{Source: "status", Outage: outage, Moment: at(moment), Stage: stage, Channel: channel, Text: text})
	}
	notice("o-10", "2011-05-10T18:10:00Z", "investigating", "dashboard", "We are looking into delays in mail delivery.")
	notice("o-10", "2011-05-10T21:00:00Z", "identified", "dashboard", "Malformed messages slow the hub servers down.")
	notice("o-10", "2011-05-11T07:20:00Z", "resolved", "dashboard", "Queues have drained; mail flows as usual.")
	notice("o-11", "2011-05-12T09:31:00Z", "investigating", "dashboard", "Outlook Web Access cannot be reached in the Americas.")
	notice("o-11", "2011-05-12T10:05:00Z", "update", "twitter", "DNS is being repaired; watch the dashboard.")
	notice("o-11", "2011-05-12T12:02:00Z", "resolved", "dashboard", "Names resolve again everywhere.")
	notice("o-12", "2011-05-12T16:41:00Z", "investigating", "dashboard", "Mail is delayed by up to 45 minutes.")
	notice("o-12", "2011-05-12T17:20:00Z", "resolved", "dashboard", "Mail flows again.")
	notice("o-20", "2011-06-22T15:20:00Z", "investigating", "twitter", "We know of a network problem.")
	notice("o-21", "2011-07-19T18:00:00Z", "investigating", "dashboard", "Mail is delayed.")
	window := func(id, service, region, start, end, announced, title string) {
		f.maintenance = append(f.maintenance, sla.Maintenance{Source: "work", ID: id, Scope: sla.Scope{Service: service, Region: region},
			Interval: sla.Interval{Start: at(start), End: at(end)}, Announced: at(announced), Title: title})
	}
	window("m-1", "exchange-online", "americas", "2011-05-07T09:00:00Z", "2011-05-07T13:00:00Z", "2011-05-01T00:00:00Z", "database upgrade")
	window("m-2", "sharepoint-online", "emea", "2011-05-17T07:30:00Z", "2011-05-17T08:00:00Z", "2011-05-10T00:00:00Z", "index move")
	window("m-3", "office-communications", sla.Anywhere, "2011-05-21T05:00:00Z", "2011-05-21T09:00:00Z", "2011-05-18T00:00:00Z", "firmware")
}

func (f *fake) Months(context.Context) ([]sla.MonthInfo, error) {
	var out []sla.MonthInfo
	for m := f.first; m <= f.last; m++ {
		span := f.span(m)
		out = append(out, sla.MonthInfo{Month: m, AsOf: f.asOf, Provisional: span.End > f.asOf, Version: 1, Zone: f.zone.String(), Interval: span,
			Inputs: strings.Repeat("3f9a1c", 11)[:64], Results: strings.Repeat("b07e52", 11)[:64]})
	}
	return out, nil
}

func (f *fake) span(m sla.Month) sla.Interval {
	return sla.Interval{Start: monthStart(m, f.zone), End: monthStart(m+1, f.zone)}
}

func (f *fake) each(first, last sla.Month, call func(m sla.Month, n int, j fakeJudged)) {
	for m := max(first, f.first); m <= min(last, f.last); m++ {
		for n := range f.contracts {
			call(m, n, f.judge(n, m))
		}
	}
}

func (f *fake) Totals(_ context.Context, first, last sla.Month) ([]sla.MonthTotal, error) {
	var out []sla.MonthTotal
	failed := map[string]bool{}
	f.each(first, last, func(m sla.Month, n int, j fakeJudged) {
		if len(out) == 0 || out[len(out)-1].Month != m {
			out = append(out, sla.MonthTotal{Month: m})
			clear(failed)
		}
		t := &out[len(out)-1]
		t.Contracts++
		if j.result.Breached {
			t.BreachedContracts++
			if !failed[j.result.Customer] {
				failed[j.result.Customer] = true
				t.Breached++
			}
		}
	})
	return out, nil
}

func (f *fake) CustomerCount(_ context.Context, month sla.Month) (sla.CustomerCount, error) {
	seen := map[string]bool{}
	f.each(month, month, func(_ sla.Month, _ int, j fakeJudged) { seen[j.result.Customer] = true })
	return sla.CustomerCount{Customers: int64(len(seen)), Judged: int64(len(seen))}, nil
}

func (f *fake) Rollups(_ context.Context, first, last sla.Month) ([]sla.Rollup, error) {
	var out []sla.Rollup
	f.each(first, last, func(m sla.Month, n int, j fakeJudged) {
		r := j.result
		at := slices.IndexFunc(out, func(o sla.Rollup) bool {
			return o.Month == m && o.Service == r.Service && o.Region == r.Region && o.Currency == r.Currency
		})
		if at < 0 {
			at = len(out)
			out = append(out, sla.Rollup{Month: m, Service: r.Service, Region: r.Region, Currency: r.Currency,
				SeatCounted: new(big.Int), SeatCharged: new(big.Int), FeeCounted: new(big.Int), FeeCharged: new(big.Int)})
		}
		o := &out[at]
		o.Contracts++
		o.Judged++
		o.Seats += r.Seats
		o.Breached += one(r.Breached)
		o.MeasuredMS += r.Times.Measured
		o.DownMS += r.Times.Down
		o.CountedMS += r.Times.Counted
		o.ChargedMS += r.Times.Charged.Floor()
		o.BudgetMS += r.BudgetMS
		o.CreditMinor += r.CreditMinor
		addScaled(o.SeatCounted, r.Times.Counted, r.Seats)
		addScaled(o.SeatCharged, r.Times.Charged.Floor(), r.Seats)
		addScaled(o.FeeCounted, r.Times.Counted, r.FeeMinor)
		addScaled(o.FeeCharged, r.Times.Charged.Floor(), r.FeeMinor)
	})
	slices.SortFunc(out, func(a, b sla.Rollup) int {
		return compareAll(int64(a.Month), int64(b.Month), a.Service, b.Service, a.Region, b.Region, a.Currency, b.Currency)
	})
	return out, nil
}

func addScaled(to *big.Int, a, b int64) {
	to.Add(to, new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
}

func (f *fake) ServiceNames(context.Context) (map[string]string, error) {
	names := map[string]string{}
	for _, s := range fakeServices {
		names[s.id] = f.serviceNamed(s.id)
	}
	return names, nil
}

func (f *fake) Services(_ context.Context, month sla.Month) ([]sla.ServiceMonth, error) {
	var out []sla.ServiceMonth
	seen := map[string]bool{}
	f.each(month, month, func(m sla.Month, n int, j fakeJudged) {
		r := j.result
		at := slices.IndexFunc(out, func(o sla.ServiceMonth) bool {
			return o.Service == r.Service && o.TargetPPM == r.TargetPPM
		})
		if at < 0 {
			at = len(out)
			out = append(out, sla.ServiceMonth{Service: r.Service, TargetPPM: r.TargetPPM})
		}
		o := &out[at]
		o.Contracts++
		for _, mark := range []struct {
			count *int64
			yes   bool
		}{{&o.Customers, true}, {&o.Judged, r.Judged}, {&o.Breached, r.Breached}} {
			key := fmt.Sprint(m, r.Service, r.TargetPPM, r.Customer, mark.count == &o.Customers, mark.count == &o.Judged)
			if mark.yes && !seen[key] {
				seen[key] = true
				*mark.count++
			}
		}
	})
	slices.SortFunc(out, func(a, b sla.ServiceMonth) int {
		return compareAll(a.TargetPPM, b.TargetPPM, a.Service, b.Service)
	})
	return out, nil
}

func (f *fake) Days(_ context.Context, month sla.Month) ([]sla.DayDown, error) {
	sums, weighed := map[[3]string]int64{}, map[[3]string]int64{}
	f.each(month, month, func(m sla.Month, n int, j fakeJudged) {
		for _, s := range j.ledger.Segments {
			for at := s.Start; s.State == sla.Down && at < s.End; {
				local := at.Time().In(f.zone)
				next := min(s.End, sla.StartOfDay(local.Year(), int(local.Month()), local.Day()+1, f.zone))
				key := [3]string{local.Format(time.DateOnly), j.result.Service, j.result.Region}
				sums[key] += int64(next - at)
				weighed[key] += int64(next-at) * s.WeightPPM / sla.Whole
				at = next
			}
		}
	})
	var out []sla.DayDown
	for key, ms := range sums {
		out = append(out, sla.DayDown{Month: month, Date: key[0], Service: key[1], Region: key[2], DownMS: ms, ChargedMS: weighed[key]})
	}
	slices.SortFunc(out, func(a, b sla.DayDown) int {
		return compareAll(0, 0, a.Date, b.Date, a.Service, b.Service, a.Region, b.Region)
	})
	return out, nil
}
