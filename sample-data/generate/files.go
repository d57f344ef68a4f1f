package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
)

// file is a CSV file to be written.
type file struct {
	name string
	rows [][]string
}

// bytes of the file.
func (f file) bytes() []byte {
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	if err := writer.WriteAll(f.rows); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// files are all files of the sample.
func (w *world) files() []file {
	told := append(slices.Clone(noticesInvented), w.tell()...)
	return []file{
		{"customers.csv", customerRows(w.customers)},
		{"services.csv", serviceRows()},
		{"tenants.csv", tenantRows(w.contracts)},
		{"outages-2010.csv", outageRows(w.real2010)},
		{"outages-2011.csv", outageRows(w.real2011)},
		{"outages-invented.csv", outageRows(w.invented)},
		{"notices-2011.csv", noticeRows(noticesKnown)},
		{"notices-invented.csv", noticeRows(told)},
		{"maintenance.csv", maintenanceRows(w.maintenance)},
		{"gaps.csv", gapRows(w.gaps)},
		{"claims.csv", w.claimRows()},
		{"credit_notes.csv", w.noteRows()},
		{"rates.csv", rateRows()},
		{"expected/planted.csv", w.plantedRows()},
		{"expected/credits.csv", w.creditRows()},
		{"extra/hostile.csv", tenantRows(hostile())},
		{"extra/hostile-customers.csv", customerRows(customersOf(hostile()))},
		{"extra/open-outage.csv", outageRows(openOutage)},
		{"extra/flagged-outages.csv", outageRows(flagged)},
		{"extra/second-source-outages.csv", secondSourceRows()},
	}
}

func customerRows(customers []customer) [][]string {
	rows := [][]string{{"customer", "name", "account_manager", "email"}}
	for _, c := range customers {
		rows = append(rows, []string{c.id, c.name, c.accountManager, c.email})
	}
	return rows
}

func serviceRows() [][]string {
	rows := [][]string{{"service", "name", "component"}}
	for _, s := range services {
		rows = append(rows, []string{s.id, s.name, ""})
		for _, component := range s.components {
			rows = append(rows, []string{s.id, s.name, component})
		}
	}
	return rows
}

func tenantRows(contracts []contract) [][]string {
	rows := [][]string{{"customer", "customer_name", "tenant", "tenant_name", "service", "region", "policy", "fee",
		"currency", "fee_period", "fee_unit", "seats", "from", "to", "account_manager", "timezone", "contract"}}
	sorted := slices.Clone(contracts)
	slices.SortStableFunc(sorted, func(a, b contract) int { return cmp.Compare(a.tenant.id, b.tenant.id) })
	for _, c := range sorted {
		unit, seats := "contract", ""
		if c.perSeat {
			unit = "seat"
		}
		if c.seats > 0 {
			seats = strconv.FormatInt(c.seats, 10)
		}
		length := map[int64]string{1: "month", 3: "quarter", 12: "year"}[c.feeMonths]
		rows = append(rows, []string{c.tenant.customer.id, c.tenant.customer.name, c.tenant.id, c.tenant.name,
			c.service, c.tenant.place.region, c.policy, decimal(c.fee, c.currency), c.currency, length, unit, seats,
			c.from, c.to, c.tenant.customer.accountManager, c.tenant.place.zone, c.id})
	}
	return rows
}

var outageColumns = []string{"id", "service", "component", "region", "tenant", "start", "end", "level", "share",
	"cause", "title", "posted", "detected", "announced", "mitigated", "declared_over"}

func outageRows(list []outage) [][]string {
	rows := [][]string{outageColumns}
	for _, o := range list {
		posted := ""
		if o.posted {
			posted = "yes"
		}
		rows = append(rows, []string{o.id, o.service, o.component, o.region, o.tenant, string(o.start), string(o.end),
			o.level, o.share, o.cause, o.title, posted, string(o.detected), string(o.announced), string(o.mitigated), string(o.over)})
	}
	return rows
}

func noticeRows(list []notice) [][]string {
	rows := [][]string{{"outage", "moment", "stage", "channel", "text"}}
	for _, n := range list {
		rows = append(rows, []string{n.outage, string(n.moment), n.stage, n.channel, n.text})
	}
	return rows
}

func maintenanceRows(list []window) [][]string {
	rows := [][]string{{"id", "service", "region", "start", "end", "announced", "title"}}
	for _, m := range list {
		rows = append(rows, []string{m.id, m.service, m.region, string(m.start), string(m.end), string(m.announced), m.note})
	}
	return rows
}

func gapRows(list []window) [][]string {
	rows := [][]string{{"id", "service", "region", "start", "end", "reason"}}
	for _, g := range list {
		rows = append(rows, []string{g.id, g.service, g.region, string(g.start), string(g.end), g.note})
	}
	return rows
}

func (w *world) claimRows() [][]string {
	rows := [][]string{{"id", "customer", "tenant", "service", "period", "claimed", "reason"}}
	for n, c := range w.claims {
		rows = append(rows, []string{fmt.Sprintf("CL-%04d", n+1), c.customer, c.tenant, c.service, c.period, string(c.claimed), c.reason})
	}
	return rows
}

func (w *world) noteRows() [][]string {
	rows := [][]string{{"id", "customer", "tenant", "service", "period", "amount", "currency", "issued", "reason"}}
	for n, c := range w.notes {
		rows = append(rows, []string{fmt.Sprintf("CN-%05d", n+1), c.customer, c.tenant, c.service, c.period,
			decimal(c.minor, c.currency), c.currency, string(c.issued), c.reason})
	}
	return rows
}

func (w *world) plantedRows() [][]string {
	rows := [][]string{{"mistake", "customer", "tenant", "service", "period", "owed", "currency", "issued", "issued_currency"}}
	for _, p := range w.planted {
		k := p.owed.contract
		rows = append(rows, []string{p.mistake, k.tenant.customer.id, k.tenant.id, k.service, p.owed.period.label,
			decimal(p.owed.minor, k.currency), k.currency, decimal(p.issued, p.currency), p.currency})
	}
	return rows
}

// creditRows are all credits, whether they were claimed or not.
func (w *world) creditRows() [][]string {
	rows := [][]string{{"customer", "tenant", "service", "contract", "policy", "from", "period", "counted_s", "charged_ppm_s", "credit", "currency"}}
	for _, c := range w.credits {
		k := c.contract
		rows = append(rows, []string{k.tenant.customer.id, k.tenant.id, k.service, k.id, k.policy, k.from, c.period.label,
			strconv.FormatInt(c.counted, 10), strconv.FormatInt(c.charged, 10), decimal(c.minor, k.currency), k.currency})
	}
	return rows
}

// decimal is an amount with all the decimals of its currency.
func decimal(minor int64, currency string) string {
	digits := currencies[currency].digits
	text := fmt.Sprintf("%0*d", digits+1, minor)
	if digits == 0 {
		return text
	}
	return text[:len(text)-digits] + "." + text[len(text)-digits:]
}
