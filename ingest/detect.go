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
		c := candidate{k, matchHeader(k, header, mapped), namedIn(name, k)}
		if c.found > 0 || c.named && len(k.Columns) > 0 {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.score() - a.score() })
	switch {
	case len(all) == 0:
		return "", placedError{1, "the columns fit no kind of file: " + quoteAll(header), "nines formats lists the kinds and their columns; --kind says which it is"}
	case len(all[0].missing) > 0, len(all[0].unknown) > 0 && len(likeliest(all).missing) > 0:
		return "", likeliest(all).lacks(mapped)
	case len(all) > 1 && all[0].score() == all[1].score():
		return "", placedError{1, fmt.Sprintf("the columns fit %s and %s", all[0].Name, all[1].Name), "--kind says which it is"}
	case len(all[0].unknown) >= all[0].found:
		return "", all[0].strange()
	}
	return all[0].Name, nil
}

// likeliest is the kind that the file's name has, else the one that fits best.
// Where headers are left over in the best one, the name is believed more than
// that: an outage list without its start also has the columns of services.
func likeliest(all []candidate) candidate {
	if n := slices.IndexFunc(all, func(c candidate) bool { return c.named }); n >= 0 {
		return all[n]
	}
	return all[0]
}

// lacks names every required column that is not there.
func (c candidate) lacks(mapped map[string]string) error {
	if len(c.missing) == 1 {
		reason, hint := missingReason(c.missing[0], c.match, mapped)
		return placedError{1, "the columns fit no kind of file; for " + c.Name + " " + reason, hint}
	}
	var names, hints []string
	for _, column := range c.missing {
		names = append(names, column.Name)
		if _, hint := missingReason(column, c.match, mapped); strings.HasPrefix(hint, "is it ") {
			hints = append(hints, column.Name+": "+hint)
		}
	}
	hints = append(hints, "--map column=Header says which header it is")
	return placedError{1, "the columns fit no kind of file; for " + c.Name + " there are no columns " + strings.Join(names, ", "), strings.Join(hints, "; ")}
}

// strange says that most of the file means nothing: a few headers such as name
// and service are in files about anything.
func (c candidate) strange() error {
	return placedError{1, fmt.Sprintf("only %d of %s mean something for %s, the likeliest kind; not %s", c.found, count(c.found+len(c.unknown), "header"), c.Name, quoteAll(c.unknown)),
		"--kind " + c.Name + " if that is what it is"}
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
