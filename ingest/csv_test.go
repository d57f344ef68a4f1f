package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"nines/sla"
)

const plainOutages = "id,service,start,end,level,title\n" +
	"o-1,mail,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full,\"DNS, again\"\n" +
	"o-2,mail,2011-05-13T08:04:00Z,,partial,\"two\nlines \"\"quoted\"\"\"\n" +
	"o-3,mail,2011-05-14T08:04:00Z,,full,Zürich\n"

func TestCSVIsReadInEveryDialect(t *testing.T) {
	utf16 := func(order unicode.Endianness, text string) string {
		out, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	swap := func(separator string) string {
		text := strings.ReplaceAll(plainOutages, "\"DNS, again\"", "\x01")
		return strings.ReplaceAll(strings.ReplaceAll(text, ",", separator), "\x01", "\"DNS, again\"")
	}
	for name, text := range map[string]string{
		"plain": plainOutages, "semicolons": swap(";"), "tabs": swap("\t"), "bars": swap("|"),
		"mark": "\ufeff" + plainOutages, "crlf": strings.ReplaceAll(plainOutages, "\n", "\r\n"),
		"utf-16le": utf16(unicode.LittleEndian, plainOutages), "utf-16be": utf16(unicode.BigEndian, swap("\t")),
		"no end of line": strings.TrimSuffix(plainOutages, "\n"), "blank lines": "\n\n" + plainOutages + "\n\n,,,,,\n",
	} {
		o := readText[sla.Outage](t, "outages.csv", text, Options{})
		if len(o.rows) != 3 || len(o.rejects) > 0 {
			t.Errorf("%s: %d rows, %s", name, len(o.rows), o.why())
			continue
		}
		if o.rows[0].Title != "DNS, again" || !strings.HasSuffix(o.rows[1].Title, `lines "quoted"`) || o.rows[2].Title != "Zürich" {
			t.Errorf("%s: titles %q %q %q", name, o.rows[0].Title, o.rows[1].Title, o.rows[2].Title)
		}
		if first, last := o.rows[0].Line, o.rows[2].Line; last != first+3 {
			t.Errorf("%s: lines %d and %d; a record of two lines lies between", name, first, last)
		}
	}
}

func TestLinesAreCountedAcrossBlocksWithQuotedLineEnds(t *testing.T) {
	var text strings.Builder
	text.WriteString("id,service,start,level,title\n")
	line, want := 2, map[string]int{}
	for n := range 40000 {
		id := fmt.Sprintf("o-%d", n)
		want[id] = line
		title := "plain"
		if n%7 == 0 {
			title, line = "\"a\nb, \"\"c\"\"\n\"", line+2
		}
		fmt.Fprintf(&text, "%s,mail,2011-05-12T08:04:00Z,full,%s\n", id, title)
		line++
	}
	o := readText[sla.Outage](t, "outages.csv", text.String(), Options{})
	if len(o.rows) != 40000 {
		t.Fatalf("%d rows, %s", len(o.rows), o.why())
	}
	for _, row := range o.rows {
		if row.Line != want[row.ID] {
			t.Fatalf("%s is in line %d, found in %d", row.ID, want[row.ID], row.Line)
		}
	}
}

func TestAQuoteInTheWrongPlaceIsARejectOfItsLine(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", outageHeader+"o-1,ma\"il,2011-05-12T08:04:00Z,,full\no-2,mail,bad,,full\n", Options{})
	if !strings.Contains(o.why(), "outages.csv:2: a quote stands inside a field") || !strings.Contains(o.why(), "outages.csv:3: start: ") {
		t.Error(o.why())
	}
	o = readText[sla.Outage](t, "outages.csv", outageHeader+"o-1,\"mail,2011-05-12T08:04:00Z,,full\no-2,mail,bad,,full\n", Options{})
	if !strings.Contains(o.why(), "outages.csv:2: a quoted field is not closed") {
		t.Error(o.why())
	}
}

func TestAnEmptyFileIsRefused(t *testing.T) {
	for _, text := range []string{"", "\n\n", "\ufeff"} {
		if o := readText[sla.Outage](t, "outages.csv", text, Options{}); o.why() == "" || o.rejects[0].Line < 1 {
			t.Errorf("%q: %s", text, o.why())
		}
	}
}

func TestAFileWithAHeaderAloneHasNoRows(t *testing.T) {
	if o := readText[sla.Outage](t, "outages.csv", outageHeader, Options{}); len(o.rejects)+len(o.rows) > 0 {
		t.Error(o.why())
	}
}

func TestUTF16WithoutItsMarkIsRefused(t *testing.T) {
	text, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(plainOutages)
	if err != nil {
		t.Fatal(err)
	}
	if o := readText[sla.Outage](t, "outages.csv", text, Options{}); len(o.rejects) == 0 {
		t.Error("it was read")
	}
}

func TestAFileThatIsNotThereIsAnErrorOfTheDisk(t *testing.T) {
	_, err := Load(t.Context(), nil, []string{filepath.Join(t.TempDir(), "none.csv")}, Options{})
	if !os.IsNotExist(err) {
		t.Error(err)
	}
}
