package store

import (
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// reference is a column whose values must be names that are known.
type reference struct {
	// kind and column refer; field is what files call the column.
	kind, column, field string
	// names is a query of the names that are known; what they are called.
	names, noun string
	// from are the kinds that bring names, and hint the next step where there
	// is no near name.
	from []string
	hint string
	// named is the column of those kinds; "" is one of the same name.
	named string
}

// references are all columns that refer to something.
func references() []reference {
	services, tenants := []string{"services", "tenants"}, []string{"tenants"}
	var all []reference
	add := func(kinds []string, column, field, names, noun string, from []string, hint string) {
		for _, kind := range kinds {
			all = append(all, reference{kind: kind, column: column, field: field, names: names, noun: noun, from: from, hint: hint})
		}
	}
	events := []string{"outages", "maintenance", "gaps", "measurements"}
	requests := []string{"claims", "credit_notes", "goodwill"}
	add(tenants, "policy", "policy", "known_policies", "a policy", []string{"policies"}, "load its YAML file, before or together with the tenant list")
	add(tenants, "service", "service", "listed_services", "a service", []string{"services"}, "the list of services does not have it")
	add(append(events, requests...), "service", "service", "listed_services", "a service", services, "no tenant has it; load the tenant list or a list of services first, or together")
	add(append(events, requests...), "tenant", "tenant", "known_tenants", "a tenant", tenants, "load the tenant list first, or together")
	add([]string{"waits"}, "tenant", "tenant", "known_tenants", "a tenant", tenants, "load the tenant list first, or together")
	add(requests, "customer", "customer", "known_customers", "a customer", []string{"customers", "tenants"}, "load the tenant list first, or together")
	return all
}

// check looks at what takes more than one row of one file.
func (l *load) check(m *merge) error {
	if m.in.Refused() {
		return nil
	}
	if err := l.checkReferences(m); err != nil {
		return err
	}
	if err := m.checkSpelling(); err != nil {
		return err
	}
	for _, c := range rowChecks() {
		if slices.Contains(c.kinds, m.table.kind) && !slices.ContainsFunc(c.needs, func(kind string) bool { return l.refused[kind] }) {
			if err := l.runCheck(m, c); err != nil {
				return err
			}
		}
	}
	switch {
	case m.table.kind == "outages":
		return m.checkAlike()
	case l.refused["tenants"] || l.refused["policies"]:
		return nil
	case m.table.kind == "tenants":
		return m.checkEdges()
	case m.table.kind == "claims" || m.table.kind == "credit_notes" || m.table.kind == "goodwill":
		return m.checkRequests()
	}
	return nil
}

// doubt flags a row of the file.
func (m *merge) doubt(line int, column, reason string) {
	m.in.Doubt(sla.Flag{Place: sla.Place{File: m.in.File, Line: line}, Column: column, Reason: reason})
}

// checkReferences asks once whether anything is unknown, and looks closer only
// where something is.
func (l *load) checkReferences(m *merge) error {
	var mine []reference
	var questions []string
	for _, r := range references() {
		if r.kind == m.table.kind && !slices.ContainsFunc(r.from, func(kind string) bool { return l.refused[kind] }) {
			mine = append(mine, r)
			questions = append(questions, r.text(loadQuery("any_unknown"), m))
		}
	}
	unknown, err := l.ask(questions)
	if err != nil {
		return err
	}
	for n, r := range mine {
		if unknown[n] {
			if err := l.checkReference(m, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// ask asks yes-or-no questions in one statement.
func (l *load) ask(questions []string) ([]bool, error) {
	answers, into := make([]bool, len(questions)), make([]any, len(questions))
	for n := range answers {
		into[n] = &answers[n]
	}
	if len(questions) == 0 {
		return nil, nil
	}
	return answers, l.conn.QueryRowContext(l.ctx, "select "+strings.Join(questions, ", ")).Scan(into...)
}

// text fills a statement about a reference in.
func (r reference) text(statement string, m *merge) string {
	holder, held := m.holder(r.column)
	statement = strings.NewReplacer("{names}", loadQuery(r.names), "{column}", r.column, "{holder}", holder, "{held}", held).Replace(statement)
	return m.text(statement)
}

// checkReference refuses rows that name something unknown.
func (l *load) checkReference(m *merge, r reference) error {
	return each(l.ctx, l.conn, r.text(loadQuery("unknown"), m), func(row scanner) error {
		reject := sla.Reject{Place: sla.Place{File: m.in.File}, Column: r.field, Hint: r.hint}
		var near string
		if err := row.Scan(&reject.Line, &reject.Value, &near); err != nil {
			return err
		}
		reject.Reason = fmt.Sprintf("%q is not %s", reject.Value, r.noun)
		if near != "" {
			reject.Hint = fmt.Sprintf("did you mean %q?", near)
		}
		m.in.Refuse(reject)
		return nil
	})
}

// rowCheck is a question about the rows of a file; its query answers with line,
// column and reason, one row a finding.
type rowCheck struct {
	query string
	kinds []string
	// needs are kinds without which the question is not asked.
	needs []string
	// refuse the file, or only flag the row.
	refuse bool
	hint   string
	// pointless says that the answer is known; nil where it never is.
	pointless func(*merge) bool
}

// rowChecks are all such questions.
func rowChecks() []rowCheck {
	return []rowCheck{
		{"overlaps", []string{"tenants"}, nil, true, "end the first where the second begins, give them different contract ids, or say --replace where the file is all there is",
			func(m *merge) bool { return m.alone && !m.versions }},
		{"components", []string{"outages", "maintenance", "gaps", "measurements"}, []string{"services"}, true, "the list of services has the components", nil},
		{"measured_twice", []string{"measurements"}, nil, true, "nothing says which of the two holds", nil},
		{"waits_unknown", []string{"waits"}, []string{"outages"}, true, "load the outages first, or together; source:id names one of several", nil},
		{"waits_outside", []string{"waits"}, []string{"outages"}, false, "", nil},
		{"measured_outside", []string{"measurements"}, []string{"tenants"}, false, "", nil},
		{"notices_unknown", []string{"notices"}, []string{"outages"}, true, "load the outages first, or together; source:id names one of several", nil},
		{"unlisted", []string{"tenants"}, []string{"customers"}, false, "", nil},
		{"outside", []string{"outages", "maintenance", "gaps"}, []string{"tenants"}, false, "", nil},
		{"links", []string{"outages"}, nil, false, "", nil},
		{"notices_late", []string{"notices"}, []string{"outages"}, false, "", nil},
	}
}

// runCheck records what a check found.
func (l *load) runCheck(m *merge, c rowCheck) error {
	if c.pointless != nil && c.pointless(m) {
		return nil
	}
	text := m.text(loadQuery(c.query))
	return each(l.ctx, l.conn, text, func(row scanner) error {
		place := sla.Place{File: m.in.File}
		var column, reason string
		if err := row.Scan(&place.Line, &column, &reason); err != nil {
			return err
		}
		if c.refuse {
			m.in.Refuse(sla.Reject{Place: place, Column: column, Reason: reason, Hint: c.hint})
		} else {
			m.doubt(place.Line, column, reason)
		}
		return nil
	})
}
