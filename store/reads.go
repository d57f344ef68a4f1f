package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"nines/policy"
	"nines/sla"
)

// What versions of policies read of contracts and events is kept as a table, so
// that SQL groups contracts, and hands out what happened, by no more than that.

// versionReads is what a version of a policy reads.
type versionReads struct {
	number int32
	policy.Policy
}

// policyTexts are policies by their texts, with their files: reading one takes
// longer than everything else that is done with it, and is done once.
type policyTexts struct {
	known sync.Map
}

func (t *policyTexts) read(file, text string) (policy.Policy, error) {
	key := [2]string{file, text}
	if found, known := t.known.Load(key); known {
		return found.(policy.Policy), nil
	}
	p, err := policy.Read(file, []byte(text))
	if err == nil {
		t.known.Store(key, p)
	}
	return p, err
}

// versions are the versions of all policies, in order. A text that this program
// cannot read any more is left out: the analysis says so.
func (s *Store) versions(ctx context.Context, db asker) ([]versionReads, error) {
	var out []versionReads
	err := each(ctx, db, query("policies"), func(row scanner) error {
		var v versionReads
		var file, text string
		if err := row.Scan(&v.number, &file, &text); err != nil {
			return err
		}
		if p, err := s.policies.read(file, text); err == nil {
			v.Policy = p
			out = append(out, v)
		}
		return nil
	})
	return out, reading("policies", err)
}

// row is the version's row of judged.policy_reads.
func (v versionReads) row() []any {
	t := v.Terms
	r := t.Reads()
	return []any{v.number, v.Name, v.Effective, t.Zone, r.Plan, r.Class, r.Topology, r.BillingDay, r.Began, r.TermMonths,
		r.Seats, r.Fees, r.Details, r.Waits, r.Measurements, looksFar(t), everyMonths(t.Window), t.Claim.NoticeMS > 0, t.Claim.Ticket}
}

// looksFar says whether a month looks at years before its own: at windows of
// other lengths, at windows before, at the contract's beginning.
func looksFar(t policy.Terms) bool {
	far := t.Condition != nil || len(t.Rights) > 0 || t.Versions == policy.AtRenewal || t.Reads().Began
	for _, c := range t.Caps {
		far = far || c.Of == policy.CapTerm || c.Months > 0
	}
	return far || t.Window.Kind == policy.TrailingWindow || t.Window.Kind == policy.DaysWindow || t.Window.Kind == policy.SubscriptionWindow
}

// everyMonths is how often a window ends: see judged.policy_reads.
func everyMonths(w policy.Window) int32 {
	switch w.Kind {
	case policy.CalendarWindow:
		return int32(w.Months)
	case policy.CycleWindow, policy.TrailingWindow:
		return 1
	}
	return 0
}

// stampOf is a short text that differs where any version reads something else.
func stampOf(all []versionReads) string {
	var out strings.Builder
	for _, v := range all {
		fmt.Fprintln(&out, v.row()...)
	}
	return digest(out.String())
}

// keepReads writes the table.
func keepReads(ctx context.Context, tx *sql.Tx, all []versionReads) error {
	if _, err := tx.ExecContext(ctx, "delete from judged.policy_reads"); err != nil {
		return err
	}
	for _, v := range all {
		row := v.row()
		text := "insert into judged.policy_reads values (" + strings.Repeat("?, ", len(row)-1) + "?)"
		if _, err := tx.ExecContext(ctx, text, row...); err != nil {
			return err
		}
	}
	return nil
}

// keepBeginnings makes the table began_days of the connection: the local day of
// each instant at which a contract begins, which SQL cannot know.
func keepBeginnings(ctx context.Context, tx *sql.Tx, all []versionReads) error {
	_, err := tx.ExecContext(ctx, "create or replace temp table began_days (zone varchar, first_ms bigint, day varchar)")
	if err != nil || !slices.ContainsFunc(all, func(v versionReads) bool { return v.Terms.Reads().Began }) {
		return err
	}
	var zones, instants, days []string
	places := map[string]*time.Location{}
	err = each(ctx, tx, query("beginnings"), func(row scanner) error {
		var zone string
		var first sla.Instant
		if err := row.Scan(&zone, &first); err != nil {
			return err
		}
		place, known := places[zone]
		if !known {
			// A zone that is not known is the kernel's to complain about.
			place, _ = time.LoadLocation(zone)
			places[zone] = place
		}
		if place != nil {
			zones, instants = append(zones, zone), append(instants, fmt.Sprint(int64(first)))
			days = append(days, first.Time().In(place).Format(time.DateOnly))
		}
		return nil
	})
	if err != nil || len(days) == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, "insert into began_days select unnest(?::varchar[]), unnest(?::varchar[])::bigint, unnest(?::varchar[])", zones, instants, days)
	return err
}
