package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"nines/sla"
)

// Results are joined when somebody asks for them. Where somebody wants each of
// them as a row of a table, they are joined once and kept, and read from there
// while no file was loaded since: a file may bring names, claims or credit notes.

// KeepResults has Commit keep the results of the judged months as rows, too.
func (j *Judgement) KeepResults() { j.keep = true }

// Keep keeps the results of the judged months of first..last as rows, where they
// are not kept yet.
func (s *Store) Keep(ctx context.Context, first, last sla.Month) error {
	missing, err := list(ctx, s.db, query("kept_missing"), func(row scanner, m *sla.Month) error { return row.Scan(m) }, int64(first), int64(last))
	if err != nil || len(missing) == 0 {
		return reading("which results are kept", err)
	}
	return s.inTransaction(ctx, func(tx *sql.Tx) error { return keepResults(ctx, tx, missing) })
}

// keepResults keeps month by month: the memory of all at once would grow with them.
func keepResults(ctx context.Context, db asker, months []sla.Month) error {
	for _, month := range months {
		for _, text := range strings.Split(query("keep_results"), ";\n") {
			text = strings.ReplaceAll(text, "$month", fmt.Sprint(int(month)))
			if _, err := db.ExecContext(ctx, text); err != nil {
				return fmt.Errorf("keeping the results of %s: %w", month, err)
			}
		}
	}
	return nil
}

// resultQuery is the text of a query with where the results of some months are
// read from.
func resultQuery(ctx context.Context, db asker, name string, first, last sla.Month) (string, error) {
	var kept bool
	err := db.QueryRowContext(ctx, query("kept_all"), int64(first), int64(last)).Scan(&kept)
	words := strings.NewReplacer("{computed}", "judged.computed_of", "{results}", "judged.joined_results_of", "{payments}", "judged.settlements_of($1::integer, $2::integer, payee := $3::varchar)")
	if kept {
		words = strings.NewReplacer("{computed}", "judged.kept_results_of", "{results}", "judged.kept_results_of",
			"{payments}", "judged.kept_results_of($1::integer, $2::integer) where stage <> 'none' and ($3::varchar is null or customer = $3::varchar)")
	}
	return words.Replace(query(name)), err
}
