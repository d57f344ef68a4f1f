package main

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
	"nines/store"
)

// chronicle is what happened around a month to every contract, read at once:
// asking for each contract alone takes longer than judging all of them, unless
// few are asked for.
type chronicle struct {
	mu       sync.Mutex // the kernel remembers what it has found, and so does rows
	few      bool
	kernel   *analysis.Kernel
	reach    analysis.Reach
	groups   map[groupKey]int32
	fees     map[analysis.Fee]int32
	zoned    map[string]bool                      // policies whose zone is the customer's
	versions map[int64][]analysis.Contract        // by contract, where it has versions
	own      map[int64][]analysis.Event           // by contract, what happened to its tenant alone
	stories  map[[2]string]map[int64]*store.Story // of few, by customer and tenant and then by contract
	rows     map[[2]string]analysis.Rows          // by service and region, what happened to every tenant
	tenants  map[int64]analysis.Rows              // by contract, the rows behind what happened to its tenant alone
	known    map[int64]analysis.Contract          // contracts of policies that read more of them than a result says
}

// groupKey finds the group of a result; the zone is "" where that of the policy
// holds for all.
type groupKey struct{ service, region, policy, zone string }

// remembering hands out the policies that were read before, and keeps the groups and
// the long outages: reading any of them takes longer than judging a contract.
type remembering struct {
	*store.Store
	policies []policy.Policy
	groups   []analysis.Group
	chains   []sla.Interval
}

func (r *remembering) Policies(context.Context) ([]policy.Policy, error) { return r.policies, nil }

func (r *remembering) Groups(ctx context.Context) (groups []analysis.Group, err error) {
	r.groups, err = r.Store.Groups(ctx)
	return r.groups, err
}

func (r *remembering) LongChains(ctx context.Context, atLeastMS int64) (chains []sla.Interval, err error) {
	r.chains, err = r.Store.LongChains(ctx, atLeastMS)
	return r.chains, err
}

func readChronicle(ctx context.Context, db *store.Store, policies []policy.Policy, info sla.MonthInfo, few bool) (*chronicle, error) {
	c := &chronicle{few: few, groups: map[groupKey]int32{}, fees: map[analysis.Fee]int32{}, zoned: map[string]bool{},
		versions: map[int64][]analysis.Contract{}, own: map[int64][]analysis.Event{}, stories: map[[2]string]map[int64]*store.Story{}, rows: map[[2]string]analysis.Rows{}, known: map[int64]analysis.Contract{}}
	var err error
	from := &remembering{Store: db, policies: policies}
	if c.kernel, err = analysis.Load(ctx, from, []sla.Month{info.Month}, info.AsOf); err != nil {
		return nil, err
	}
	c.reach = analysis.ReachOf([]sla.Month{info.Month}, policies, from.groups, from.chains).With(around(info.Month))
	if few {
		return c, nil
	}
	fees, err := db.Fees(ctx)
	if err != nil {
		return nil, err
	}
	for n, fee := range fees {
		c.fees[fee] = int32(n)
	}
	for _, p := range policies {
		c.zoned[p.Name] = c.zoned[p.Name] || p.Terms.Zone == policy.CustomerZone
	}
	for n, g := range slices.Backward(from.groups) { // the first of several
		c.groups[c.keyOf(g.Service, g.Region, g.Policy, g.Zone)] = int32(n)
	}
	return c, c.readContracts(ctx, db)
}

// readContracts reads the contracts that have versions, and what happened to
// single tenants.
func (c *chronicle) readContracts(ctx context.Context, db *store.Store) error {
	edges, err := db.Edges(ctx, c.reach)
	if err != nil {
		return err
	}
	lines := map[int64][]analysis.Contract{}
	for _, e := range edges {
		lines[e.Line] = append(lines[e.Line], e)
	}
	for _, e := range edges {
		c.versions[e.Number] = lines[e.Line]
	}
	err = db.Own(ctx, c.reach, func(o analysis.Own) error {
		c.own[o.Contract.Number] = append(c.own[o.Contract.Number], o.Event)
		return nil
	})
	if err != nil {
		return err
	}
	if c.tenants, err = db.TenantRows(ctx, c.reach.Interval); err != nil {
		return err
	}
	return db.ReadingContracts(ctx, func(one analysis.Contract) { c.known[one.Number] = one })
}

// account judges the contract of a result again.
func (c *chronicle) account(ctx context.Context, db *store.Store, r sla.Result) ([]analysis.Account, error) {
	if c.few {
		c.mu.Lock()
		defer c.mu.Unlock()
		story, err := c.story(ctx, db, r)
		if err != nil {
			return nil, err
		}
		return c.kernel.Accounts(story.Versions, story.Own, r.Period.Last, story.Rows)
	}
	versions := c.versions[r.Contract]
	if versions == nil {
		one, err := c.contract(r)
		if err != nil {
			return nil, err
		}
		versions = []analysis.Contract{one}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	own := make([][]analysis.Event, len(versions))
	for n, v := range versions {
		own[n] = c.own[v.Number]
	}
	rows, err := c.rowsOf(ctx, db, r)
	if err != nil {
		return nil, err
	}
	return c.kernel.Accounts(versions, own, r.Period.Last, rows)
}

// story is what happened to the contract of a result; that of all contracts of its
// tenant is read at once.
func (c *chronicle) story(ctx context.Context, db *store.Store, r sla.Result) (*store.Story, error) {
	key := [2]string{r.Customer, r.Tenant}
	if c.stories[key] == nil {
		stories, err := db.StoriesOf(ctx, r.Customer, r.Tenant, c.reach.Interval)
		if err != nil {
			return nil, err
		}
		c.stories[key] = stories
	}
	if story := c.stories[key][r.Contract]; story != nil {
		return story, nil
	}
	return nil, notLoaded(r)
}

func notLoaded(r sla.Result) error {
	return fmt.Errorf("the contract of %s for %s is not among those that are loaded", r.Customer, r.Service)
}

func (c *chronicle) keyOf(service, region, policy, zone string) groupKey {
	if !c.zoned[policy] {
		zone = ""
	}
	return groupKey{service, region, policy, zone}
}

// contract is the contract of a result as the kernel sees it.
func (c *chronicle) contract(r sla.Result) (analysis.Contract, error) {
	if known, ok := c.known[r.Contract]; ok {
		return known, nil
	}
	out := analysis.Contract{Number: r.Contract, Line: -r.Contract, From: r.From, To: r.To, Seats: r.Seats}
	var grouped bool
	out.Group, grouped = c.groups[c.keyOf(r.Service, r.Region, r.Policy, r.Period.Zone)]
	fee := analysis.Fee{Fee: r.Fee, Seats: 1, ListMinor: -1, SharePPM: sla.Whole}
	if r.Fee.Unit == sla.PerSeat {
		fee.Seats = r.Seats
	}
	number, known := c.fees[fee]
	if out.Fee = number; !known || !grouped {
		return out, notLoaded(r)
	}
	return out, nil
}

// rowsOf are the rows behind the numbers of what happened to a contract: those of
// its service and region, and those of its tenant alone.
func (c *chronicle) rowsOf(ctx context.Context, db *store.Store, r sla.Result) (analysis.Rows, error) {
	key := [2]string{r.Service, r.Region}
	rows, known := c.rows[key]
	if !known {
		var err error
		if rows, err = db.RowsAt(ctx, r.Service, r.Region, c.reach.Interval); err != nil {
			return rows, err
		}
		c.rows[key] = rows
	}
	if own, ok := c.tenants[r.Contract]; ok {
		return rows.With(own), nil
	}
	return rows, nil
}
