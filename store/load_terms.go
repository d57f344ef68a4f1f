package store

import (
	"fmt"
	"slices"
	"strings"

	"nines/policy"
)

// terms are the versions of the policies that which names, by name. A text
// that this program cannot read any more is left out: the analysis says so.
func (l *load) terms(which string) (map[string][]policy.Policy, error) {
	found := map[string][]policy.Policy{}
	text := strings.Replace(loadQuery("terms"), "{which}", which, 1)
	err := each(l.ctx, l.conn, text, func(row scanner) error {
		var file, text string
		if err := row.Scan(&file, &text); err != nil {
			return err
		}
		if p, err := policy.Read(file, []byte(text)); err == nil {
			found[p.Name] = append(found[p.Name], p)
		}
		return nil
	})
	return found, err
}

// request is a claim, a credit note or goodwill, with the policies of the contracts that
// it may be about.
type request struct {
	line                              int
	customer, tenant, service, period string
	policies                          []string
}

// checkRequests flags claims, credit notes and goodwill that are about no contract, or
// about a period that no contract is judged on.
func (m *merge) checkRequests() error {
	terms, err := m.terms(m.text("select distinct c.policy from input.contracts c join {table} t on t.customer = c.customer where t.file_no = {file_no}"))
	if err != nil {
		return err
	}
	return each(m.ctx, m.conn, m.text(loadQuery("requests")), func(row scanner) error {
		var r request
		var policies string
		if err := row.Scan(&r.line, &r.customer, &r.tenant, &r.service, &r.period, &policies); err != nil {
			return err
		}
		r.policies = strings.FieldsFunc(policies, func(c rune) bool { return c == '\n' })
		switch {
		case len(r.policies) == 0:
			m.doubt(r.line, "customer", r.nobody())
		case !r.judged(terms):
			m.doubt(r.line, "period", r.other(terms))
		}
		return nil
	})
}

// nobody says for whom there is no contract.
func (r request) nobody() string {
	text := fmt.Sprintf("%q has no contract", r.customer)
	if r.tenant != "" {
		text += fmt.Sprintf(" for the tenant %q", r.tenant)
	}
	if r.service != "" {
		text += fmt.Sprintf(" for the service %q", r.service)
	}
	return text
}

// other says what the contracts are judged on.
func (r request) other(terms map[string][]policy.Policy) string {
	var windows []string
	for _, name := range r.policies {
		for _, p := range terms[name] {
			windows = append(windows, p.Terms.Window.String())
		}
	}
	return fmt.Sprintf("%s is %s; %s is judged by the %s", r.period, labelKind(r.period), strings.Join(r.policies, ", "), strings.Join(distinct(windows), ", "))
}

// labelKind is what a period with a label is.
func labelKind(label string) string {
	switch {
	case strings.Contains(label, ".."):
		return "a period from day to day"
	case strings.Contains(label, "Q"):
		return "a quarter"
	case len(label) == len("2011"):
		return "a year"
	}
	return "a month"
}

// labelled says whether a window may have periods with a label like this.
func labelled(w policy.Window, label string) bool {
	switch w {
	case policy.Month:
		return labelKind(label) == "a month"
	case policy.Quarter:
		return labelKind(label) == "a quarter"
	case policy.Year:
		return labelKind(label) == "a year"
	}
	return strings.Contains(label, "..")
}

// judged says whether any version of the policies is judged on periods like
// the request's; policies that cannot be read may be.
func (r request) judged(terms map[string][]policy.Policy) bool {
	return slices.ContainsFunc(r.policies, func(name string) bool {
		return len(terms[name]) == 0 || slices.ContainsFunc(terms[name], func(p policy.Policy) bool { return labelled(p.Terms.Window, r.period) })
	})
}
