package ingest

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nines/sla"
)

func TestAFormulaWithoutItsValueIsRefusedAndNotAnOpenEnd(t *testing.T) {
	path := workbook(t, "Outages", [][]any{
		{"id", "service", "start", "end", "level"},
		{"o-1", "mail", "2011-05-12T08:04:00Z", "2011-05-12T11:52:00Z", "full"},
		{"o-2", "mail", "2011-05-12T08:04:00Z", nil, "full"},
		{"o-3", "mail", "2011-05-12T08:04:00Z", nil, "full"},
	}, func(book *excelize.File) {
		if err := book.SetCellFormula("Outages", "D3", "C3+1/24"); err != nil {
			t.Fatal(err)
		}
	})
	o := readFile[sla.Outage](t, path, Options{})
	if o.why() != "outages.xlsx:3: end: is a formula without its value" || !strings.Contains(o.rejects[0].Hint, "spreadsheet program") || len(o.rows) != 2 {
		t.Error(o.why(), o.rows)
	}
}

func TestAFormulaWithoutItsValueInAColumnThatIsNotReadDoesNoHarm(t *testing.T) {
	path := workbook(t, "Outages", [][]any{{"id", "service", "start", "level", "cost"}, {"o-1", "mail", "2011-05-12T08:04:00Z", "full"}}, func(book *excelize.File) {
		if err := book.SetCellFormula("Outages", "E2", "1+1"); err != nil {
			t.Fatal(err)
		}
	})
	readFile[sla.Outage](t, path, Options{}).one(t)
}

func TestAHeaderThatIsAFormulaWithoutItsValueIsRefused(t *testing.T) {
	path := workbook(t, "Outages", [][]any{{"id", "service", "start", "level"}, {"o-1", "mail", "2011-05-12T08:04:00Z", "full"}}, func(book *excelize.File) {
		if err := book.SetCellFormula("Outages", "E1", `"e"&"nd"`); err != nil {
			t.Fatal(err)
		}
	})
	if o := readFile[sla.Outage](t, path, Options{}); o.why() != "outages.xlsx:1: the header in E1 is a formula without its value" {
		t.Error(o.why())
	}
}

// rewriteSheet writes a workbook whose sheet has other XML.
func rewriteSheet(t *testing.T, from string, change func(string) string) string {
	t.Helper()
	old, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range old.File {
		text, err := readAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/") {
			text = change(text)
		}
		target, err := w.Create(part.Name)
		if err == nil {
			_, err = target.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "outages.xlsx")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readAll(part *zip.File) (string, error) {
	r, err := part.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	var text bytes.Buffer
	_, err = text.ReadFrom(r)
	return text.String(), err
}

func TestWhatIsAFormulasValueDoesNotDependOnWhoWroteTheWorkbook(t *testing.T) {
	for cell, want := range map[string]string{
		`<c r="D2"><f>C2</f></c>`:                                          noValueReason,
		`<c r="D2"><f>C2</f><v></v></c>`:                                   noValueReason,
		`<c r="D2"><f>C2</f><v/></c>`:                                      noValueReason,
		`<c r="D2"><f t="shared" si="0"/></c>`:                             noValueReason,
		`<c r="D2" t="str"><f>C2</f></c>`:                                  noValueReason,
		`<c r="D2" t="str"><f>C2</f><v>2011-05-12T11:52:00Z</v></c>`:       "",
		`<c r="D2" t="str"><f>IF(C2="","",C2)</f><v></v></c>`:              "",
		`<c r="D2"><f>C2</f><v>0</v></c>`:                                  "is not between 1990 and 2100",
		`<x:c r="D2" xmlns:x="urn:x"><x:f>C2</x:f></x:c>`:                  noValueReason,
		`<c r="D2" t="inlineStr"><is><t>2011-05-12T11:52:00Z</t></is></c>`: "",
	} {
		path := workbook(t, "Outages", [][]any{{"id", "service", "start", "end", "level"}, {"o-1", "mail", "2011-05-12T08:04:00Z", "HERE", "full"}}, nil)
		path = rewriteSheet(t, path, func(text string) string {
			from := strings.Index(text, `<c r="D2"`)
			to := from + strings.Index(text[from:], "</c>") + len("</c>")
			return text[:from] + cell + text[to:]
		})
		o := readFile[sla.Outage](t, path, Options{Timezone: "UTC"})
		if want == "" && len(o.rejects) > 0 || !strings.Contains(o.why(), want) {
			t.Errorf("%s: %q, want %q", cell, o.why(), want)
		}
	}
}
