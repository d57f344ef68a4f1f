package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func mappingFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mapping.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAMappingIsReadFromAFile(t *testing.T) {
	m, err := ReadMapping(mappingFile(t, "kind: outages\ntimezone: America/Denver\ncolumns:\n  start: Down Since\n  id: Node\ntruncate: true\ndate_order: month_first\n"))
	if err != nil || m.Kind != "outages" || m.Columns["start"] != "Down Since" || !m.Truncate || m.DateOrder != "month_first" {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := ReadMapping(mappingFile(t, "")); err != nil {
		t.Error("an empty mapping says nothing:", err)
	}
}

func TestAMappingWithAKeyThatDoesNotExistIsRefused(t *testing.T) {
	if _, err := ReadMapping(mappingFile(t, "kind: outages\ntimzone: UTC\n")); err == nil || !strings.Contains(err.Error(), "timzone") {
		t.Error(err)
	}
}

func TestWhatTheCommandLineSaysIsOnTopOfTheMapping(t *testing.T) {
	m := Mapping{Timezone: "UTC", Columns: map[string]string{"start": "A", "end": "B"}}
	got := m.with(Options{Timezone: "Asia/Tokyo", Columns: map[string]string{"start": "C"}})
	if got.Timezone != "Asia/Tokyo" || got.Columns["start"] != "C" || got.Columns["end"] != "B" || m.Columns["start"] != "A" {
		t.Errorf("%+v, the mapping itself is now %+v", got, m)
	}
}

func TestTheSameBytesReadInAnotherWayAreAnotherFile(t *testing.T) {
	texts := map[string]bool{}
	for _, m := range []Mapping{{}, {Timezone: "UTC"}, {Truncate: true}, {Columns: map[string]string{"start": "A"}}, {Columns: map[string]string{"end": "A"}}, {DateOrder: "day_first"}, {Kind: "gaps"}, {Sheet: "A"}} {
		texts[m.text()] = true
	}
	if len(texts) != 8 {
		t.Error(texts)
	}
}
