package store

import (
	"context"
	"fmt"
	"strconv"

	"nines/analysis"
	"nines/sla"
)

// Comparing what was judged with what is loaded reads every row. So it is
// written down at which revision of the inputs that was found equal: while they
// have it, one row says so.

// dictionariesSeen is the name under which the dictionaries are seen.
const dictionariesSeen = "dictionaries"

// stampRules is raised when the stamps of inputs come to be made otherwise: those
// that are stored say nothing then.
const stampRules = 3

func monthSeen(m sla.Month) string { return strconv.Itoa(int(m)) }

// revision tells the inputs of now from those of any other time. Results of
// other rules do not belong to them either.
func revision(ctx context.Context, db asker) (string, error) {
	var file int64
	if err := db.QueryRowContext(ctx, query("revision")).Scan(&file); err != nil {
		return "", fmt.Errorf("looking for changed inputs: %w", err)
	}
	return fmt.Sprintf("%d/%d/%d", file, analysis.Rules, stampRules), nil
}

// seenAt are the revisions at which something was last found up to date.
func seenAt(ctx context.Context, db asker) (map[string]string, error) {
	seen := map[string]string{}
	err := each(ctx, db, query("seen"), func(row scanner) error {
		var name, at string
		err := row.Scan(&name, &at)
		seen[name] = at
		return err
	})
	return seen, err
}

// see writes down that names are up to date at a revision.
func see(ctx context.Context, db asker, at string, names ...string) error {
	for _, name := range names {
		if _, err := db.ExecContext(ctx, "delete from judged.seen where name = ?", name); err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, "insert into judged.seen values (?, ?)", name, at); err != nil {
			return err
		}
	}
	return nil
}

// stampedChainMS is how long the outages last that follow each other and that stamps
// look at.
const stampedChainMS = sla.Day

// stamped are the stamps of some months that were made last, of which chains of
// outages, and at which revision: what compares months and then judges them makes
// them once.
type stamped struct {
	revision string
	chains   []chain
	stamps   map[sla.Month]stamps
}

// stampsAt are the stamps of the months from first to last at least, at the revision
// of now.
func (s *Store) stampsAt(ctx context.Context, db asker, revision string, first, last sla.Month) (map[sla.Month]stamps, error) {
	_, hasFirst := s.stamped.stamps[first]
	_, hasLast := s.stamped.stamps[last]
	if s.stamped.revision == revision && hasFirst && hasLast {
		return s.stamped.stamps, nil
	}
	chains, now, err := s.stampsAnew(ctx, db, first, last)
	if err == nil {
		s.stamped = stamped{revision, chains, now}
	}
	return now, err
}

// stampsAnew looks at all inputs.
func (s *Store) stampsAnew(ctx context.Context, db asker, first, last sla.Month) ([]chain, map[sla.Month]stamps, error) {
	chains, err := s.chains(ctx, stampedChainMS)
	if err != nil {
		return nil, nil, err
	}
	now, err := s.inputStamps(ctx, db, first, last, chains)
	return chains, now, err
}

// checkSeen compares the inputs of the months that are taken to be up to date
// without a look: rows that changed other than by a load come out here.
func (s *Store) checkSeen(ctx context.Context, months []monthRow) error {
	at, err := revision(ctx, s.db)
	if err != nil {
		return err
	}
	seen, err := seenAt(ctx, s.db)
	if err != nil {
		return err
	}
	_, now, err := s.stampsAnew(ctx, s.db, months[0].Month, months[len(months)-1].Month)
	if err != nil {
		return err
	}
	for _, m := range months {
		if seen[monthSeen(m.Month)] == at && m.stamp != now[m.Month].numbered {
			return &IdentityError{Identity: "rows of inputs only change when files are loaded", Found: m.Month.String(), Cases: 1}
		}
	}
	return nil
}
