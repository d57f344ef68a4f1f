package main

import (
	"fmt"
	"time"
)

// The provider is the same in every data set; only how many bought from it is
// not.

// year is what is judged: twelve months, two changes of clocks.
const year = 2025

func newYear() time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }

const (
	days     = 365
	policies = 20
	months   = 12
)

func services() []string { return []string{"mail", "files", "meetings", "compute", "identity"} }

func components() []string { return []string{"sign-in", "api", "portal"} }

func regions() []string {
	return []string{"us-east", "us-west", "us-central", "canada", "brazil", "uk", "eu-north", "eu-west", "india", "japan", "singapore", "australia"}
}

// zone is where a customer keeps its calendar, and what it pays in.
type zone struct {
	name, currency string
	decimals       int
}

func zones() []zone {
	return []zone{
		{"UTC", "USD", 2}, {"America/New_York", "USD", 2}, {"America/Chicago", "USD", 2}, {"America/Los_Angeles", "USD", 2},
		{"America/Sao_Paulo", "BRL", 2}, {"Europe/London", "GBP", 2}, {"Europe/Berlin", "EUR", 2}, {"Europe/Madrid", "EUR", 2},
		{"Asia/Kolkata", "INR", 2}, {"Asia/Tokyo", "JPY", 0}, {"Asia/Singapore", "SGD", 2}, {"Australia/Sydney", "AUD", 2},
		{"Africa/Cairo", "USD", 2}, {"Asia/Kuwait", "KWD", 3}, {"Pacific/Auckland", "NZD", 2},
	}
}

// price is what a seat of a service costs a month, in minor units.
func price(service int, currency string) int {
	cents := []int{400, 525, 250, 1090, 180}[service]
	percent := map[string]int{"USD": 100, "EUR": 95, "GBP": 80, "BRL": 540, "INR": 8300, "JPY": 150, "SGD": 135, "AUD": 150, "KWD": 310, "NZD": 165}
	return cents * percent[currency] / 100
}

// customerName is invented; some names hold a comma, as real lists do.
func customerName(d *dice) string {
	first := []string{"Alder", "Birch", "Cobalt", "Dovetail", "Elm", "Fathom", "Granite", "Harrow", "Ivory", "Juniper", "Kestrel", "Larch", "Marlow", "Northgate", "Orchard", "Pebble", "Quarry", "Rowan", "Saffron", "Thistle", "Umber", "Vale", "Willow", "Yarrow"}
	second := []string{"Bakeries", "Botanics", "Cabinets", "Dairies", "Engines", "Freight", "Glassworks", "Hotels", "Instruments", "Kilns", "Logistics", "Mills", "Networks", "Optics", "Printers", "Quays", "Railways", "Saddlery", "Textiles", "Wharves"}
	name := pick(d, first) + pick(d, []string{"", "field", "ford", "ham", "wick"}) + " " + pick(d, second)
	return name + pick(d, []string{" Ltd", " GmbH", " SA", ", Inc.", " Group", ""})
}

func accountManager(d *dice) string {
	return pick(d, []string{"Hanne", "Gregor", "Ines", "Tomoko", "Pavel", "Ruth", "Samir", "Lena", "Otis", "Maeve"}) + " " +
		pick(d, []string{"Silberlocke", "Vantongel", "Okafor", "Moreau", "Lindqvist", "Haas", "Ferreira", "Kimura", "Byrne", "Castellan"})
}

func policyName(n int) string { return fmt.Sprintf("terms-%02d", n+1) }
