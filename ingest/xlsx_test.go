package ingest

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nines/sla"
)

// workbook writes rows to the sheet of a new workbook.
func workbook(t *testing.T, sheet string, rows [][]any, style func(*excelize.File)) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	for n, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow(sheet, cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if style != nil {
		style(book)
	}
	path := filepath.Join(t.TempDir(), "outages.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWorkbookIsReadWithDatesAsCellsAndAsText(t *testing.T) {
	at := time.Date(2011, 5, 12, 10, 4, 0, 0, time.UTC)
	path := workbook(t, "Outages", [][]any{
		{"id", "service", "start", "end", "level"},
		{"o-1", "mail", at, "2011-05-12T11:52:00Z", "full"},
		{},
		{"o-2", "mail", 40675.419444444444, nil, "partial"},
	}, nil)
	o := readFile[sla.Outage](t, path, Options{Timezone: "Europe/Berlin"})
	if len(o.rows) != 2 {
		t.Fatal(o.why())
	}
	for n, row := range o.rows {
		if row.Start.String() != "2011-05-12T08:04:00Z" || row.Line != 2+2*n {
			t.Errorf("%s in line %d began at %s", row.ID, row.Line, row.Start)
		}
	}
}

func TestADateInACellNeedsADeclaredZone(t *testing.T) {
	path := workbook(t, "Outages", [][]any{{"id", "service", "start", "level"}, {"o-1", "mail", 40675.419444444444, "full"}}, nil)
	if o := readFile[sla.Outage](t, path, Options{}); !strings.Contains(o.why(), "no zone was declared") {
		t.Error(o.why())
	}
}

func TestAPercentageInACellIsAPercentage(t *testing.T) {
	path := workbook(t, "Outages", [][]any{
		{"id", "service", "start", "share"},
		{"o-1", "mail", "2011-05-12T08:04:00Z", 0.125},
		{"o-2", "mail", "2011-05-12T08:04:00Z", 0.29},
		{"o-3", "mail", "2011-05-12T08:04:00Z", 12.5},
		{"o-4", "mail", "2011-05-12T08:04:00Z", "12.5%"},
	}, func(book *excelize.File) {
		style, err := book.NewStyle(&excelize.Style{NumFmt: 9}) // 0%
		if err == nil {
			err = book.SetCellStyle("Outages", "D2", "D3", style)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	o := readFile[sla.Outage](t, path, Options{})
	var got []int64
	for _, row := range o.rows {
		got = append(got, row.SharePPM)
	}
	if len(got) != 4 || got[0] != 125000 || got[1] != 290000 || got[2] != 125000 || got[3] != 125000 {
		t.Error(got, o.why())
	}
}

func TestAnAmountInACellIsTheNumberThatThePersonSaw(t *testing.T) {
	path := workbook(t, "Tenants", [][]any{
		{"customer", "tenant", "service", "region", "policy", "fee", "currency", "from"},
		{"acme", "a", "mail", "eu", "gold", 0.1 + 0.2, "USD", "2011-01-01T00:00:00Z"},
		{"acme", "b", "mail", "eu", "gold", 1234.56, "USD", "2011-01-01T00:00:00Z"},
		{1001, "c", "mail", "eu", "gold", 0.005, "USD", "2011-01-01T00:00:00Z"},
	}, nil)
	o := readFile[sla.Contract](t, path, Options{})
	if len(o.rows) != 2 || o.rows[0].Fee.Minor != 30 || o.rows[1].Fee.Minor != 123456 {
		t.Error(o.rows, o.why())
	}
	if !strings.Contains(o.why(), "outages.xlsx:4: fee: ") {
		t.Error(o.why())
	}
}

func TestTheSheetCanBeNamed(t *testing.T) {
	path := workbook(t, "First", [][]any{{"x"}, {"1"}}, func(book *excelize.File) {
		if _, err := book.NewSheet("Outages"); err != nil {
			t.Fatal(err)
		}
		book.SetSheetRow("Outages", "A1", &[]any{"id", "service", "start", "level"})
		book.SetSheetRow("Outages", "A2", &[]any{"o-1", "mail", "2011-05-12T08:04:00Z", "full"})
	})
	readFile[sla.Outage](t, path, Options{Sheet: "Outages"}).one(t)
	if o := readFile[sla.Outage](t, path, Options{Sheet: "Outagse"}); !strings.Contains(o.why(), `there is no sheet "Outagse"`) {
		t.Error(o.why())
	}
}

func TestAWorkbookThatIsNoneIsRefused(t *testing.T) {
	if o := readText[sla.Outage](t, "outages.xlsx", "PK\x03\x04 not really", Options{}); len(o.rejects) != 1 || o.rejects[0].Line != 1 {
		t.Error(o.rejects)
	}
}

func TestNumbersThatNoSpreadsheetWritesAreNone(t *testing.T) {
	for _, text := range []string{"1e999999999", "1/3", "0x10", "1_000", "", "e5", "1e", "inf", strings.Repeat("9", 50)} {
		if _, ok := spreadsheetNumber(text); ok {
			t.Errorf("%q was read", text)
		}
	}
}

// cellsOf writes an outage in a row, and styles its cells.
func cellsOf(t *testing.T, header []any, row []any, style func(*excelize.File)) outcome[sla.Outage] {
	t.Helper()
	return readFile[sla.Outage](t, workbook(t, "Outages", [][]any{header, row}, style), Options{Timezone: "UTC"})
}

func formatted(t *testing.T, cell, format string) func(*excelize.File) {
	return func(book *excelize.File) {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = book.SetCellStyle("Outages", cell, cell, style)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestALengthInACellThatShowsATimeIsAPartOfADay(t *testing.T) {
	header := []any{"id", "service", "start", "duration", "level"}
	for format, want := range map[string]string{"[hh]:mm:ss": "2011-05-14T08:00:00Z", "General": "2011-05-12T08:02:00Z"} {
		o := cellsOf(t, header, []any{"o-1", "mail", "2011-05-12T08:00:00", 2, "full"}, formatted(t, "D2", format))
		if got := o.one(t).End.String(); got != want {
			t.Errorf("%s: until %s, want %s", format, got, want)
		}
	}
	o := cellsOf(t, header, []any{"o-1", "mail", "2011-05-12T08:00:00", 3.8 / 24, "full"}, formatted(t, "D2", "[h]:mm"))
	if got := o.one(t).End.String(); got != "2011-05-12T11:48:00Z" {
		t.Errorf("three hours and 48 minutes end at %s", got)
	}
}

func TestAPercentageIsWhatTheCellShows(t *testing.T) {
	header := []any{"id", "service", "start", "share"}
	for _, c := range []struct {
		format string
		value  float64
		want   int64
	}{{`0.0"%"`, 0.5, 5_000}, {"0.0%", 0.5, 500_000}, {`0.0\%`, 0.5, 5_000}, {"0%", 0.004, 4_000}, {"0.0%", 0.0004, 400}, {"0%", 1, 1_000_000}, {`0"%"`, 1, 10_000}} {
		o := cellsOf(t, header, []any{"o-1", "mail", "2011-05-12T08:00:00", c.value}, formatted(t, "D2", c.format))
		if got := o.one(t).SharePPM; got != c.want {
			t.Errorf("%v in %s: %d, want %d", c.value, c.format, got, c.want)
		}
	}
}

func TestMergedCellsAndErrorsOfASpreadsheetAreNoValues(t *testing.T) {
	header := []any{"id", "service", "tenant", "start", "level"}
	row := []any{"o-1", "mail", "a", "2011-05-12T08:00:00", "full"}
	merge := func(book *excelize.File) {
		if err := book.MergeCell("Outages", "C2", "C3"); err != nil {
			t.Fatal(err)
		}
	}
	two := workbook(t, "Outages", [][]any{header, row, {"o-2", "mail", nil, "2011-05-13T08:00:00", "full"}}, merge)
	if o := readFile[sla.Outage](t, two, Options{Timezone: "UTC"}); !strings.HasPrefix(o.why(), "outages.xlsx:3: the cells C2:C3 are merged") {
		t.Error(o.why())
	}
	if o := cellsOf(t, header, row, merge); len(o.rows) != 1 { // there is nothing in the other one's row
		t.Error(o.why())
	}
	row[2] = "#REF!"
	if o := cellsOf(t, header, row, nil); !strings.HasPrefix(o.why(), `outages.xlsx:2: tenant: "#REF!" is an error of a spreadsheet`) {
		t.Error(o.why())
	}
}

func TestADateUnderAHeaderThatTalksOfLengthsIsADate(t *testing.T) {
	at := time.Date(2011, 5, 12, 10, 4, 0, 0, time.UTC)
	path := workbook(t, "Outages", [][]any{{"id", "service", "Downtime Start", "level"}, {"o-1", "mail", at, "full"}}, nil)
	o := readFile[sla.Outage](t, path, Options{Timezone: "UTC", Columns: map[string]string{"start": "Downtime Start"}})
	if got := o.one(t).Start.String(); got != "2011-05-12T10:04:00Z" {
		t.Error(got)
	}
}
