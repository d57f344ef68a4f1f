package reports

import (
	"context"
	"fmt"
	"sync"

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
	s.opts.lap("read month")
	l, found := letters{month: m}, map[string]bool{}
	var mu sync.Mutex // guards found, and the lists of l while they grow
	err = s.eachStatement(ctx, m, func(place int, st *statement) error {
		page := st.page()
		name := st.customerTitle()
		mu.Lock()
		found[st.id] = true
		for len(l.names) <= place {
			l.names, l.links = append(l.names, ""), append(l.links, Link{})
		}
		l.names[place] = name
		l.links[place] = Link{Text: name + ", " + m.Month.Name(), Href: page.Path, Beside: page.Lead.String()}
		mu.Unlock()
		return s.page(page)
	})
	s.opts.lap("write statements")
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
