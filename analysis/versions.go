package analysis

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"nines/policy"
	"nines/sla"
)

// errNotYet: a policy has no version yet when a period begins.
var errNotYet = errors.New("no version of the policy is in force when the period begins")

// judgement is how contracts of a group are judged in a period.
type judgement struct {
	terms  *terms
	period sla.Period
	number int32 // of the period
	// version is the policy that judges, an index into promises.policies.
	version int32
	// since is when it became effective.
	since sla.Instant
	// notYet is an error, errNotYet, where the period begins before the first
	// version is effective; the others say how that would judge.
	notYet error
}

// reign is the time from a local day on in which one version judges the
// windows that begin in it.
type reign struct {
	from    time.Time
	version int32
	terms   *terms
	// unclear says why the reign before it cannot give way to it.
	unclear error
}

// longAgo is the beginning of the reign of a version without a day: an
// example's, which holds whenever it began.
var longAgo = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)

// effective is the local day on which a version becomes so.
func (p *promises) effective(version int32) time.Time {
	day, err := time.Parse(time.DateOnly, p.policies[version].Effective)
	if err != nil {
		return longAgo
	}
	return day
}

// reigns are the versions that judge a group, in order. Errors: no such
// policy; what a version reads and the group lacks.
func (p *promises) reigns(g Group) ([]reign, error) {
	versions := p.byName[g.Policy]
	if len(versions) == 0 {
		return nil, fmt.Errorf("policy %q is not loaded", g.Policy)
	}
	list := make([]reign, len(versions))
	atRenewal := false
	for n, version := range versions {
		t, err := p.bind(version, g)
		if err != nil {
			return nil, err
		}
		list[n] = reign{from: p.effective(version), version: version, terms: t}
		atRenewal = atRenewal || t.Versions == policy.AtRenewal
	}
	if atRenewal {
		list = renewed(list)
	}
	return takeOver(list, g.Policy), nil
}

// renewed lets a version that says so hold for a whole term of the contract,
// if it is effective when the term begins. A term in whose beginning no version
// was effective goes by windows.
func renewed(versions []reign) []reign {
	terms := contractTerms(versions)
	last := versions[len(versions)-1].from
	var out []reign
	for n := 0; ; n++ {
		term := terms.start(n)
		next := terms.start(n + 1)
		holds := effectiveOn(versions, term)
		if holds >= 0 {
			one := versions[holds]
			one.from = term
			out = append(out, one)
		}
		if holds < 0 || versions[holds].terms.Versions != policy.AtRenewal {
			for _, v := range versions[holds+1:] {
				if v.from.Before(next) {
					out = append(out, v)
				}
			}
		}
		if !term.Before(last) {
			return slices.CompactFunc(out, func(a, b reign) bool { return a.version == b.version })
		}
	}
}

// contractTerms is where the terms of the contract begin: once where it writes
// no length.
func contractTerms(versions []reign) grid {
	for _, v := range versions {
		if c := v.terms.calendar; !c.began.IsZero() {
			return c.contractTerms()
		}
	}
	return grid{anchor: longAgo, months: 12 * 9000}
}

func (c calendar) contractTerms() grid {
	if c.termMonths < 1 {
		return grid{anchor: c.began, months: 12 * 9000, bounded: true}
	}
	return grid{anchor: c.began, months: c.termMonths, bounded: true}
}

// effectiveOn is the last of the versions that is effective on a day, or -1.
func effectiveOn(versions []reign, day time.Time) int {
	n := len(versions) - 1
	for n >= 0 && versions[n].from.After(day) {
		n--
	}
	return n
}

// takeOver moves the beginning of each reign to where it can follow the one
// before it: of the days on which a window of it begins, the first on which one
// of the other ends. So everything is judged, and once, also where the window
// changes.
func takeOver(list []reign, name string) []reign {
	out := list[:1]
	for _, next := range list[1:] {
		for len(out) > 1 && !out[len(out)-1].from.Before(next.from) {
			out = out[:len(out)-1] // the next is effective before it could take over
		}
		before := out[len(out)-1].terms
		if before.Window != next.terms.Window || before.calendar.gridOf(before.Window) != next.terms.calendar.gridOf(next.terms.Window) {
			day, ok := meeting(before, next.terms, next.from)
			if !ok {
				next.unclear = fmt.Errorf("policy %q changes its window from %s to %s on %s, and no %s that begins soon after that begins where a %s ends: give the new terms a name of their own",
					name, before.Window, next.terms.Window, next.from.Format(time.DateOnly), next.terms.Window, before.Window)
			}
			next.from = day
		}
		out = append(out, next)
	}
	return out
}

// meeting is the first day from a day on, and no later than the longer of two
// windows or the first of b, on which windows of both terms begin.
func meeting(a, b *terms, from time.Time) (time.Time, bool) {
	if a.Window.Kind == policy.TrailingWindow || b.Window.Kind == policy.TrailingWindow {
		return from, false
	}
	x, y := a.calendar.gridOf(a.Window), b.calendar.gridOf(b.Window)
	latest := x.start(x.number(from) + 1)
	for _, later := range [...]time.Time{y.start(y.number(from) + 1), y.anchor} {
		if later.After(latest) {
			latest = later
		}
	}
	for day := from; !day.After(latest); day = day.AddDate(0, 0, 1) {
		if x.begins(day) && y.begins(day) {
			return day, true
		}
	}
	return from, false
}

// judgedBy finds the periods that end in month and the versions that judge
// them, in order. Errors: a window that changes where none ends.
func (p *promises) judgedBy(list []reign, month sla.Month) ([]judgement, error) {
	var out []judgement
	for n, r := range list {
		if monthOfDay(r.from) > month && n > 0 {
			break
		}
		for _, period := range r.terms.calendar.windows(r.terms.Window, month) {
			first := r.terms.calendar.date(period.Start)
			if n > 0 && first.Before(r.from) || n+1 < len(list) && !first.Before(list[n+1].from) {
				continue
			}
			if r.unclear != nil {
				return nil, r.unclear
			}
			j := judgement{terms: r.terms, period: period, version: r.version, since: sla.NoInstant}
			if day := p.effective(r.version); day != longAgo {
				j.since = r.terms.calendar.startOf(day)
			}
			if first.Before(r.from) {
				j.notYet = fmt.Errorf("judging %s by policy %q, first effective %s: %w",
					period.Label, p.policies[r.version].Name, p.policies[r.version].Effective, errNotYet)
			}
			out = append(out, j)
		}
	}
	return out, nil
}
