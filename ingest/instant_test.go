package ingest

import (
	"strings"
	"testing"
	"time"

	"nines/sla"
)

// start reads one start in a zone.
func start(t *testing.T, text string, opts Options) (sla.Instant, outcome[sla.Outage]) {
	t.Helper()
	o := readText[sla.Outage](t, "outages.csv", "id,service,start,level\no-1,mail,\""+text+"\",full\n", opts)
	if len(o.rows) == 0 {
		return sla.NoInstant, o
	}
	return o.rows[0].Start, o
}

func TestAnInstantIsReadInEveryFormThatSaysWhenItWas(t *testing.T) {
	const want = "2011-05-12T08:04:00Z"
	for text, zone := range map[string]string{
		"2011-05-12T08:04:00Z":          "",
		"2011-05-12 08:04:00Z":          "",
		"2011-05-12T08:04Z":             "",
		"2011-05-12 08:04 UTC":          "",
		"2011-05-12T01:04:00-07:00":     "",
		"2011-05-12T01:04:00-0700":      "",
		"2011-05-12 13:34:00.000 +0530": "",
		"2011-05-12T10:04:00,000+02":    "",
		"2011-05-12 01:04":              "America/Los_Angeles",
		"2011/05/12 01:04:00":           "America/Los_Angeles",
	} {
		if got, o := start(t, text, Options{Timezone: zone}); got.String() != want {
			t.Errorf("%q in %q = %s %s, want %s", text, zone, got, o.why(), want)
		}
	}
}

func TestATimeWithoutOffsetNeedsADeclaredZone(t *testing.T) {
	_, o := start(t, "2011-05-12 01:04", Options{})
	if len(o.rejects) != 1 || !strings.Contains(o.rejects[0].Hint, "--timezone") {
		t.Error(o.rejects)
	}
}

func TestAbbreviationsOfZonesAreRefused(t *testing.T) {
	for _, zone := range []string{"PST", "CEST", "EST", "GMT", "XYZ"} {
		_, o := start(t, "2011-05-12 01:04 "+zone, Options{Timezone: "UTC"})
		if !strings.Contains(o.why(), "ends in "+zone+": abbreviations of zones are refused, because many are printed wrongly in summer") {
			t.Error(o.why())
		}
	}
}

func TestAZoneMustSayWhenItsClocksChange(t *testing.T) {
	for zone, fine := range map[string]bool{"Europe/Berlin": true, "UTC": true, "EST": false, "PST8PDT": false, "Europe/Atlantis": false, "Local": false, "../etc/passwd": false} {
		if _, reason, _ := loadZone(zone); (reason == "") != fine {
			t.Errorf("%s: %q", zone, reason)
		}
	}
}

func TestFinerThanAMillisecondIsRefusedUnlessItMayBeCut(t *testing.T) {
	const fine = "2011-05-12T08:04:00.1239Z"
	if _, o := start(t, fine, Options{}); !strings.Contains(o.why(), "is finer than a millisecond") {
		t.Error(o.why())
	}
	got, o := start(t, fine, Options{Truncate: true})
	if got.String() != "2011-05-12T08:04:00.123Z" || !o.doubts("start", "was cut to the millisecond") {
		t.Error(got, o.flags)
	}
	if got, _ := start(t, "2011-05-12T08:04:00.123000Z", Options{}); got.String() != "2011-05-12T08:04:00.123Z" {
		t.Error("zeros behind the millisecond are nothing finer:", got)
	}
}

func TestALocalTimeThatDoesNotExistMovesForwardByTheGap(t *testing.T) {
	got, o := start(t, "2011-03-13 02:30", Options{Timezone: "America/New_York"})
	if got.String() != "2011-03-13T07:30:00Z" || !o.doubts("start", "does not exist in America/New_York") {
		t.Error(got, o.flags)
	}
}

func TestOfALocalTimeThatExistsTwiceTheFirstIsTaken(t *testing.T) {
	got, o := start(t, "2011-11-06 01:30", Options{Timezone: "America/New_York"})
	if got.String() != "2011-11-06T05:30:00Z" || !o.doubts("start", "the first of two instants") {
		t.Error(got, o.flags)
	}
}

func TestTheRowsOwnDurationTellsTwoEqualLocalTimesApart(t *testing.T) {
	for _, c := range []struct{ row, start, end string }{
		{"01:30,02:30,60", "06:30", "07:30"},
		{"01:30,02:30,2h", "05:30", "07:30"},
		{"00:30,01:30,1:00", "04:30", "05:30"},
		{"00:30,01:30,2:00:00", "04:30", "06:30"},
		{"01:50,01:10,20", "05:50", "06:10"},
	} {
		parts := strings.Split(c.row, ",")
		text := "id,service,start,end,duration_minutes,level\no-1,mail,2011-11-06 " + parts[0] + ",2011-11-06 " + parts[1] + "," + parts[2] + ",full\n"
		o := readText[sla.Outage](t, "outages.csv", text, Options{Timezone: "America/New_York"}).one(t)
		if o.Start.String() != "2011-11-06T"+c.start+":00Z" || o.End.String() != "2011-11-06T"+c.end+":00Z" {
			t.Errorf("%s: %s to %s", c.row, o.Start, o.End)
		}
	}
}

func TestADurationThatContradictsTheRowIsRefused(t *testing.T) {
	text := "id,service,start,end,duration,level\no-1,mail,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,3h47m,full\no-2,mail,2011-05-12T08:04:00Z,2011-05-12T11:52:30Z,3h48m,full\n"
	o := readText[sla.Outage](t, "outages.csv", text, Options{})
	if o.why() != "outages.csv:2: duration: end less start is 3 h 48 min, the row says 3 h 47 min" {
		t.Error(o.why())
	}
}

func TestADurationStandsInForAnEnd(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", "id,service,start,duration,level\no-1,mail,2011-05-12T08:04:00Z,228,full\n", Options{}).one(t)
	if o.End.String() != "2011-05-12T11:52:00Z" {
		t.Error(o.End)
	}
}

func TestTheOrderOfDayAndMonthIsDecidedByTheWholeColumn(t *testing.T) {
	read := func(opts Options, dates ...string) outcome[sla.Outage] {
		text := "id,service,start,level\n"
		for n, d := range dates {
			text += "o-" + string(rune('1'+n)) + ",mail," + d + " 08:00Z,full\n"
		}
		return readText[sla.Outage](t, "outages.csv", text, opts)
	}
	if o := read(Options{}, "05/04/2011", "25/04/2011"); len(o.rows) != 2 || o.rows[0].Start.String() != "2011-04-05T08:00:00Z" {
		t.Error("day first:", o.why())
	}
	if o := read(Options{}, "05.04.2011", "04.25.2011"); len(o.rows) != 2 || o.rows[0].Start.String() != "2011-05-04T08:00:00Z" {
		t.Error("month first:", o.why())
	}
	if o := read(Options{}, "05/04/2011", "06/04/2011"); len(o.rejects) != 2 || !strings.Contains(o.why(), "no value of the column decides") {
		t.Error("undecided:", o.why())
	}
	if o := read(Options{}, "05/14/2011", "14/05/2011"); len(o.rejects) != 2 || !strings.Contains(o.why(), "first in others") {
		t.Error("contradiction:", o.why())
	}
	if o := read(Options{DateOrder: "month_first"}, "05/04/2011"); len(o.rows) != 1 || o.rows[0].Start.String() != "2011-05-04T08:00:00Z" {
		t.Error("declared:", o.why())
	}
}

func TestAmericanTimesOfDayAreRead(t *testing.T) {
	for text, want := range map[string]string{"5/13/2011 12:05 AM": "2011-05-13T00:05:00Z", "5/13/2011 12:05 PM": "2011-05-13T12:05:00Z", "5/13/2011 8:04:01 PM": "2011-05-13T20:04:01Z"} {
		if got, o := start(t, text, Options{Timezone: "UTC"}); got.String() != want {
			t.Errorf("%s = %s %s", text, got, o.why())
		}
	}
	if _, o := start(t, "5/13/2011 13:05 PM", Options{Timezone: "UTC"}); len(o.rejects) != 1 {
		t.Error("13 PM was read")
	}
}

func TestDaysThatTheCalendarDoesNotHaveAreRefused(t *testing.T) {
	for _, text := range []string{"2011-02-29T08:00Z", "2011-04-31T08:00Z", "2011-13-01T08:00Z", "2011-00-01T08:00Z", "2100-02-29T00:00Z", "2011-05-12T24:00Z", "2011-05-12T08:60Z"} {
		if got, o := start(t, text, Options{}); len(o.rejects) != 1 {
			t.Errorf("%s was read as %s", text, got)
		}
	}
	if _, o := start(t, "2012-02-29T08:00Z", Options{}); len(o.rejects) != 0 {
		t.Error(o.why())
	}
}

func TestAHeaderCanDeclareUTC(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", "id,service,Start (UTC),level\no-1,mail,2011-05-12 08:04,full\n", Options{Timezone: "Asia/Tokyo"}).one(t)
	if o.Start.String() != "2011-05-12T08:04:00Z" {
		t.Error(o.Start)
	}
}

func TestADayOfAContractBeginsInItsOwnZone(t *testing.T) {
	text := "customer,tenant,service,region,policy,fee,currency,from,to,timezone\nacme,a,mail,eu,gold,1,USD,2011-01-01,2011-07-01,Europe/Berlin\nacme,b,mail,eu,gold,1,USD,2011-01-01,,\n"
	o := readText[sla.Contract](t, "tenants.csv", text, Options{Timezone: "America/New_York"})
	if len(o.rows) != 2 {
		t.Fatal(o.why())
	}
	first, second := o.rows[0], o.rows[1]
	if first.From.String() != "2010-12-31T23:00:00Z" || first.To.String() != "2011-06-30T22:00:00Z" || first.Zone != "Europe/Berlin" {
		t.Error(first.From, first.To, first.Zone)
	}
	if second.From.String() != "2011-01-01T05:00:00Z" || second.To != sla.Never || second.Zone != "America/New_York" {
		t.Error(second.From, second.To, second.Zone)
	}
}

func TestADayThatWasReadBeforeBeginsWhenItBegan(t *testing.T) {
	for _, name := range []string{"UTC", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Havana"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		r := &row{zone: zone, days: &zoneDays{}}
		for range 2 {
			for day := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2030; day = day.AddDate(0, 0, 1) {
				l := sla.LocalTime{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
				var want moment
				want.first, want.second, want.kind = l.Resolve(zone)
				if got := r.startOfDay(l); got != want {
					t.Fatalf("%s in %s: %+v, want %+v", day.Format(time.DateOnly), name, got, want)
				}
			}
		}
	}
	if (&zoneDays{}).of(sla.LocalTime{Year: 2100, Month: 1, Day: 1}) != nil || (&zoneDays{}).of(sla.LocalTime{Year: 1989, Month: 12, Day: 31}) != nil {
		t.Error("a day that no file can mean is kept")
	}
}
