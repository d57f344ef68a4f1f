package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nines/store"
)

// notAnalyzed says that nothing was judged yet, or first of all that there is
// no contract like the one that is asked for.
func notAnalyzed(ctx context.Context, from *readings, q question) error {
	contracts, err := from.ContractsOf(ctx, "", "", "")
	if err != nil {
		return err
	}
	if err := q.known(contracts); err != nil {
		return err
	}
	text, period := q.first.String()+" has not", q.first.String()
	if q.last > q.first {
		text, period = "no month from "+q.months()+" has", q.first.String()+".."+q.last.String()
	}
	return hintedError{fmt.Errorf("%s been analyzed", text), "analyze first: nines analyze --period " + period}
}

// noResult says why nothing was judged that is asked for.
func noResult(ctx context.Context, from *readings, q question) error {
	contracts, err := from.ContractsOf(ctx, "", "", "")
	if err != nil {
		return err
	}
	if err := q.known(contracts); err != nil {
		return err
	}
	return hintedError{fmt.Errorf("customer %q has such a contract, but no period of it ends in %s", q.customer, q.months()),
		"a contract is judged while it is in force, a quarter in its last month"}
}

func (q question) months() string {
	if q.last > q.first {
		return q.first.String() + " to " + q.last.String()
	}
	return q.first.String()
}

// known refuses a customer, service or tenant that no contract has, and names
// the one that may have been meant.
func (q question) known(contracts []store.NumberedContract) error {
	var customers, services, tenants []string
	named := ""
	for _, c := range contracts {
		customers = append(customers, c.Customer)
		if strings.EqualFold(c.CustomerName, q.customer) {
			named = c.Customer
		}
		if c.Customer == q.customer {
			services = append(services, c.Service)
			if q.service == "" || q.service == c.Service {
				tenants = append(tenants, c.Tenant)
			}
		}
	}
	switch {
	case len(services) == 0 && named != "":
		return hintedError{fmt.Errorf("%q is not a customer with a contract", q.customer), fmt.Sprintf("did you mean %q?", named)}
	case len(services) == 0:
		return hintedError{fmt.Errorf("%q is not a customer with a contract", q.customer), meant(q.customer, customers, "the tenant list says which customers there are")}
	case q.service != "" && !slices.Contains(services, q.service):
		return hintedError{fmt.Errorf("customer %q has no contract for the service %q", q.customer, q.service), meant(q.service, services, "it has "+some(services))}
	case q.tenant != "" && !slices.Contains(tenants, q.tenant):
		return hintedError{fmt.Errorf("customer %q has no such contract of the tenant %q", q.customer, q.tenant), meant(q.tenant, tenants, "it has "+some(tenants))}
	}
	return nil
}

// meant is a hint: the nearest name, or else.
func meant(typed string, names []string, otherwise string) string {
	if near := nearest(typed, names); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}

// some are the first few names, each once, in order.
func some(names []string) string {
	const shown = 10
	all := slices.Clone(names)
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) > shown {
		return strings.Join(all[:shown], ", ") + fmt.Sprintf(" and %s more", grouped(int64(len(all)-shown)))
	}
	return strings.Join(all, ", ")
}
