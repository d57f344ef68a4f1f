package analysis_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

func utc() *time.Location { return time.UTC }

// largeSource is a provider with many contracts, all in memory.
type largeSource struct {
	policies []policy.Policy
	groups   []analysis.Group
	fees     []analysis.Fee
	holdings []analysis.Holding
	edges    []analysis.Contract
	own      []analysis.Own
	scene    analysis.Scene
}

const (
	largeServices, largeRegions = 5, 12
	largePolicies               = 20
	largeFees                   = 1000
)

var largeZones = []string{"UTC", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo",
	"Europe/London", "Europe/Berlin", "Europe/Moscow", "Asia/Kolkata", "Asia/Tokyo", "Asia/Shanghai",
	"Australia/Sydney", "Africa/Cairo", "Asia/Dubai", "Pacific/Auckland"}

func newLargeSource(contracts, shared, own int) *largeSource {
	r := rand.New(rand.NewPCG(1, 2))
	s := &largeSource{}
	s.addPolicies()
	for n := range largeServices * largeRegions * largePolicies * len(largeZones) {
		s.groups = append(s.groups, analysis.Group{Service: fmt.Sprint("s", n%largeServices),
			Region: fmt.Sprint("r", n/largeServices%largeRegions),
			Policy: fmt.Sprint("p", n/largeServices/largeRegions%largePolicies),
			Zone:   largeZones[n/largeServices/largeRegions/largePolicies]})
	}
	for n := range largeFees {
		s.fees = append(s.fees, analysis.Fee{Seats: 1, Fee: sla.Fee{Months: 1,
			Money: sla.Money{Minor: int64(10_000 + 137*n), Currency: []string{"USD", "EUR", "JPY"}[n%3]}}})
	}
	s.addContracts(r, contracts, own)
	for range shared {
		region := fmt.Sprint("r", r.IntN(largeRegions))
		if r.IntN(20) == 0 {
			region = sla.Anywhere
		}
		s.scene.Events = append(s.scene.Events, analysis.SharedEvent{Service: fmt.Sprint("s", r.IntN(largeServices)),
			Region: region, Event: s.event(r)})
	}
	s.scene.Causes = []sla.Cause{sla.CauseProvider, sla.CauseCustomer, sla.CauseThirdParty}
	return s
}

func (s *largeSource) addPolicies() {
	for n := range largePolicies {
		p := policy.Policy{Name: fmt.Sprint("p", n), Effective: "2000-01-01"}
		t := policy.Defaults()
		t.Window, t.Zone, t.PartMonth = policy.Month, policy.CustomerZone, policy.SubscribedTime
		t.Combine, t.Weights = policy.Union, [sla.Levels]int64{int64(n%3) * 250_000, 500_000, sla.Whole}
		t.Unknown, t.Denominator = policy.UnknownAvailable, policy.AllTime
		t.TargetPPM, t.Operator, t.FeeBase, t.Round = 999_000-int64(n/4)*1000, policy.Below, policy.FullFee, sla.RoundHalfUp
		t.Tiers = []policy.Tier{{ThresholdPPM: t.TargetPPM, CreditPPM: 250_000}, {ThresholdPPM: 950_000, CreditPPM: sla.Whole}}
		p.Terms = t
		if n%2 == 0 {
			p.Terms.ExcludedCauses = []sla.Cause{sla.CauseCustomer}
			p.Terms.Maintenance = &policy.Maintenance{NoticeMS: 48 * sla.Hour}
		}
		if n%4 == 3 {
			p.Terms.Minimum.LengthMS = 5 * sla.Minute
		}
		if n%10 > 6 {
			p.Terms.Hours = &policy.ServiceHours{Days: [7]bool{1: true, 2: true, 3: true, 4: true, 5: true}, From: 8 * sla.Hour, To: 18 * sla.Hour}
		}
		s.policies = append(s.policies, p)
	}
}

var largeYear = sla.StartOfDay(2011, 1, 1, time.UTC)

func (s *largeSource) event(r *rand.Rand) analysis.Event {
	start := largeYear + sla.Instant(r.Int64N(365*sla.Day))
	e := analysis.Event{Interval: sla.Interval{Start: start, End: start + sla.Instant(30*sla.Second+r.Int64N(5*sla.Minute))},
		Announced: start - sla.Instant(72*sla.Hour), Ref: int32(r.IntN(30_000)), Component: sla.NoRef,
		Share: int32(sla.NoShare), Level: sla.Level(r.IntN(sla.Levels)), Cause: int16(r.IntN(3))}
	if r.IntN(4) == 0 {
		e.Kind = analysis.MaintenanceEvent
	}
	return e
}

func (s *largeSource) addContracts(r *rand.Rand, contracts, own int) {
	held := map[[2]int32]int64{}
	for n := range contracts {
		c := analysis.Contract{Number: int64(n), Line: int64(n), Group: int32(r.IntN(len(s.groups))), Fee: int32(r.IntN(largeFees)),
			From: sla.NoInstant, To: sla.Never, Seats: 10}
		if r.IntN(10) == 0 {
			c.From = largeYear + sla.Instant(r.Int64N(365*sla.Day))
			s.edges = append(s.edges, c)
		} else {
			held[[2]int32{c.Group, c.Fee}]++
		}
		for n < own {
			s.own = append(s.own, analysis.Own{Contract: c, Event: s.event(r)})
			break
		}
	}
	for g := range s.groups {
		for f := range s.fees {
			if n := held[[2]int32{int32(g), int32(f)}]; n > 0 {
				s.holdings = append(s.holdings, analysis.Holding{Group: int32(g), Fee: int32(f), Contracts: n, Seats: 10 * n})
			}
		}
	}
}

func (s *largeSource) Policies(context.Context) ([]policy.Policy, error) { return s.policies, nil }
func (s *largeSource) Groups(context.Context) ([]analysis.Group, error)  { return s.groups, nil }
func (s *largeSource) Fees(context.Context) ([]analysis.Fee, error)      { return s.fees, nil }
func (s *largeSource) Holdings(context.Context, analysis.Reach) ([]analysis.Holding, error) {
	return s.holdings, nil
}
func (s *largeSource) Edges(context.Context, analysis.Reach) ([]analysis.Contract, error) {
	return s.edges, nil
}
func (s *largeSource) Scene(context.Context, sla.Interval) (analysis.Scene, error) {
	return s.scene, nil
}
func (s *largeSource) LongChains(context.Context, int64) ([]sla.Interval, error) { return nil, nil }

func (s *largeSource) OwnCount(context.Context) (int, error) { return len(s.own), nil }

func (s *largeSource) Own(_ context.Context, _ analysis.Reach, row func(analysis.Own) error) error {
	for _, o := range s.own {
		if err := row(o); err != nil {
			return err
		}
	}
	return nil
}

// countingSink only counts.
type countingSink struct{ results, exceptions, credits int }

func (c *countingSink) Periods(context.Context, []sla.Period) error { return nil }
func (c *countingSink) Results(_ context.Context, rows []analysis.Result) error {
	c.results += len(rows)
	return nil
}
func (c *countingSink) GroupResults(context.Context, []analysis.GroupResult) error { return nil }
func (c *countingSink) Exceptions(_ context.Context, rows []analysis.Exception) error {
	c.exceptions += len(rows)
	return nil
}
func (c *countingSink) Credits(_ context.Context, rows []analysis.Credit) error {
	c.credits += len(rows)
	return nil
}
func (c *countingSink) OutageCosts(context.Context, []sla.OutageCost) error   { return nil }
func (c *countingSink) Rollups(context.Context, []sla.Rollup) error           { return nil }
func (c *countingSink) Rights(context.Context, []analysis.RightReached) error { return nil }
func (c *countingSink) Days(context.Context, []sla.DayDown) error             { return nil }
