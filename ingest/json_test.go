package ingest

import (
	"strings"
	"testing"

	"nines/sla"
)

const jsonRecordsText = `{"id": "o-1", "service": "mail", "start": "2011-05-12T08:04:00Z", "share": 12.5}
{"service": "mail", "id": 7, "start": "2011-05-13T08:04:00Z", "level": "full", "posted": true, "end": null, "extra": {"a": [1]}}
`

func TestJSONIsReadAsLinesAndAsAList(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(jsonRecordsText), "\n")
	for name, text := range map[string]string{
		"a.jsonl": jsonRecordsText, "b.json": "[" + strings.Join(lines, ",\n") + "]", "c.json": "\ufeff " + jsonRecordsText, "d.ndjson": strings.Join(lines, " "),
	} {
		o := readText[sla.Outage](t, name, text, Options{})
		if len(o.rows) != 2 {
			t.Errorf("%s: %s", name, o.why())
			continue
		}
		first, second := o.rows[0], o.rows[1]
		if first.SharePPM != 125000 || second.ID != "7" || !second.Posted || second.End != sla.Never || second.Line != 2 {
			t.Errorf("%s: %+v %+v", name, first, second)
		}
		if strings.Join(o.file.unknown, " ") != "extra" {
			t.Errorf("%s: %v", name, o.file.unknown)
		}
	}
}

func TestDecimalsOfJSONNeverBecomeFloatingPoint(t *testing.T) {
	o := readText[sla.Contract](t, "tenants.json", `[{"customer":"a","tenant":"a","service":"s","region":"r","policy":"p","fee":90071992547409.93,"currency":"USD","from":"2011-01-01T00:00:00Z"}]`, Options{}).one(t)
	if o.Fee.Minor != 9007199254740993 {
		t.Error(o.Fee.Minor)
	}
}

func TestJSONThatCannotBeReadSaysAtWhichRecord(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": "o-1", "service": "mail", "start": "2011-05-12T08:04:00Z", "level": "full"} {"id": `: "a.json:2: the file ends inside a record",
		`[{"id": "o-1", "service": "m", "start": "2011-05-12T08:04:00Z", "level": "full"}, 7]`:       "a.json:2: is not an object",
		`[{"id": "o-1", "service": "m", "start": "2011-05-12T08:04:00Z", "level": "full"}`:           "a.json:2: the file ends inside a record",
		`[{"id": "o-1"}] x`: "a.json:2: something follows the list",
		`[]`:                "a.json:1: the file has no objects",
		``:                  "a.json:1: the file has no objects",
		`nonsense`:          "a.json:1: is not JSON",
	} {
		if o := readText[sla.Outage](t, "a.json", text, Options{Kind: "outages"}); !strings.HasPrefix(o.why(), want) {
			t.Errorf("%s:\n got %s\nwant %s", text, o.why(), want)
		}
	}
}

func TestJSONThatSaysSomethingTwiceOrSeveralThingsIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": "o-1", "service": "m", "start": "2011-05-12T08:04:00Z", "end": "2011-05-12T09:00:00Z", "level": "full", "end": "2011-05-12T08:10:00Z"}`: `a.json:1: the name "end" is there twice`,
		`{"id": "o-1", "service": {"name": "m"}, "start": "2011-05-12T08:04:00Z", "level": "full"}`:                                                     "a.json:1: service: is a list or an object, and one value is meant",
		"{\"id\": \"o-1\", \"service\": \"Z\xfcrich\", \"start\": \"2011-05-12T08:04:00Z\", \"level\": \"full\"}":                                       `a.json:1: is not JSON: the value of "service" is not UTF-8 text`,
		`{"id": "o-1", "service": "a\ud800", "start": "2011-05-12T08:04:00Z", "level": "full"}`:                                                         `a.json:1: is not JSON: the value of "service" is not UTF-8 text`,
	} {
		if o := readText[sla.Outage](t, "a.json", text, Options{Kind: "outages"}); !strings.HasPrefix(o.why(), want) {
			t.Errorf("%s:\n got %s\nwant %s", text, o.why(), want)
		}
	}
}
