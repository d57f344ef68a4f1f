package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// candidate is a kind that a file may be.
type candidate struct {
	Kind
	match
	// named: the file's name has the kind's.
	named bool
}

// score orders candidates: how many columns mean something, whether all that
// are required are there, the name of the file, how many required ones.
func (c candidate) score() int {
	score := c.found*1000 + c.required
	if len(c.missing) == 0 {
		score += 500
	}
	if c.named {
		score += 100
	}
	return score
}

// detectKind finds the kind of a file by its columns and, where several fit,
// by its name.
func detectKind(name string, header []string, mapped map[string]string) (string, error) {
	var all []candidate
	for _, k := range Kinds() {
		if m := matchHeader(k, header, mapped); m.found > 0 {
			all = append(all, candidate{k, m, namedIn(name, k)})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.score() - a.score() })
	switch {
	case len(all) == 0:
		return "", placedError{1, "the columns fit no kind of file: " + quoteAll(header), "nines formats lists the kinds and their columns; --kind says which it is"}
	case len(all[0].missing) > 0:
		reason, hint := missingReason(all[0].missing[0], all[0].match, mapped)
		return "", placedError{1, "the columns fit no kind of file; for " + all[0].Name + " " + reason, hint}
	case len(all) > 1 && all[0].score() == all[1].score():
		return "", placedError{1, fmt.Sprintf("the columns fit %s and %s", all[0].Name, all[1].Name), "--kind says which it is"}
	}
	return all[0].Name, nil
}

// namedIn says whether the name of a kind is part of a file's name.
func namedIn(name string, k Kind) bool {
	text := plain(name)
	return strings.Contains(text, strings.TrimSuffix(plain(k.Name), "s")) || k.Name == "tenants" && strings.Contains(text, "contract")
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
