package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"strings"

	"nines/policy"
	"nines/sla"
)

//go:embed load_*.sql
var loadQueries embed.FS

// errRefused undoes a transaction in which a file was refused.
var errRefused = errors.New("a file was refused")

// load is the transaction of one call of Load.
type load struct {
	ctx  context.Context
	conn *sql.Conn
	// refused are the kinds of which a file was refused: what refers to them
	// is not searched for names that are not there.
	refused map[string]bool
}

// Load keeps all rows of all files in one transaction, or nothing where any of
// them is refused; the intakes say what became of them. Errors: what the disk
// or the database said, the context was cancelled; then nothing is kept either.
func (s *Store) Load(ctx context.Context, files []*sla.Intake) error {
	s.loading.Lock()
	defer s.loading.Unlock()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := registerRows(conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "begin transaction"); err != nil {
		return err
	}
	l := &load{ctx: ctx, conn: conn, refused: map[string]bool{}}
	if err = l.files(files); err == nil {
		err = ctx.Err()
	}
	if err == nil {
		_, err = conn.ExecContext(ctx, "commit")
	}
	if err != nil {
		// The context may be over, and the rows must go all the same.
		if _, undo := conn.ExecContext(context.WithoutCancel(ctx), "rollback"); undo != nil && !strings.Contains(undo.Error(), "no transaction is active") {
			return errors.Join(err, undo)
		}
	}
	switch {
	case errors.Is(err, errRefused):
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

// files loads every file, so that all reasons are known, also those of the
// files behind a refused one.
func (l *load) files(files []*sla.Intake) error {
	for _, in := range files {
		if err := l.file(in); err != nil {
			return fmt.Errorf("%s: %w", in.File, err)
		}
		if in.Refused() {
			l.refused[in.Kind] = true
		}
	}
	if len(l.refused) > 0 {
		return errRefused
	}
	if err := l.checkTaken(files); err != nil {
		return err
	}
	return l.checkPromises(files)
}

// file loads one file by the noun of its rows.
func (l *load) file(in *sla.Intake) error {
	if in.Refused() || in.Batches == nil {
		return nil
	}
	if same, err := l.alreadyLoaded(in); err != nil || same {
		return err
	}
	switch rows := in.Batches.(type) {
	case sla.Rows[policy.Policy]:
		return l.policies(in, rows)
	case sla.Rows[sla.Customer]:
		return loadRows(l, in, rows, storedCustomers())
	case sla.Rows[sla.Service]:
		return loadRows(l, in, rows, storedServices())
	case sla.Rows[sla.Contract]:
		return loadRows(l, in, rows, storedContracts())
	case sla.Rows[sla.Outage]:
		return loadRows(l, in, rows, storedOutages())
	case sla.Rows[sla.Notice]:
		return loadRows(l, in, rows, storedNotices())
	case sla.Rows[sla.Maintenance]:
		return loadRows(l, in, rows, storedMaintenance())
	case sla.Rows[sla.Gap]:
		return loadRows(l, in, rows, storedGaps())
	case sla.Rows[sla.Wait]:
		return loadRows(l, in, rows, storedWaits())
	case sla.Rows[sla.Measurement]:
		return loadRows(l, in, rows, storedMeasurements())
	case sla.Rows[sla.Goodwill]:
		return loadRows(l, in, rows, storedGoodwill())
	case sla.Rows[sla.Claim]:
		return loadRows(l, in, rows, storedClaims())
	case sla.Rows[sla.CreditNote]:
		return loadRows(l, in, rows, storedCreditNotes())
	case sla.Rows[sla.Rate]:
		return loadRows(l, in, rows, storedRates())
	}
	return fmt.Errorf("no table keeps rows like %T", in.Batches)
}

// alreadyLoaded says whether the last file of this source and kind had the
// same bytes and was read in the same way. Policies are no source's own, and rates may
// name another, so that other files may have changed them since: they are looked at.
func (l *load) alreadyLoaded(in *sla.Intake) (bool, error) {
	if in.Kind == "policies" || in.Kind == "rates" {
		return false, nil
	}
	var digest string
	var rows int64
	err := l.conn.QueryRowContext(l.ctx, loadQuery("last_file"), in.Source, in.Kind).Scan(&digest, &rows)
	if errors.Is(err, sql.ErrNoRows) || err != nil {
		return false, ignoreNoRows(err)
	}
	if digest != in.Digest || in.Replace {
		return false, nil
	}
	in.AlreadyLoaded, in.Unchanged = true, rows
	in.Count(rows)
	return true, nil
}

func ignoreNoRows(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// loadRows reads the rows of a file into their table.
func loadRows[T any](l *load, in *sla.Intake, rows sla.Rows[T], t stored[T]) error {
	fileNo, err := l.number("file", 1)
	if err != nil {
		return err
	}
	m := &merge{load: l, in: in, table: t.names(), fileNo: fileNo}
	if err := m.begin(); err != nil {
		return err
	}
	if err := m.recallParts(); err != nil {
		return err
	}
	source, err := newRowSource(rows, t, in.Absent, partReaders(m.parts, t, in.Source)...)
	if err != nil {
		return err
	}
	if err := m.read(source); err != nil {
		return err
	}
	if err := m.keepParts(); err != nil {
		return err
	}
	m.versions = source.anyTwice()
	m.checkEmpty()
	if err := m.settle(); err != nil {
		return err
	}
	if err := l.check(m); err != nil || in.Refused() {
		return err
	}
	return m.finish()
}

// checkEmpty doubts a file with a header only: an export that went wrong looks
// like that. It is never all that a source has to say.
func (m *merge) checkEmpty() {
	switch {
	case m.in.Rows > 0 || m.in.Refused():
	case m.in.Replace:
		m.in.Refuse(sla.Reject{Place: sla.Place{File: m.in.File, Line: 1}, Reason: "has no rows: --replace would take out all that its source has said",
			Hint: "load it without --replace; where everything is to go, start a new database"})
	default:
		m.doubt(1, "", "has no rows")
	}
}

// number takes count numbers of a name and returns the first; a number is
// never given twice.
func (l *load) number(name string, count int64) (first int64, err error) {
	err = l.conn.QueryRowContext(l.ctx, "select next_no from input.numbers where name = ?", name).Scan(&first)
	if errors.Is(err, sql.ErrNoRows) {
		first = 1
		_, err = l.conn.ExecContext(l.ctx, "insert into input.numbers values (?, ?)", name, first+count)
		return first, err
	}
	if err != nil {
		return 0, err
	}
	_, err = l.conn.ExecContext(l.ctx, "update input.numbers set next_no = ? where name = ?", first+count, name)
	return first, err
}

// exec runs a statement of the load and counts the rows that it changed.
func (l *load) exec(text string, args ...any) (int64, error) {
	done, err := l.conn.ExecContext(l.ctx, text, args...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// loadQuery is the text of load_name.sql.
func loadQuery(name string) string {
	text, err := loadQueries.ReadFile("load_" + name + ".sql")
	if err != nil {
		panic("store: there is no query load_" + name)
	}
	return string(text)
}
