package ingest

import (
	"strings"
	"testing"
	"time"

	"nines/sla"
)

func TestAZoneThatIsNoneNamesThePlaceThatMayBeMeant(t *testing.T) {
	for name, want := range map[string]string{
		"Berlin":           "Europe/Berlin",
		"berlin":           "Europe/Berlin",
		"New York":         "America/New_York",
		"europe/berlin":    "Europe/Berlin",
		"Europe/Berln":     "Europe/Berlin",
		"America/New York": "America/New_York",
		"PST":              "America/Los_Angeles",
	} {
		_, reason, hint := loadZone(name)
		if reason == "" || hint != "did you mean "+quote(want)+"?" {
			t.Errorf("%s: %q, %q", name, reason, hint)
		}
	}
	for _, name := range []string{"Nowhere/Land", "XYZ", "W", ""} {
		if _, reason, hint := loadZone(name); reason == "" || strings.HasPrefix(hint, "did you mean") {
			t.Errorf("%s: %q, %q", name, reason, hint)
		}
	}
}

func TestEveryZoneOfAHintIsAZone(t *testing.T) {
	names := strings.Fields(zoneNames)
	if len(names) < 400 {
		t.Fatalf("%d names", len(names))
	}
	for _, name := range names {
		if _, err := time.LoadLocation(name); err != nil {
			t.Error(err)
		}
	}
}

func TestLengthsAreWrittenForPeople(t *testing.T) {
	for ms, want := range map[int64]string{
		43 * sla.Day: "43 d", 3*sla.Hour + 5*sla.Minute: "3 h 5 min", 0: "0 s", 1500: "1 s 500 ms", -sla.Minute: "-1 min",
		sla.Day + 2*sla.Hour + 3*sla.Second: "1 d 2 h 3 s",
	} {
		if got := lengthText(ms); got != want {
			t.Errorf("%d: %s, want %s", ms, got, want)
		}
	}
}

func TestAPolicyIsAFileAndNotARow(t *testing.T) {
	if one, several := (FileReport{Kind: "policies"}).Noun(); one != "file" || several != "files" {
		t.Error(one, several)
	}
	if one, _ := (FileReport{Kind: "outages"}).Noun(); one != "row" {
		t.Error(one)
	}
}

func TestEveryRowWithAZoneThatIsNoneIsRefused(t *testing.T) {
	text := "id,service,start,level,timezone\n" + strings.Repeat("o-1,mail,2011-05-12 08:04,full,PST\n", 3)
	o := readText[sla.Outage](t, "outages.csv", text, Options{})
	if len(o.rows) > 0 || len(o.rejects) != 3 || o.rejects[2].Line != 4 {
		t.Errorf("%d rows, %s", len(o.rows), o.why())
	}
}
