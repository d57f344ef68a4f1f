package main

import (
	"fmt"
	"time"
)

const tenantsHeader = "customer,customer_name,tenant,service,region,policy,fee,currency,fee_period,fee_unit,seats,from,to,account_manager,timezone"

func customerID(n int) string { return fmt.Sprintf("c%07d", n) }

func tenantID(n int) string { return fmt.Sprintf("t%07d", n) }

// customerOf: of every four customers one has two tenants.
func customerOf(tenant int) int { return tenant * 4 / 5 }

// buyer is a tenant and its customer.
type buyer struct {
	customer, customerName, tenant, region, accountManager string
	zone                                                   zone
	seats                                                  int
}

func buyerAt(d *dice, tenant int) buyer {
	d.at(customerStream, customerOf(tenant))
	b := buyer{customer: customerID(customerOf(tenant)), tenant: tenantID(tenant)}
	b.customerName, b.zone, b.accountManager = customerName(d), pick(d, zones()), accountManager(d)
	d.at(tenantStream, tenant)
	b.region, b.seats = pick(d, regions()), seats(d)
	return b
}

// seats are few for most, and round where they are many.
func seats(d *dice) int {
	switch n := d.IntN(100); {
	case n < 60:
		return d.between(1, 25)
	case n < 90:
		return 5 * d.between(5, 60)
	case n < 99:
		return 50 * d.between(6, 60)
	}
	return 500 * d.between(6, 40)
}

// fee is what a contract costs.
type fee struct {
	minor        int
	period, unit string
}

func feeOf(d *dice, service int, b buyer) fee {
	each := price(service, b.zone.currency)
	switch n := d.IntN(10); {
	case n < 7:
		return fee{each, "month", "seat"}
	case n < 9:
		return fee{each * b.seats, "month", "contract"}
	}
	return fee{each * b.seats * 11, "year", "contract"}
}

// inForce is from when to when; a tenth of the contracts begin or end in the
// year that is judged. The zero time is no end.
func inForce(d *dice) (from, to time.Time) {
	from = newYear().AddDate(0, 0, -d.between(1, 4*days))
	day := newYear().AddDate(0, 0, d.between(1, days-2))
	switch d.IntN(20) {
	case 0:
		return day, time.Time{}
	case 1:
		return from, day
	}
	return from, time.Time{}
}

// writeTenants writes one row a contract. One row in a hundred cannot be used
// where bad.
func writeTenants(path string, s size, seed uint64, bad bool) error {
	t, err := createTable(path, tenantsHeader)
	if err != nil {
		return err
	}
	d := newDice(seed)
	for tenant := range s.tenants {
		b := buyerAt(d, tenant)
		for service := range s.services {
			row := tenant*s.services + service
			d.at(contractStream, row)
			mistake := noMistake
			if bad && row%100 == badRow {
				mistake = row / 100 % mistakes
			}
			writeContract(t, d, b, service, mistake)
		}
	}
	return t.close()
}

// badRow of every hundred rows cannot be used, in a bad file.
const badRow = 37

func badRows(s size) int { return (s.contracts() + 99 - badRow) / 100 }

// The mistakes that a row of a bad file can have.
const (
	noMistake = -1
	mistakes  = 4
)

func writeContract(t *table, d *dice, b buyer, service, mistake int) {
	f, terms, currency := feeOf(d, service, b), policyName(d.IntN(policies)), b.zone.currency
	from, to := inForce(d)
	switch mistake {
	case 0:
		b.tenant = ""
	case 1:
		f.unit = "user"
	case 2:
		currency = "dollars"
	case 3:
		to = from.AddDate(-1, 0, 0)
	}
	t.text(b.customer, b.customerName, b.tenant, services()[service], b.region, terms)
	t.amount(f.minor, b.zone.decimals)
	t.text(currency, f.period, f.unit)
	t.number(b.seats)
	t.day(from)
	if to.IsZero() {
		t.text("")
	} else {
		t.day(to)
	}
	t.text(b.accountManager, b.zone.name)
	t.end()
}
