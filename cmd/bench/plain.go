package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The plain provider is the same one with terms that the baselines can express:
// whatever has a weight counts in full, and no outage says which share of the
// users it hit. Everything else is as it was: scopes, causes, notice, minimum,
// service hours, zones, denominators, operators, part months, tiers and caps.

// plainFiles are what the baselines read beside the tenants and the
// maintenance: the terms as tables, and the calendar resolved to milliseconds.
type plainFiles struct {
	outages, terms, tiers, hours, days, currencies string
}

// plainFilesIn says where they are.
func plainFilesIn(folder string) plainFiles {
	at := func(name string) string { return filepath.Join(folder, name+".csv") }
	return plainFiles{at("outages"), at("terms"), at("tiers"), at("hours"), at("days"), at("currencies")}
}

// plainOf is the plain provider beside another: the same customers.
func plainOf(s set) (set, plainFiles) {
	folder := filepath.Join(s.folder, "plain")
	files := plainFilesIn(folder)
	own := setIn(s.size, folder, false)
	s.folder, s.policies, s.outages, s.bad = folder, own.policies, files.outages, ""
	return s, files
}

// plainTerms is policy n as the baselines can express it.
func plainTerms(n int) terms {
	t := termsOf(n)
	t.Partial, t.Degrade = "1", "0"
	return t
}

// writePlain writes the plain provider.
func writePlain(from set) error {
	s, files := plainOf(from)
	if err := os.MkdirAll(filepath.Dir(s.policies[0]), 0o755); err != nil {
		return err
	}
	return errors.Join(writePolicies(s.policies, plainTerms), withoutShares(from.outages, files.outages),
		writeTerms(files), writeHours(files.hours), writeDays(files.days), writeCurrencies(files.currencies))
}

// withoutShares copies outages with nothing in the column share.
func withoutShares(from, to string) error {
	return rewrite(from, to, func(header []string) func(row []string) {
		share := column(header, "share")
		return func(row []string) { row[share] = "" }
	})
}

// writeTerms writes what the policies say as rows: lists with semicolons,
// lengths in milliseconds, nothing where the policy says nothing.
func writeTerms(files plainFiles) (err error) {
	all, err := createTable(files.terms, "policy,components,causes,notice_ms,minimum_ms,hours,denominator,at_or,target_ppm,prorated,cap_ppm")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, all.close()) }()
	tiers, err := createTable(files.tiers, "policy,threshold_ppm,credit_ppm")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tiers.close()) }()
	list := func(text string) string { return strings.ReplaceAll(text, ", ", ";") }
	for n := range policies {
		t := plainTerms(n)
		all.text(t.Name, list(t.Components), list(t.Causes), millis(t.Notice), millis(or(t.Minimum, "0s")), t.Hours, t.Denominator,
			strconv.FormatBool(t.Operator == "at_or_below"), partsPerMillion(t.Target),
			strconv.FormatBool(t.FeeBase == "prorated"), partsPerMillion(or(t.Cap, "100%")))
		all.end()
		for _, tier := range t.Tiers {
			threshold, credit, _ := strings.Cut(tier, " ")
			tiers.text(t.Name, partsPerMillion(threshold), partsPerMillion(credit))
			tiers.end()
		}
	}
	return nil
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// millis is a length such as 24h in milliseconds; of nothing it is nothing.
func millis(text string) string {
	if text == "" {
		return ""
	}
	length, err := time.ParseDuration(text)
	if err != nil {
		panic(err) // they are all in terms.go
	}
	return strconv.FormatInt(length.Milliseconds(), 10)
}

// partsPerMillion is a percentage such as 99.95% as a number of those.
func partsPerMillion(text string) string {
	whole, rest, _ := strings.Cut(strings.TrimSuffix(text, "%"), ".")
	return strings.TrimLeft(whole+(rest + "0000")[:4], "0")
}

// writeCurrencies writes how many minor units are one of each currency.
func writeCurrencies(path string) error {
	t, err := createTable(path, "currency,minor_units")
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, z := range zones() {
		if !known[z.currency] {
			known[z.currency] = true
			t.text(z.currency, "1"+strings.Repeat("0", z.decimals))
			t.end()
		}
	}
	return t.close()
}
