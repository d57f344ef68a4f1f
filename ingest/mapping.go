package ingest

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	yaml "github.com/goccy/go-yaml"
)

// Mapping is what somebody wrote down about files of one origin, so that it
// need not be said each time.
type Mapping struct {
	// Kind of the files, "" where their columns say it.
	Kind string `yaml:"kind"`
	// Timezone of local times.
	Timezone string `yaml:"timezone"`
	// Columns gives a column its header.
	Columns map[string]string `yaml:"columns"`
	// Truncate cuts instants to the millisecond instead of refusing them.
	Truncate bool `yaml:"truncate"`
	// DateOrder is day_first or month_first, for dates like 12/05/2011.
	DateOrder string `yaml:"date_order"`
	// Sheet of a workbook.
	Sheet string `yaml:"sheet"`
}

// ReadMapping reads a mapping file. Errors: not YAML, a key that does not
// exist.
func ReadMapping(path string) (Mapping, error) {
	var m Mapping
	text, err := os.ReadFile(path)
	if err != nil {
		return m, fmt.Errorf("reading the mapping: %w", err)
	}
	err = yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(&m)
	if err != nil && err != io.EOF {
		return m, fmt.Errorf("reading the mapping %s: %w", path, err)
	}
	return m, nil
}

// with is m with what the command line says on top.
func (m Mapping) with(o Options) Mapping {
	columns := maps.Clone(m.Columns)
	if columns == nil {
		columns = map[string]string{}
	}
	maps.Copy(columns, o.Columns)
	m.Columns = columns
	for _, pair := range []struct {
		into *string
		said string
	}{{&m.Kind, o.Kind}, {&m.Timezone, o.Timezone}, {&m.DateOrder, o.DateOrder}, {&m.Sheet, o.Sheet}} {
		if pair.said != "" {
			*pair.into = pair.said
		}
	}
	m.Truncate = m.Truncate || o.Truncate
	return m
}

// text is m in one form, for the digest: the same bytes read differently are
// another file.
func (m Mapping) text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%q %q %t %q %q", m.Kind, m.Timezone, m.Truncate, m.DateOrder, m.Sheet)
	for _, column := range slices.Sorted(maps.Keys(m.Columns)) {
		fmt.Fprintf(&out, " %q=%q", column, m.Columns[column])
	}
	return out.String()
}

// ParseColumns reads --map values like start=Begin.
func ParseColumns(pairs []string) (map[string]string, error) {
	columns := map[string]string{}
	for _, pair := range pairs {
		column, header, ok := strings.Cut(pair, "=")
		if !ok || column == "" || header == "" {
			return nil, UsageError{fmt.Sprintf("--map %q is not like start=Begin", pair), ""}
		}
		columns[column] = header
	}
	return columns, nil
}

// check says whether the options mean something.
func (m Mapping) check() error {
	if _, err := parseDateOrder(m.DateOrder); err != nil {
		return UsageError{err.Error(), ""}
	}
	if m.Timezone != "" {
		if _, reason, hint := loadZone(m.Timezone); reason != "" {
			return UsageError{"timezone: " + reason, hint}
		}
	}
	var names []string
	known := map[string]bool{}
	for _, k := range Kinds() {
		names = append(names, k.Name)
		for _, c := range k.Columns {
			known[c.Name] = m.Kind == "" || k.Name == m.Kind || known[c.Name]
		}
	}
	if m.Kind != "" && !slices.Contains(names, m.Kind) {
		return UsageError{fmt.Sprintf("kind %q is not one of %s", m.Kind, strings.Join(names, ", ")), nearestHint(m.Kind, names)}
	}
	for _, column := range slices.Sorted(maps.Keys(m.Columns)) {
		if !known[column] {
			return UsageError{fmt.Sprintf("there is no column %q to map a header to", column), nearestHint(column, slices.Sorted(maps.Keys(known)))}
		}
	}
	return nil
}
