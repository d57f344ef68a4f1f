package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// detectKind finds the kind of a file by its columns and, where several fit,
// by its name.
func detectKind(name string, header []string, mapped map[string]string) (string, error) {
	var fitting []Kind
	var matches []match
	for _, k := range Kinds() {
		if m := matchHeader(k, header, mapped); len(k.Columns) > 0 && len(m.missing) == 0 {
			fitting, matches = append(fitting, k), append(matches, m)
		}
	}
	if named := namedIn(name, fitting); len(fitting) > 1 && len(named) == 1 {
		return named[0], nil
	}
	best, tie := bestMatch(matches)
	switch {
	case len(fitting) == 0:
		return "", unknownKind(name, header, mapped)
	case tie:
		return "", placedError{1, "the columns fit " + joinKinds(fitting), "--kind says which it is"}
	}
	return fitting[best].Name, nil
}

// bestMatch has the most required columns, then the most columns.
func bestMatch(matches []match) (best int, tie bool) {
	for n, m := range matches {
		if n == 0 {
			continue
		}
		b := matches[best]
		switch score := (m.required-b.required)*1000 + m.found - b.found; {
		case score > 0:
			best, tie = n, false
		case score == 0:
			tie = true
		}
	}
	return best, tie
}

// namedIn are the kinds whose name is part of a file's name.
func namedIn(name string, kinds []Kind) []string {
	var out []string
	text := plain(name)
	for _, k := range kinds {
		word := strings.TrimSuffix(plain(k.Name), "s")
		if strings.Contains(text, word) || k.Name == "tenants" && strings.Contains(text, "contract") {
			out = append(out, k.Name)
		}
	}
	return out
}

// unknownKind is the error of a file whose columns fit no kind: it names the
// nearest kind, and what is missing from it.
func unknownKind(name string, header []string, mapped map[string]string) error {
	var nearestKind Kind
	var least match
	for _, k := range Kinds() {
		m := matchHeader(k, header, mapped)
		named := len(namedIn(name, []Kind{k})) == 1
		if len(k.Columns) == 0 || m.required == 0 && !named {
			continue
		}
		if better := m.found > least.found; nearestKind.Name == "" || named && slices.Equal(namedIn(name, []Kind{nearestKind}), nil) || better && len(namedIn(name, []Kind{nearestKind})) == 0 {
			nearestKind, least = k, m
		}
	}
	if nearestKind.Name == "" {
		return placedError{1, "the columns fit no kind of file: " + quoteAll(header), "nines formats lists the kinds and their columns; --kind says which it is"}
	}
	reason, hint := missingReason(least.missing[0], least)
	return placedError{1, fmt.Sprintf("the columns fit no kind of file; for %s %s", nearestKind.Name, reason), hint}
}

func joinKinds(kinds []Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	return strings.Join(names, " and ")
}

// quoteAll is a list of headers for a message, not longer than a line or two.
func quoteAll(names []string) string {
	var out []string
	for n, name := range names {
		if n == 12 {
			out = append(out, "...")
			break
		}
		out = append(out, quote(name))
	}
	return strings.Join(out, ", ")
}
