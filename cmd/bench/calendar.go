package main

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// The calendar of the baselines: local days and service hours in milliseconds,
// for no engine agrees with another about time zones. It is worked out here,
// not by nines, so that a mistake of ours shows where both are compared.

// firstDay is before the first contract begins.
const firstDay = year - 5

// writeDays writes when each local day begins.
func writeDays(path string) error {
	t, err := createTable(path, "zone,day,starts_ms")
	if err != nil {
		return err
	}
	for _, z := range zones() {
		place, err := time.LoadLocation(z.name)
		if err != nil {
			return errors.Join(err, t.close())
		}
		for day := time.Date(firstDay, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= year+1; day = day.AddDate(0, 0, 1) {
			t.text(z.name)
			t.day(day)
			t.milli(beginning(day, place))
			t.end()
		}
	}
	return t.close()
}

// beginning is the first instant of a local day. Where clocks skip midnight, it
// is the instant at which they do.
func beginning(day time.Time, place *time.Location) time.Time {
	at := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, place)
	for at.Day() != day.Day() {
		at = at.Add(time.Minute)
	}
	return at
}

// writeHours writes the promised time of every month: under no name all of it,
// else the service hours of that name.
func writeHours(path string) error {
	t, err := createTable(path, "hours,zone,month,starts_ms,ends_ms")
	if err != nil {
		return err
	}
	for _, z := range zones() {
		place, err := time.LoadLocation(z.name)
		if err != nil {
			return errors.Join(err, t.close())
		}
		for m := range months {
			month := newYear().AddDate(0, m, 0)
			t.stretch("", z.name, month, beginning(month, place), beginning(month.AddDate(0, 1, 0), place))
			for _, hours := range businessHours() {
				writeBusinessHours(t, hours, z.name, month, place)
			}
		}
	}
	return t.close()
}

func writeBusinessHours(t *table, hours, zone string, month time.Time, place *time.Location) {
	from, to, _ := strings.Cut(hours, " ")
	for day := month; day.Month() == month.Month(); day = day.AddDate(0, 0, 1) {
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		if date := day.Format(time.DateOnly); !weekend && date != newYearsDay && date != christmas {
			t.stretch(hours, zone, month, clock(day, from, place), clock(day, to, place))
		}
	}
}

// clock is a local time of a day; no zone here changes its clocks in business
// hours.
func clock(day time.Time, text string, place *time.Location) time.Time {
	at, err := time.ParseInLocation(time.DateOnly+" 15:04", day.Format(time.DateOnly)+" "+text, place)
	if err != nil {
		panic(err) // the hours are all in terms.go
	}
	return at
}

func (t *table) stretch(hours, zone string, month, from, to time.Time) {
	t.text(hours, zone)
	t.number(monthNumber(month))
	t.milli(from)
	t.milli(to)
	t.end()
}

// monthNumber numbers months as nines does.
func monthNumber(month time.Time) int { return month.Year()*12 + int(month.Month()) - 1 }

func (t *table) milli(at time.Time) { t.text(strconv.FormatInt(at.UnixMilli(), 10)) }
