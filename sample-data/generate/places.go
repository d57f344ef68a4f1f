package main

import "time"

// place is where a customer sits: its zone, its currency, and how its
// companies end.
type place struct {
	region, zone, currency, form string
}

// places by region; a place that is named twice is twice as common.
var places = map[string][]place{
	"Americas": {
		{"Americas", "America/New_York", "USD", "Inc."},
		{"Americas", "America/New_York", "USD", "LLC"},
		{"Americas", "America/Chicago", "USD", "Inc."},
		{"Americas", "America/Los_Angeles", "USD", "Corp."},
		{"Americas", "America/Denver", "USD", "Co."},
		{"Americas", "America/Toronto", "CAD", "Ltd."},
	},
	"EMEA": {
		{"EMEA", "Europe/London", "GBP", "Ltd"},
		{"EMEA", "Europe/London", "GBP", "plc"},
		{"EMEA", "Europe/Berlin", "EUR", "GmbH"},
		{"EMEA", "Europe/Paris", "EUR", "SARL"},
		{"EMEA", "Europe/Dublin", "EUR", "Ltd"},
		{"EMEA", "Asia/Kuwait", "KWD", "W.L.L."},
	},
	"APAC": {
		{"APAC", "Asia/Tokyo", "JPY", "K.K."},
		{"APAC", "Asia/Tokyo", "JPY", "G.K."},
		{"APAC", "Australia/Sydney", "AUD", "Pty Ltd"},
	},
}

// regions in the order of the files, each with the zone of its data centre.
var regions = []struct{ name, zone string }{
	{"Americas", "America/Los_Angeles"},
	{"EMEA", "Europe/Dublin"},
	{"APAC", "Asia/Singapore"},
}

// locations by zone, looked up once.
var locations = lookUp("UTC", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York",
	"America/Toronto", "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Asia/Kuwait",
	"Asia/Singapore", "Asia/Tokyo", "Australia/Sydney")

func lookUp(zones ...string) map[string]*time.Location {
	out := map[string]*time.Location{}
	for _, zone := range zones {
		l, err := time.LoadLocation(zone)
		if err != nil {
			panic(err)
		}
		out[zone] = l
	}
	return out
}

// currencies: minor digits, and the monthly price of a seat of Exchange Online
// in minor units.
var currencies = map[string]struct {
	digits int
	seat   int64
}{
	"USD": {2, 500}, "CAD": {2, 549}, "EUR": {2, 435}, "GBP": {2, 389},
	"KWD": {3, 1385}, "JPY": {0, 421}, "AUD": {2, 520},
}

// services with their components and their price in percent of Exchange Online.
var services = []struct {
	id, name   string
	components []string
	price      int64
}{
	{exchange, "Exchange Online", []string{"mail flow", "Outlook Web Access", "Outlook", "ActiveSync"}, 100},
	{sharepoint, "SharePoint Online", []string{"sites", "search"}, 110},
	{meeting, "Office Live Meeting", nil, 90},
	{azure, "Windows Azure", nil, 240},
	{office365, "Office 365", []string{"mail flow", "Outlook Web Access", "Lync Online"}, 200},
}

// The services.
const (
	exchange   = "exchange-online"
	sharepoint = "sharepoint-online"
	meeting    = "live-meeting"
	azure      = "windows-azure"
	office365  = "office-365"
)
