package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// monthRow is a stored judgement of a month.
type monthRow struct {
	sla.MonthInfo
	stamp    string
	services map[string]string // the stamps that it is made of
}

func months(ctx context.Context, db asker) ([]monthRow, error) {
	rows, err := list(ctx, db, query("months"), func(row scanner, m *monthRow) error {
		var services []byte
		if err := row.Scan(&m.Month, &m.AsOf, &m.Provisional, &m.Inputs, &m.stamp, &services, &m.Results, &m.Version, &m.Zone, &m.Start, &m.End); err != nil {
			return err
		}
		return json.Unmarshal(services, &m.services)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the judged months: %w", err)
	}
	return rows, nil
}

// Months are the judged months, in order.
func (s *Store) Months(ctx context.Context) ([]sla.MonthInfo, error) {
	rows, err := months(ctx, s.db)
	out := make([]sla.MonthInfo, len(rows))
	for n, row := range rows {
		out[n] = row.MonthInfo
	}
	return out, err
}

// stamps say what a month was judged from: a digest for people to compare, and
// one that also tells whether results still belong to the rows; the second is made
// of those of the services that have contracts or events.
type stamps struct {
	inputs, numbered string
	services         map[string]string
}

func (s *Store) inputStamps(ctx context.Context, db asker, first, last sla.Month, chains []chain) (map[sla.Month]stamps, error) {
	from, err := s.looksFrom(ctx, db, first, last, chains)
	if err != nil {
		return nil, err
	}
	inputs, numbered := map[sla.Month]map[string]string{}, map[sla.Month]map[string]string{}
	for month := first; month <= last; month++ {
		inputs[month], numbered[month] = map[string]string{}, map[string]string{}
	}
	err = each(ctx, db, query("input_stamps"), func(row scanner) error {
		var month sla.Month
		var service, text, numbers string
		if err := row.Scan(&month, &service, &text, &numbers); err != nil {
			return err
		}
		inputs[month][service], numbered[month][service] = text, digest(fmt.Sprint(text, "/", numbers, "/", analysis.Rules))
		return nil
	}, append([]any{int64(first), from}, chainsAsked(chains)...)...)
	if err != nil {
		return nil, fmt.Errorf("comparing inputs: %w", err)
	}
	out := map[sla.Month]stamps{}
	for month := range inputs {
		out[month] = stamps{stampOfAll(inputs[month]), stampOfAll(numbered[month]), numbered[month]}
	}
	return out, nil
}

// stampOfAll is one stamp for those of all services.
func stampOfAll(services map[string]string) string {
	var text strings.Builder
	for _, service := range slices.Sorted(maps.Keys(services)) {
		fmt.Fprintf(&text, "%q %s\n", service, services[service])
	}
	return digest(text.String())
}

// looksFrom are the instants from which on the kernel looks at inputs to judge
// each of the months alone, as texts.
func (s *Store) looksFrom(ctx context.Context, db asker, first, last sla.Month, chains []chain) ([]string, error) {
	all, err := s.versions(ctx, db)
	if err != nil {
		return nil, err
	}
	var longest analysis.Group
	if err := db.QueryRowContext(ctx, query("longest_term")).Scan(&longest.TermMonths); err != nil {
		return nil, fmt.Errorf("looking for the longest term: %w", err)
	}
	var policies []policy.Policy
	var groups []analysis.Group
	for _, v := range all {
		longest.Policy = v.Policy.Name
		policies, groups = append(policies, v.Policy), append(groups, longest)
	}
	var out []string
	for month := first; month <= last; month++ {
		reach := analysis.ReachOf([]sla.Month{month}, policies, groups, spansOf(chains, stampedChainMS))
		out = append(out, strconv.FormatInt(int64(reach.Start), 10))
	}
	return out, nil
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Stale are the months from first to last that must be judged (again): those
// never judged, those whose contracts, policies, outages, maintenance or gaps
// have changed since, and those judged as of another instant.
func (s *Store) Stale(ctx context.Context, first, last sla.Month, asOf sla.Instant) ([]sla.Month, error) {
	if !s.readOnly { // rows outside these months may have changed
		if err := s.refresh(ctx); err != nil {
			return nil, err
		}
	}
	rows, err := months(ctx, s.db)
	if err != nil {
		return nil, err
	}
	known := map[sla.Month]monthRow{}
	for _, row := range rows {
		known[row.Month] = row
	}
	revision, err := revision(ctx, s.db)
	if err != nil {
		return nil, err
	}
	seen, err := seenAt(ctx, s.db)
	if err != nil {
		return nil, err
	}
	var stale, compare []sla.Month
	for month := first; month <= last; month++ {
		switch row, judged := known[month]; {
		case !judged || row.AsOf != asOf:
			stale = append(stale, month)
		case seen[monthSeen(month)] != revision:
			compare = append(compare, month)
		}
	}
	changed, err := s.compared(ctx, compare, known, revision)
	stale = append(stale, changed...)
	slices.Sort(stale)
	return stale, err
}

// compared are the months whose inputs have changed; the others are seen at the
// revision.
func (s *Store) compared(ctx context.Context, months []sla.Month, known map[sla.Month]monthRow, revision string) (changed []sla.Month, err error) {
	if len(months) == 0 {
		return nil, nil
	}
	now, err := s.stampsAt(ctx, s.db, revision, months[0], months[len(months)-1])
	if err != nil {
		return nil, err
	}
	var same []string
	for _, month := range months {
		if known[month].stamp == now[month].numbered {
			same = append(same, monthSeen(month))
		} else {
			changed = append(changed, month)
		}
	}
	if s.readOnly {
		return changed, nil
	}
	err = s.inTransaction(ctx, func(tx *sql.Tx) error { return see(ctx, tx, revision, same...) })
	return changed, reading("what was judged", err)
}
