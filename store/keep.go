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

// keptAtOnce is about how many results are joined in one go: fewer make the file
// larger, and of more nobody sees how far it is.
const keptAtOnce = 3 << 20

// Keep keeps the results of the judged months of first..last as rows, where they
// are not kept yet: some months after the others, so that what is done stays done.
// progress, if not nil, is told how many months are.
func (s *Store) Keep(ctx context.Context, first, last sla.Month, progress func(done, total int)) error {
	missing, err := list(ctx, s.db, query("kept_missing"), func(row scanner, m *sla.Month) error { return row.Scan(m) }, int64(first), int64(last))
	if err != nil {
		return reading("which results are kept", err)
	}
	var contracts int
	if err := s.db.QueryRowContext(ctx, "select count(*) from judged.contract_keys").Scan(&contracts); err != nil {
		return reading("the number of contracts", err)
	}
	most := max(1, keptAtOnce/max(1, contracts))
	for done := 0; done < len(missing); {
		if progress != nil {
			progress(done, len(missing))
		}
		n := 1
		for done+n < len(missing) && n < most && missing[done+n] == missing[done]+sla.Month(n) {
			n++
		}
		if err := s.keepMonths(ctx, missing[done], missing[done+n-1]); err != nil {
			return err
		}
		done += n
	}
	return nil
}

func (s *Store) keepMonths(ctx context.Context, first, last sla.Month) error {
	text := strings.NewReplacer("$first", fmt.Sprint(int(first)), "$last", fmt.Sprint(int(last))).Replace(query("keep_results"))
	err := s.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, text)
		return err
	})
	if err != nil {
		return fmt.Errorf("keeping the results of %s to %s: %w", first, last, err)
	}
	return nil
}

// resultQuery is the text of a query with where the results of some months are
// read from.
func resultQuery(ctx context.Context, db asker, name string, first, last sla.Month) (string, error) {
	var kept bool
	err := db.QueryRowContext(ctx, query("kept_all"), int64(first), int64(last)).Scan(&kept)
	words := strings.NewReplacer("{computed}", "judged.computed_of", "{payments}", "judged.settlements_of($1::integer, $2::integer, first_payee := $3::integer, last_payee := $4::integer)")
	if kept {
		words = strings.NewReplacer("{computed}", "judged.kept_results_of",
			"{payments}", "judged.kept_results_of($1::integer, $2::integer) where stage <> 'none' and ($3::integer is null or customer_no between $3::integer and $4::integer)")
	}
	return words.Replace(query(name)), err
}
