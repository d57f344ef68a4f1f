package store

import (
	"testing"

	"nines/analysis"
	"nines/sla"
)

func TestANumberThatDoesNotFitItsColumnIsAnError(t *testing.T) {
	w := twoHours(t)
	type row = analysis.Exception
	write := func(month int64) error {
		j, err := w.Begin(t.Context(), []sla.Month{may}, at(t, "2011-07-02"))
		if err != nil {
			t.Fatal(err)
		}
		defer j.Rollback()
		columns := []storedColumn[row]{number64("month", func(*row) int64 { return month })}
		for _, name := range []string{"contract_no", "period_no", "policy_no", "result_no"} {
			columns = append(columns, number64(name, func(*row) int64 { return 1 }))
		}
		return writeAll(t.Context(), j, "exceptions", columns, []row{{}})
	}
	if err := write(int64(may)); err != nil {
		t.Errorf("a month is refused: %v", err)
	}
	if err := write(1 << 40); err == nil {
		t.Error("2^40 was written as a month")
	}
}

func TestRowsThatComeInPiecesAreWrittenOnceEach(t *testing.T) {
	w := twoHours(t)
	j, err := w.Begin(t.Context(), []sla.Month{may}, at(t, "2011-07-02"))
	if err != nil {
		t.Fatal(err)
	}
	defer j.Rollback()
	const piece, pieces = 50_000, 7 // not a whole number of groups
	rows := make([]analysis.Exception, piece)
	exceptions := written[analysis.Exception]{table: "exceptions", columns: []storedColumn[analysis.Exception]{
		number64("contract_no", func(r *analysis.Exception) int64 { return r.Contract })}}
	for _, name := range []string{"month", "period_no", "policy_no", "result_no"} {
		exceptions.columns = append(exceptions.columns, number64(name, func(*analysis.Exception) int64 { return 1 }))
	}
	for n := range pieces {
		for i := range rows { // the room is used again
			rows[i].Contract = int64(n*piece + i)
		}
		if err := exceptions.add(t.Context(), j, rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := exceptions.finish(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	var count, different, last int64
	err = j.conn.QueryRowContext(t.Context(), "select count(*), count(distinct contract_no), max(contract_no) from judged.exceptions where month = 1").Scan(&count, &different, &last)
	if err != nil || count != piece*pieces || different != count || last != count-1 {
		t.Errorf("%d rows, %d different up to %d were written (%v)", count, different, last, err)
	}
}
