package analysis_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"nines/policy"
	"nines/sla"
)

// scenario is one file of testdata/scenario: rows and terms that are given, and
// a statement that is wanted. Sections: "terms" or "terms NAME" hold the keys
// in which a policy differs from the standard one, contracts.csv, outages.csv,
// maintenance.csv, gaps.csv, waits.csv and measurements.csv the rows, "judge" the months and the as-of
// instant, statement.csv and ledger.csv what must come out.
type scenario struct {
	*world
	options           asked
	statement, ledger []record
	about             string
}

// record is a row of a table by its column, with a default for each that the
// table lacks.
type record map[string]string

func (r record) or(column, otherwise string) string {
	if r[column] == "" {
		return otherwise
	}
	return r[column]
}

func readScenario(file string) (*scenario, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parseScenario(text)
}

func parseScenario(text []byte) (s *scenario, err error) {
	archive := txtar.Parse(text)
	s = &scenario{world: &world{Suspects: map[string]bool{}}, about: string(archive.Comment)}
	sections := map[string]string{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "terms"); ok {
			err = s.readTerms(strings.TrimSpace(name), string(f.Data))
		} else {
			sections[f.Name] = string(f.Data)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(s.Policies) == 0 {
		if err := s.readTerms("", ""); err != nil {
			return nil, err
		}
	}
	return s, s.readSections(sections)
}

func (s *scenario) readSections(sections map[string]string) (err error) {
	if sections["contracts.csv"] == "" {
		sections["contracts.csv"] = "customer\nacme\n"
	}
	each := []struct {
		section string
		row     func(record) error
	}{
		{"contracts.csv", s.readContract}, {"outages.csv", s.readOutage}, {"maintenance.csv", s.readWindow}, {"gaps.csv", s.readGap},
		{"waits.csv", s.readWait}, {"measurements.csv", s.readMeasurement},
		{"statement.csv", func(r record) error { s.statement = append(s.statement, r); return nil }},
		{"ledger.csv", func(r record) error { s.ledger = append(s.ledger, r); return nil }},
	}
	for _, e := range each {
		rows, err := readTable(sections[e.section])
		if err != nil {
			return fmt.Errorf("reading %s: %w", e.section, err)
		}
		for n, r := range rows {
			r["row"] = fmt.Sprint(n + 1)
			if err := e.row(r); err != nil {
				return fmt.Errorf("reading %s: row %d: %w", e.section, n+1, err)
			}
		}
		delete(sections, e.section)
	}
	months, asOf, given := strings.Cut(strings.TrimSpace(sections["judge"]), " as of ")
	delete(sections, "judge")
	s.options.AsOf = sla.InstantOf(farFuture())
	switch {
	case asOf == "never":
		s.options.AsOf = sla.NoInstant
	case given:
		s.options.AsOf = instantOf(asOf)
	}
	for name := range sections {
		return fmt.Errorf("%q is not a section", name)
	}
	s.options.First, s.options.Last, err = sla.ParseRange(months)
	return err
}

func readTable(text string) (rows []record, err error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.TrimLeadingSpace, reader.Comment = true, '#'
	lines, err := reader.ReadAll()
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	for _, line := range lines[1:] {
		r := record{}
		for n, column := range lines[0] {
			r[strings.TrimSpace(column)] = strings.TrimSpace(line[n])
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// readTerms makes a policy of the standard one and the keys in text: a key at
// the beginning of a line stands for itself and the lines that belong to it.
func (s *scenario) readTerms(name, text string) error {
	standard, err := os.ReadFile("testdata/standard.yaml")
	if err != nil {
		return err
	}
	var order []string
	blocks := map[string]string{}
	for _, part := range []string{string(standard), text} {
		key, fresh := "", map[string]bool{}
		for line := range strings.Lines(part) {
			if line[0] != ' ' {
				key, _, _ = strings.Cut(line, ":")
			}
			if _, known := blocks[key]; !known {
				order = append(order, key)
			}
			if !fresh[key] {
				fresh[key], blocks[key] = true, ""
			}
			blocks[key] += line
		}
	}
	if name != "" {
		blocks["policy"] = "policy: " + name + "\n"
	}
	if m := blocks["measure"]; strings.Contains(m, "requests") || strings.Contains(m, "error_rate") || strings.Contains(m, "intervals") {
		delete(blocks, "weights") // no outage is counted
	}
	all := ""
	for _, key := range order {
		if blocks[key] != key+": absent\n" { // of the standard one
			all += blocks[key]
		}
	}
	p, err := policy.Read("terms", []byte(all))
	s.Policies = append(s.Policies, p)
	return err
}
