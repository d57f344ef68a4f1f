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
