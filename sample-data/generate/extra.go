package main

import (
	"fmt"
	"strings"
)

// hostile are tenants whose names try to break a page, a cell or a path.
func hostile() []contract {
	var out []contract
	for n, name := range []string{
		`</script><script>alert(1)</script>`,
		`=HYPERLINK("http://x","invoice")`,
		`../../etc/passwd`,
		strings.Repeat("Very Long Name ", 20)[:299] + "!",
		"\u202eecived \u200frtl\u202c \u05d7\u05d1\u05e8\u05d4",
		"\U0001F9C1 Cupcake \U0001F469\u200d\U0001F373 & 'Sons' \"Ltd\" <b>",
		"@SUM(A1:A9)",
		"line one\nline two",
	} {
		at := places["Americas"][0]
		c := customer{id: fmt.Sprintf("x%02d", n+1), name: name, place: at, accountManager: "Ada Brookmire"}
		out = append(out, contract{tenant: tenant{c.id + "-a", name, c, at}, service: exchange, policy: "bpos-standard",
			fee: 100_000, feeMonths: 1, seats: 200, from: "2010-01-01", currency: "USD"})
	}
	return out
}

// customersOf are the customers of contracts that have one each.
func customersOf(contracts []contract) []customer {
	var out []customer
	for _, c := range contracts {
		out = append(out, c.tenant.customer)
	}
	return out
}

// openOutage has no end: every command that judges August 2011 then needs --as-of.
var openOutage = []outage{
	{id: "OPEN-2011-08-31", service: meeting, region: "APAC", level: "full", start: "2011-08-31T21:40:00+08:00",
		title: "Meetings could not be started"},
}

// flagged are accepted with a remark: no length, longer than a month, before
// every contract.
var flagged = []outage{
	{id: "FLAG-zero", service: exchange, region: "EMEA", level: "full", start: "2011-07-05T10:00:00+01:00",
		end: "2011-07-05T10:00:00+01:00", title: "Begun and ended in the same second"},
	{id: "FLAG-long", service: azure, region: "APAC", share: "0.5%", start: "2011-06-20T09:00:00+08:00",
		end: "2011-08-02T09:00:00+08:00", title: "Old disks slow for a few"},
	{id: "FLAG-too-early", service: meeting, region: "EMEA", level: "full", start: "2008-12-01T09:00:00+00:00",
		end: "2008-12-01T10:00:00+00:00", title: "Before any contract began"},
}

// secondSourceRows are what a monitor recorded of the same morning: once said
// to be the same outage, once looked at and found to be another, and once
// nobody has looked.
func secondSourceRows() [][]string {
	return [][]string{
		{"id", "service", "component", "region", "start", "end", "level", "title", "duplicate_of"},
		{"mon-7731", exchange, "Outlook Web Access", "Americas", "2011-05-12T08:06:30Z", "2011-05-12T11:53:10Z", "full", "Probe of the browser client failed", "outages-2011.csv:EX-2011-05-12-dns"},
		{"mon-7740", exchange, "mail flow", "Americas", "2011-05-12T16:20:00Z", "2011-05-12T16:31:00Z", "degraded", "Probe mail took 20 minutes", "none"},
		{"mon-7744", exchange, "Outlook", "Americas", "2011-05-12T18:37:00Z", "2011-05-12T19:02:00Z", "partial", "Probe mail not sent", ""},
	}
}

// rateRows are invented rates to USD, one a currency and month, on its last day.
func rateRows() [][]string {
	rows := [][]string{{"day", "base", "quote", "rate", "source"}}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	for n := range monthsTold {
		month := firstMonth - 1 + n
		day := fmt.Sprintf("%s-%02d", monthLabel(n), days[month%12])
		for _, r := range []struct {
			base        string
			rate, drift int64
		}{{"CAD", 9800, 37}, {"EUR", 12800, 105}, {"GBP", 15200, 61}, {"KWD", 34500, 80}, {"JPY", 113, 1}, {"AUD", 8700, 110}} {
			wobble := int64(n*n*7%11) * r.drift / 10
			rows = append(rows, []string{day, r.base, "USD", fmt.Sprintf("0.%04d", 0), "invented"})
			value := r.rate + int64(n)*r.drift/2 + wobble
			rows[len(rows)-1][3] = fmt.Sprintf("%d.%04d", value/10_000, value%10_000)
		}
	}
	return rows
}
