package store

import (
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// spelling is a column of names that must be written alike everywhere: "EU"
// and "eu" would be two regions, and an outage of one would not hit the other.
type spelling struct {
	kind, column, field string
	// others are tables that have the names, too.
	others []otherNames
}

// otherNames is a column of a table, and a smaller table that has its names.
type otherNames struct{ table, column, names string }

// spellings are all such columns whose names are not looked up in a list.
func spellings() []spelling {
	regions := []otherNames{{"input.contracts", "region", "input.contract_offers"}}
	return []spelling{
		{"customers", "customer", "customer", []otherNames{{"input.contracts", "customer", "input.contract_parties"}}},
		{"tenants", "customer", "customer", []otherNames{{"input.customers", "customer", "input.customers"}}},
		{"tenants", "tenant", "tenant", nil},
		{"tenants", "service", "service", nil},
		{"tenants", "region", "region", nil},
		{"outages", "region", "region", regions},
		{"maintenance", "region", "region", regions},
		{"gaps", "region", "region", regions},
		{"measurements", "region", "region", regions},
	}
}

// checkSpelling refuses names that are known but for their case. It asks first
// which columns have capital letters at all, then whether there may be any such
// names, and looks closer only where there are.
func (m *merge) checkSpelling() error {
	mine := slices.DeleteFunc(spellings(), func(s spelling) bool { return s.kind != m.table.kind })
	for _, question := range []string{"any_capital", "any_spelled"} {
		var err error
		if mine, err = m.spelled(mine, question); err != nil {
			return err
		}
	}
	for _, s := range mine {
		if err := m.refuseSpelling(s); err != nil {
			return err
		}
	}
	return nil
}

// spelled are those of which the answer to a question is yes.
func (m *merge) spelled(all []spelling, question string) (some []spelling, err error) {
	var questions []string
	for _, s := range all {
		questions = append(questions, m.text(s.text(question, m)))
	}
	answers, err := m.ask(questions)
	for n, yes := range answers {
		if yes {
			some = append(some, all[n])
		}
	}
	return some, err
}

func (m *merge) refuseSpelling(s spelling) error {
	return each(m.ctx, m.conn, m.text(s.text("spelled", m)), func(row scanner) error {
		reject := sla.Reject{Place: sla.Place{File: m.in.File}, Column: s.field}
		var right string
		if err := row.Scan(&reject.Line, &reject.Value, &right); err != nil {
			return err
		}
		reject.Reason = fmt.Sprintf("%q is known with other capital letters", reject.Value)
		reject.Hint = fmt.Sprintf("did you mean %q?", right)
		m.in.Refuse(reject)
		return nil
	})
}

// text fills the query called name in.
func (s spelling) text(name string, m *merge) string {
	holder, _ := m.holder(s.column)
	var rows, names, capitals []string
	for _, o := range s.others {
		capitals = append(capitals, "or exists (select 1 from "+o.names+" where "+o.column+" <> lower("+o.column+"))")
		rows = append(rows, "union all select "+o.column+", file_no, line from "+o.table)
		names = append(names, "union select "+o.column+" from "+o.names)
	}
	return strings.NewReplacer("{column}", s.column, "{holder}", holder, "{other_rows}", strings.Join(rows, " "), "{other_names}", strings.Join(names, " "),
		"{or_other_capitals}", strings.Join(capitals, " ")).Replace(loadQuery(name))
}
