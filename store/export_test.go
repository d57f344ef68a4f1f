package store

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestAmountsHaveAllDecimalsOfTheirCurrency(t *testing.T) {
	s := openMemory(t)
	for _, c := range []struct {
		minor  int64
		digits int
		want   string
	}{{0, 2, "0.00"}, {5, 2, "0.05"}, {-5, 2, "-0.05"}, {123456, 2, "1234.56"}, {-123456, 0, "-123456"}, {1, 3, "0.001"}, {100000000000, 3, "100000000.000"}} {
		var got string
		if err := s.db.QueryRow("select judged.decimal_of(?::bigint, ?::integer)", c.minor, c.digits).Scan(&got); err != nil || got != c.want {
			t.Errorf("%d with %d decimals is %q, want %q (%v)", c.minor, c.digits, got, c.want, err)
		}
	}
}

func TestAvailabilityIsRoundedDownToOneDecimalMoreThanItsTarget(t *testing.T) {
	s := openMemory(t)
	for _, c := range []struct {
		counted, charged, target int64
		want                     string
	}{
		{2_678_400_000, 0, 999_000, "100.00"},
		{2_678_400_000, 1_000_000, 999_000, "99.99"},
		{2_678_400_000, 13_680_000_000_000, 999_000, "99.48"},
		{2_678_400_000, 13_680_000_000_000, 999_950, "99.4892"},
		{1000, 5_000_000_000, 990_000, "0.0"},
	} {
		var got string
		err := s.db.QueryRow("select judged.availability_of(true, ?::bigint, ?::bigint, 1000000::bigint, ?::bigint)", c.counted, c.charged, c.target).Scan(&got)
		if err != nil || got != c.want {
			t.Errorf("%+v: %q (%v)", c, got, err)
		}
	}
}

// exported exports into a folder of the test.
func (w *world) exported(list string, format Format) string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), "it's."+string(format))
	if _, err := w.Export(w.t.Context(), path, ExportOptions{List: list, Format: format, First: may, Last: june}); err != nil {
		w.t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		w.t.Errorf("%v beside the file (%v)", entries, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(text)
}

func TestPayoutsAreExportedByKeyWithMinorUnitsAndDecimals(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	lines := strings.Split(strings.TrimSpace(w.exported("payouts", CSV)), "\n")
	if len(lines) != 5 {
		t.Fatalf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	want := `2011-05,bolt/t3/mail/eu/2011-05,bolt,The bolt,t3,mail,eu,silver,ann,2011-05,EUR,999000,100000,30000,300.00,30000,300.00,0,0.00,-30000,-300.00,0,0.00,due,due,missing,,,,false,service credit of 10 % (tier 99.9 %),,,,,0,0,0,0`
	if diff := cmp.Diff(want, lines[2]); diff != "" {
		t.Error(diff)
	}
}

func TestTheTotalsOfAMonthAreTheSumsOfItsExportedRows(t *testing.T) {
	w := twoHours(t)
	w.note("n1", "bolt", "t3", "mail", "2011-05", 12345, "EUR", "2011-06-15")
	w.note("n2", "acme", "t1", "mail", "2011-05", 99999, "EUR", "2011-06-15")
	w.judge("2011-07-02")
	var rows []struct {
		Month, Currency string
		Credit          int64  `json:"credit_minor"`
		Settled         int64  `json:"settled_minor"`
		Issued          int64  `json:"issued_minor"`
		Rest            string `json:"rest_stage"`
	}
	if err := json.Unmarshal([]byte(w.exported("payouts", JSON)), &rows); err != nil {
		t.Fatal(err)
	}
	totals, err := w.PayoutTotals(t.Context(), may, june)
	if err != nil {
		t.Fatal(err)
	}
	short := 0
	for _, total := range totals {
		got := map[string]int64{}
		for _, r := range rows {
			if r.Month == total.Month.String() && r.Currency == total.Currency {
				got["credit"] += r.Credit
				got["settled"] += r.Settled
				got["issued"] += r.Issued
				got[r.Rest] += r.Credit - r.Settled
			}
		}
		for what, want := range map[string]int64{"credit": total.CreditMinor, "settled": total.SettledMinor, "issued": total.IssuedMinor,
			"accrued": total.AccruedMinor, "claimable": total.ClaimableMinor, "due": total.DueMinor, "lapsed": total.LapsedMinor} {
			if got[what] != want {
				t.Errorf("%s %s: the rows have %s %d, the total %d", total.Month, total.Currency, what, got[what], want)
			}
		}
		if total.SettledMinor > 0 && total.DueMinor > 0 {
			short++
		}
	}
	if short == 0 {
		t.Error("nothing was paid short")
	}
}

func TestAnExportedFileIsReadByAllAndRunByNobody(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	for _, format := range Formats {
		path := filepath.Join(t.TempDir(), "a."+string(format))
		if _, err := w.Export(t.Context(), path, ExportOptions{List: "payouts", Format: format, First: may, Last: june}); err != nil {
			t.Fatal(err)
		}
		stat, err := os.Stat(path)
		if err != nil || stat.Mode().Perm()&0o111 != 0 {
			t.Errorf("%s has mode %v (%v)", format, stat.Mode(), err)
		}
	}
}

func TestASheetAddsUpEveryCurrencyByItself(t *testing.T) {
	w := oneContract(t)
	w.judge("2011-09-01")
	path := filepath.Join(t.TempDir(), "payouts.xlsx")
	if err := os.WriteFile(path, []byte(w.exported("payouts", XLSX)), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("totals")
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	for n, name := range rows[0] {
		if want := map[string]string{"currency": "EUR", "rows": "1", "credit": "100", "owed": "0"}[name]; want != "" && rows[1][n] != want {
			t.Errorf("%s is %s, wanted %s", name, rows[1][n], want)
		}
	}
}

func TestTheSameResultsAreExportedAsTheSameBytes(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	for _, format := range []Format{CSV, Parquet, JSON} {
		first, second := w.exported("results", format), w.exported("results", format)
		if first != second {
			t.Errorf("two %s files differ", format)
		}
	}
	if lines := strings.Count(w.exported("results", CSV), "\n"); lines != 8 {
		t.Errorf("%d lines", lines)
	}
}

func TestJSONIsOneListOfRows(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	var rows []map[string]any
	if err := json.Unmarshal([]byte(w.exported("results", JSON)), &rows); err != nil || len(rows) != 7 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if rows[0]["availability_percent"] != "99.73" || rows[0]["credit"] != "100.00" {
		t.Errorf("%v", rows[0])
	}
}

func TestNoCellIsReadAsAFormula(t *testing.T) {
	w := newWorld(t)
	w.contract("=1+1", "@t", "mail", "eu", "silver", 100000, "2010-01-01", "")
	w.contract("-2", "+t", "mail", "eu", "silver", 100000, "2010-01-01", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	w.judge("2011-07-02")
	text := w.exported("payouts", CSV)
	for _, cell := range []string{",'=1+1,", ",'@t,", ",-2,", ",'+t,", "/'", ",-100.00,"} {
		if found := strings.Contains(text, cell); found != (cell != "/'") {
			t.Errorf("%s found: %v in\n%s", cell, found, text)
		}
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(path, []byte(w.exported("payouts", XLSX)), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for cell, want := range map[string]excelize.CellType{"C3": excelize.CellTypeInlineString, "N3": excelize.CellTypeUnset, "O3": excelize.CellTypeUnset} {
		value, _ := file.GetCellValue("payouts", cell)
		kind, err := file.GetCellType("payouts", cell)
		if err != nil || kind != want {
			t.Errorf("%s = %q has type %d, want %d (%v)", cell, value, kind, want, err)
		}
	}
	if formula, _ := file.GetCellFormula("payouts", "C3"); formula != "" {
		t.Errorf("C3 is the formula %s", formula)
	}
}

func TestAFileThatCannotBeWrittenLeavesTheOldOne(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Export(t.Context(), path, ExportOptions{List: "nothing", Format: CSV, First: may, Last: june}); err == nil {
		t.Error("no error for an unknown list")
	}
	if _, err := w.Export(t.Context(), path, ExportOptions{List: "results", Format: "pdf", First: may, Last: june}); err == nil {
		t.Error("no error for an unknown format")
	}
	if text, _ := os.ReadFile(path); string(text) != "old" {
		t.Errorf("the file has %q", text)
	}
}

// A part ends between two customers only where keys and customers are in the
// same order there: "a" comes before "a-b", but "a/" after "a-b/", and a slash is written as %2F.
func TestResultsThatAreWrittenInPartsAreOneListInTheOrderOfTheirKeys(t *testing.T) {
	w := newWorld(t)
	for _, customer := range []string{"a", "a-b", "b&", "b/", "c"} {
		w.contract(customer, customer+"-t1", "mail", "eu", "silver", 100000, "2010-01-01", "")
		w.contract(customer, customer+"-t2", "mail", "eu", "silver", 100000, "2010-01-01", "")
	}
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	w.judge("2011-07-02")
	whole := w.exported("results", CSV)
	for _, c := range []struct {
		held  int64
		parts int
	}{{1, 2 * 3}, {5, 2 * 2}, {10, 2}, {20, 1}} {
		for format, want := range map[Format]string{CSV: whole, JSON: w.exported("results", JSON)} {
			e := &export{ExportOptions: ExportOptions{List: "results", Format: format, First: may, Last: june}, atOnce: c.held}
			path := filepath.Join(t.TempDir(), "parts")
			if _, err := w.export(t.Context(), path, e); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(path)
			if diff := cmp.Diff(want, string(text)); diff != "" || err != nil {
				t.Errorf("%d at once as %s: %s (%v)", c.held, format, diff, err)
			}
			if e.written != c.parts {
				t.Errorf("%d at once: %d parts, wanted %d", c.held, e.written, c.parts)
			}
		}
	}
}
