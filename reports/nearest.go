package reports

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// UnknownCustomerError says that a customer that was asked for has no result.
type UnknownCustomerError struct {
	Customer string
	Month    sla.Month
	// Nearest are customers that have one and are called nearly so.
	Nearest []string
}

func (e UnknownCustomerError) Error() string {
	text := fmt.Sprintf("customer %q has no result in %s", e.Customer, e.Month)
	if len(e.Nearest) > 0 {
		text += "; near it are " + list(e.Nearest)
	}
	return text
}

// mostNearest is how many names an error lists.
const mostNearest = 3

// knowCustomers refuses customers that were asked for and not found: they have no
// result. Everybody is read only to say who may have been meant.
func (s *set) knowCustomers(ctx context.Context, m *month, found map[string]bool) error {
	n := slices.IndexFunc(s.opts.Customers, func(id string) bool { return !found[id] })
	if n < 0 {
		return nil
	}
	var all []sla.CustomerMonth
	err := s.src.Customers(ctx, m.Month, func(c sla.CustomerMonth) error {
		all = append(all, sla.CustomerMonth{Customer: c.Customer, Name: c.Name})
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the customers: %w", err)
	}
	id := s.opts.Customers[n]
	return UnknownCustomerError{id, m.Month, nearest(id, all)}
}

// nearest are the ids of customers whose id or name is most like a text.
func nearest(text string, all []sla.CustomerMonth) []string {
	type near struct {
		id       string
		distance int
	}
	var list []near
	low := strings.ToLower(text)
	for _, c := range all {
		best := min(distance(low, strings.ToLower(c.Customer)), distance(low, strings.ToLower(c.Name)))
		if low != "" && strings.Contains(strings.ToLower(c.Name), low) {
			best = 0
		}
		if best <= max(2, len([]rune(text))/3) {
			list = append(list, near{c.Customer, best})
		}
	}
	slices.SortFunc(list, func(a, b near) int { return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.id, b.id)) })
	var out []string
	for _, n := range list {
		if !slices.Contains(out, n.id) && len(out) < mostNearest {
			out = append(out, n.id)
		}
	}
	return out
}

// distance is how many letters must be put in, left out or changed to make one
// text of another.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for n := range row {
		row[n] = n
	}
	for n, r := range from {
		before := row[0]
		row[0] = n + 1
		for k, s := range to {
			changed := before + int(one(r != s))
			before = row[k+1]
			row[k+1] = min(changed, row[k]+1, before+1)
		}
	}
	return row[len(to)]
}
