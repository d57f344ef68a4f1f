package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/ingest"
)

func updating(source string) ingest.Options {
	o := inUTC
	o.Update, o.Source = true, source
	return o
}

func TestWhatWasCorrectedCanBePutBackFromTheFileBefore(t *testing.T) {
	d := founded(t)
	first, second := d.file("gold.yaml", goldPolicy), d.file("gold-v2.yaml", strings.Replace(goldPolicy, "25%", "30%", 1))
	d.load(updating(""), second)
	if report := d.load(updating(""), first).Files[0]; report.AlreadyLoaded || report.Updated != 1 {
		t.Errorf("%+v", report)
	}
	if got := d.rows("select text like '%25\\%%' escape '\\' from input.policies"); got != "true" {
		t.Error(got)
	}
	const header = "day,base,quote,rate,source\n2011-05-31,EUR,USD,"
	rates := d.file("rates.csv", header+"1.4,ECB\n")
	d.load(inUTC, rates)
	d.load(updating(""), d.file("later.csv", header+"1.5,ECB\n"))
	d.load(updating(""), rates)
	if got := d.rows("select rate from input.rates"); got != "1.4" {
		t.Error(got)
	}
	if report := d.load(inUTC, rates, first); report.Files[0].Unchanged != 1 || report.Files[1].Unchanged != 1 {
		t.Errorf("%+v", report)
	}
}

func TestOfFilesThatSayDifferentThingsTheLaterOneIsRight(t *testing.T) {
	d := founded(t)
	const header = "id,service,start,end,level\n"
	d.load(updating("tracker"), d.file("v9.csv", header+"o-1,mail,2011-05-12T08:00:00Z,2011-05-12T09:00:00Z,full\n"),
		d.file("v10.csv", header+"o-1,mail,2011-05-12T08:00:00Z,2011-05-12T18:00:00Z,full\n"))
	if got := d.rows("select strftime(judged.utc(end_ms), '%H:%M') from input.outages"); got != "18:00" {
		t.Error(got)
	}
}

func TestAnOutageThatRecordsOneAtAnotherTimeAgainIsFlagged(t *testing.T) {
	d := founded(t)
	report := d.load(inUTC, d.file("outages.csv", "id,service,start,end,level,duplicate_of\n"+
		"o-1,mail,2011-05-12T08:00:00Z,2011-05-12T09:00:00Z,full,\n"+
		"o-2,mail,2011-05-12T08:30:00Z,2011-05-12T09:30:00Z,full,outages.csv:o-1\n"+
		"o-3,mail,2011-05-22T08:00:00Z,2011-05-22T12:00:00Z,full,outages.csv:o-1\n"+
		"o-4,mail,2011-05-23T08:00:00Z,2011-05-23T12:00:00Z,full,outages.csv:o-9\n"+
		"o-5,mail,2011-05-24T08:00:00Z,2011-05-24T12:00:00Z,full,none\n"))
	want := "outages.csv:4: duplicate_of: names an outage at another time: this one counts for nothing\n" +
		"outages.csv:5: duplicate_of: names an outage that is not there: this one counts"
	if got := flags(report.Files[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A folder is no column, whatever it is called, and a name says one thing. The
// engine writes no name twice: a name of the same length is put over one in the file.
func TestOfAParquetFileItsOwnColumnsCount(t *testing.T) {
	d := founded(t)
	folder := filepath.Join(t.TempDir(), "tenant=acme-2", "level=degraded")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, columns string) string {
		path := filepath.Join(folder, name)
		if _, err := d.store.db.Exec("copy (select " + columns + ") to '" + path + "' (format parquet)"); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const common = "'mail' as service, '2011-05-12T08:00:00Z' as start, '2011-05-12T09:00:00Z' as \"end\", 'full' as level"
	d.load(inUTC, write("outages.parquet", "'o-1' as id, "+common))
	if got := d.rows("select outage, level, tenant from input.outages"); got != "o-1 full " {
		t.Errorf("%q", got)
	}
	twice := write("twice.parquet", "'o-2' as id, "+common+", 'none' as lev_1, 'degraded' as lev_2")
	content, err := os.ReadFile(twice)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(twice, bytes.ReplaceAll(content, []byte("lev_2"), []byte("lev_1")), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.store.ParquetRows(t.Context(), twice, 0, 0); err == nil || err.Error() != "the column lev_1 is there twice" {
		t.Error(err)
	}
}
