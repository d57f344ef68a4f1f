package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// tryOptions are a case that somebody wants to know the result of.
type tryOptions struct {
	down                         []string
	month, period, fee, timezone string
	share, level, cause          string
	users, seats                 int64
	plan, class, topology, began string
	region                       string
	billingDay, termMonths       int
	requests, failed             int64
	json                         bool
}

func (o *tryOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.down, "down", nil, "downtime: a length (43m13s), or START..END with offsets; may be repeated")
	f.StringVar(&o.month, "month", "", "the month in which the period ends, or that it contains: 2026-03")
	f.StringVar(&o.period, "period", "", "the period by its label: 2026-Q1, 2026-02-17..2026-03-16")
	f.StringVar(&o.fee, "fee", "", "the fee of the period: 1000.00 or \"1000.00 EUR\"")
	f.StringVar(&o.timezone, "timezone", "", "the customer's zone, where the policy leaves it to the customer")
	f.StringVar(&o.level, "level", "full", "full, partial or degraded")
	f.StringVar(&o.share, "share", "", "the share of the users that was hit: 12.5%")
	f.StringVar(&o.cause, "cause", "provider", "the cause")
	f.Int64Var(&o.users, "users", -1, "how many users were hit")
	f.Int64Var(&o.seats, "seats", 0, "how many users the contract has")
	f.StringVar(&o.plan, "plan", "", "the plan of the contract")
	f.StringVar(&o.class, "class", "", "its class")
	f.StringVar(&o.topology, "topology", "", "its topology")
	f.StringVar(&o.region, "region", "", "its region")
	f.StringVar(&o.began, "began", "", "its first day")
	f.IntVar(&o.billingDay, "billing-day", 0, "the day of the month on which its billing cycles begin")
	f.IntVar(&o.termMonths, "term-months", 0, "how long a term of it is")
	f.Int64Var(&o.requests, "requests", -1, "requests in the period")
	f.Int64Var(&o.failed, "failed", 0, "how many of them failed")
	f.BoolVar(&o.json, "json", false, "for machines")
}

func newPolicyTryCommand(s *shared) *cobra.Command {
	var opts tryOptions
	cmd := &cobra.Command{
		Use: "try FILE|NAME", Short: "what a policy would owe for so much downtime",
		Long: `try answers "what if" on the spot, by the functions that judge contracts: the exact
availability, whether the target is missed, the credit with every step, until
when it can be claimed. Nothing is stored.

A length of downtime is put where it counts: in the first hour of the period in
which all of it is measured and not excluded. The answer says where.`,
		Example: `  nines policy try gold.yaml --down 43m13s --month 2026-03 --fee 1000.00
  nines policy try gold --down 2026-03-02T08:00:00Z..2026-03-02T09:00:00Z --share 12.5% --month 2026-03 --fee "1000.00 EUR"
  nines policy try requests.yaml --requests 1000000 --failed 1200 --month 2026-03 --fee 1000.00`,
		Args: arguments(1, 1, "FILE or NAME"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPolicyTry(cmd.Context(), s, opts, args[0]) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runPolicyTry(ctx context.Context, s *shared, opts tryOptions, name string) error {
	policies, err := s.namedPolicies(ctx, []string{name})
	if err != nil {
		return err
	}
	p := policies[len(policies)-1] // the latest version
	e, assumed, err := opts.example(p)
	if err != nil {
		return err
	}
	a, more, err := opts.judge(p, e)
	if err != nil {
		return fmt.Errorf("trying %s: %w", p.Name, err)
	}
	tried := attempt{evidence{result: resultOf(p, e, a), ledger: ledgerOf(a), terms: termsOf(p, a.Result.Objective)}, append(assumed, more...), a.Rights}
	if opts.json {
		return s.json(tried.forMachines())
	}
	s.attemptText(tried)
	return nil
}

// example is the case as an example of the policy, without the lengths of
// downtime, which have no place in time yet; and what it assumes.
func (o *tryOptions) example(p policy.Policy) (policy.Example, []string, error) {
	e := policy.Example{Name: "what if", Period: o.period, Zone: o.timezone, Contract: policy.ExampleContract{
		Plan: o.plan, Class: o.class, Topology: o.topology, Region: o.region, BillingDay: o.billingDay, TermMonths: o.termMonths,
		Seats: o.seats, Began: o.began, ListMinor: -1, SharePPM: sla.Whole}}
	if e.Period == "" {
		e.Period = o.month
	}
	if e.Period == "" || o.month != "" && o.period != "" {
		return e, nil, usageError{"nines policy try needs --month or --period", "write --month 2026-03"}
	}
	if (p.Terms.Zone == policy.CustomerZone) != (o.timezone != "") {
		return e, nil, usageError{"--timezone: the policy's is " + p.Terms.Zone, "write --timezone where the policy leaves it to the customer, and only there"}
	}
	if _, err := time.LoadLocation(o.timezone); err != nil {
		return e, nil, usageError{fmt.Sprintf("--timezone: %q is not a time zone", o.timezone), "write a place like Europe/Berlin"}
	}
	assumed, err := o.readFee(p, &e)
	return e, assumed, err
}

// readFee reads the fee; where it has no currency, that of the policy's
// first example is assumed.
func (o *tryOptions) readFee(p policy.Policy, e *policy.Example) ([]string, error) {
	amount, currency, named := strings.Cut(o.fee, " ")
	if o.fee == "" {
		amount = "0"
	}
	var assumed []string
	if !named {
		currency = "USD"
		if len(p.Examples) > 0 && p.Examples[0].Fee.Currency != "" {
			currency = p.Examples[0].Fee.Currency
		}
		assumed = append(assumed, "the fee is in "+currency)
	}
	if o.fee == "" {
		assumed = []string{"no fee is written, so no money is owed"}
	}
	fee, err := sla.ParseMoney(amount, currency)
	if err != nil || fee.Minor < 0 {
		return nil, usageError{fmt.Sprintf("--fee: %q is not a fee", o.fee), `write an amount, or an amount and its currency, like "1000.00 EUR"`}
	}
	e.Fee = fee
	return assumed, nil
}

// judge judges the case; what it adds to the case it says.
func (o *tryOptions) judge(p policy.Policy, e policy.Example) (analysis.Account, []string, error) {
	pattern, err := o.outage()
	if err != nil {
		return analysis.Account{}, nil, err
	}
	var length int64
	for _, text := range o.down {
		span, ms, err := readDown(text)
		if err != nil {
			return analysis.Account{}, nil, err
		}
		if length += ms; ms == 0 {
			pattern.Interval = span
			e.Down = append(e.Down, pattern)
		}
	}
	if o.requests >= 0 {
		quiet, err := analysis.Try(p, e)
		if err != nil {
			return quiet, nil, err
		}
		e.Measurements = []policy.ExampleMeasurement{{Interval: quiet.Period.Interval, Requests: o.requests, Failed: o.failed, RatePPT: -1}}
	}
	if length == 0 {
		a, err := analysis.Try(p, e)
		return a, nil, err
	}
	e.Down = append(e.Down, pattern)
	a, spans, err := analysis.TryDown(p, e, length)
	var where []string
	for _, span := range spans {
		where = append(where, moment(span.Start)+" to "+moment(span.End)+" UTC")
	}
	return a, []string{"the downtime of " + duration(length) + " is from " + strings.Join(where, ", and from ")}, err
}

// outage is what every downtime of the case is, but for its instants.
func (o *tryOptions) outage() (policy.ExampleOutage, error) {
	out := policy.ExampleOutage{SharePPM: sla.NoShare, Users: o.users, Cause: sla.Cause(o.cause),
		Detected: sla.NoInstant, Reported: sla.NoInstant, Announced: sla.NoInstant, Mitigated: sla.NoInstant,
		DeclaredOver: sla.NoInstant, Closed: sla.NoInstant}
	known := false
	for level, name := range sla.LevelNames {
		if name == o.level {
			out.Level, known = sla.Level(level), true
		}
	}
	if !known {
		return out, usageError{fmt.Sprintf("--level: %q is not a level", o.level), "write full, partial or degraded"}
	}
	if o.share != "" {
		ppm, err := sla.ParseScaled(strings.TrimSpace(strings.TrimSuffix(o.share, "%")), 4)
		if err != nil || ppm < 0 || ppm > sla.Whole {
			return out, usageError{fmt.Sprintf("--share: %q is not a share", o.share), "write a percentage like 12.5%"}
		}
		out.SharePPM = ppm
	}
	return out, nil
}

// readDown reads START..END, or a length in milliseconds.
func readDown(text string) (sla.Interval, int64, error) {
	wrong := usageError{fmt.Sprintf("--down: %q is neither a length nor START..END", text),
		"write 43m13s, or 2026-03-02T08:00:00Z..2026-03-02T09:00:00Z"}
	from, to, isSpan := strings.Cut(text, "..")
	if !isSpan {
		length, err := policy.ParseLength(text)
		if err != nil || length <= 0 {
			return sla.Interval{}, 0, wrong
		}
		return sla.Interval{}, length, nil
	}
	start, err := time.Parse(time.RFC3339, from)
	if err != nil {
		return sla.Interval{}, 0, wrong
	}
	end, err := time.Parse(time.RFC3339, to)
	if err != nil || !end.After(start) {
		return sla.Interval{}, 0, wrong
	}
	return sla.Interval{Start: sla.InstantOf(start), End: sla.InstantOf(end)}, 0, nil
}
