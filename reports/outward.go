package reports

import (
	"context"
	"fmt"

	"nines/sla"
)

// letters are a month's statements as they are sent, for the index.
type letters struct {
	*month
	links Links
	names []string
}

// writeOutward writes a set of which every page may be sent to
// opts.Customers: their statements and an index that names nobody else.
func (s *set) writeOutward(ctx context.Context) (Written, error) {
	var months []letters
	s.expect(0, len(s.opts.Customers))
	for _, info := range s.months {
		l, err := s.lettersOf(ctx, info)
		if err != nil {
			return Written{}, fmt.Errorf("reporting %s: %w", info.Month, err)
		}
		months = append(months, l)
		s.written.Months = append(s.written.Months, info.Month)
	}
	if err := s.page(outwardIndex(s, months)); err != nil {
		return Written{}, err
	}
	return s.written, s.mark()
}

func (s *set) lettersOf(ctx context.Context, info sla.MonthInfo) (letters, error) {
	m, err := s.readForLetters(ctx, info)
	if err != nil {
		return letters{}, err
	}
	l, found := letters{month: m}, map[string]bool{}
	err = s.src.Results(ctx, m.Month-past+1, m.Month, s.opts.Customers, func(results []sla.Result) error {
		st, err := s.statement(ctx, m, results)
		if err != nil {
			return fmt.Errorf("writing the statement of %s: %w", results[0].Customer, err)
		}
		found[st.id] = true
		page := st.page()
		l.names = append(l.names, st.customerTitle())
		l.links = append(l.links, Link{Text: st.customerTitle() + ", " + m.Month.Name(), Href: page.Path, Beside: page.Lead.String()})
		return s.page(page)
	})
	if err == nil {
		err = s.knowCustomers(ctx, m, found)
	}
	return l, err
}

// outwardIndex is the way in for the customers, the last month first.
func outwardIndex(s *set, months []letters) Page {
	latest := months[len(months)-1]
	title := "Service level statements, " + latest.Month.Name()
	if n := len(months); n > 1 {
		title = "Service level statements, " + months[0].Month.Name() + " to " + latest.Month.Name()
	}
	var links Links
	for n := len(months) - 1; n >= 0; n-- {
		links = append(links, months[n].links...)
	}
	return Page{
		Path: "index.html", Kind: IndexPage, Title: title, Kicker: cmpOr(s.opts.Provider, "nines") + " · " + latest.kicker(),
		Lead:     Words{}.and("Service level statements of ").strong(list(latest.names)).and("."),
		Sections: []Section{{ID: "statements", Title: "Month by month", Blocks: []Block{links}}},
	}
}
