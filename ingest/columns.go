package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// plain is a header without case, blanks and punctuation.
func plain(header string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, header)
}

// match says where the columns of a kind are in a header.
type match struct {
	// at has the header's index for each column of the kind, -1 where it is
	// not there; utc says that the header itself declared UTC.
	at  []int
	utc []bool
	// missing are required columns, unknown are headers that mean nothing.
	missing []Column
	unknown []string
	// required and found count the columns that are there.
	required, found int
	// problems are columns that are there twice.
	problems []string
}

// matchHeader finds the columns of k in header. mapped says which header is
// which column, before anything is guessed.
func matchHeader(k Kind, header []string, mapped map[string]string) match {
	m := match{at: make([]int, len(k.Columns)), utc: make([]bool, len(k.Columns))}
	taken := make([]bool, len(header))
	for n, c := range k.Columns {
		m.at[n] = -1
		if wanted, ok := mapped[c.Name]; ok {
			exactly := slices.Contains(header, wanted)
			m.take(n, taken, header, func(h string) bool {
				return h == wanted || !exactly && plain(wanted) != "" && plain(h) == plain(wanted)
			})
			m.utc[n] = m.at[n] >= 0 && isInstant(c) && saysUTC(header[m.at[n]])
		}
	}
	for n, c := range k.Columns {
		if _, ok := mapped[c.Name]; !ok {
			m.take(n, taken, header, func(h string) bool { return plain(h) == plain(c.Name) })
		}
	}
	for n, c := range k.Columns {
		if _, ok := mapped[c.Name]; !ok && m.at[n] < 0 {
			m.take(n, taken, header, func(h string) bool { return isSynonym(c, plain(h)) })
		}
		if m.at[n] < 0 && isInstant(c) {
			m.takeUTC(n, c, taken, header)
		}
	}
	m.giveBack(k, header, mapped)
	m.sumUp(k, header, taken)
	return m
}

// giveBack gives a required column that is not there the header that an
// optional column has only by its name, where that is a word for the required
// one, too: a plan is the policy where no other header is.
func (m *match) giveBack(k Kind, header []string, mapped map[string]string) {
	for n, wanted := range k.Columns {
		if m.at[n] >= 0 || !wanted.Required {
			continue
		}
		for o, other := range k.Columns {
			if _, said := mapped[other.Name]; !said && !other.Required && m.at[o] >= 0 && isSynonym(wanted, plain(header[m.at[o]])) {
				m.at[n], m.at[o] = m.at[o], -1
				break
			}
		}
	}
}

// take gives column n the one free header for which is holds.
func (m *match) take(n int, taken []bool, header []string, is func(string) bool) {
	for at, h := range header {
		switch {
		case taken[at] || !is(h):
		case m.at[n] >= 0:
			m.problems = append(m.problems, fmt.Sprintf("the headers %q and %q mean the same column", header[m.at[n]], h))
			taken[at] = true
		default:
			m.at[n], taken[at] = at, true
		}
	}
}

func isInstant(c Column) bool { return c.Type == Moment || c.Type == DayOr }

// saysUTC: "Start (UTC)", "start_utc".
func saysUTC(header string) bool { return strings.HasSuffix(plain(header), "utc") }

// takeUTC reads "Start (UTC)" as the column start, declared to be in UTC.
func (m *match) takeUTC(n int, c Column, taken []bool, header []string) {
	m.take(n, taken, header, func(h string) bool {
		name, ok := strings.CutSuffix(plain(h), "utc")
		return ok && (name == plain(c.Name) || isSynonym(c, name))
	})
	m.utc[n] = m.at[n] >= 0
}

func isSynonym(c Column, name string) bool {
	return slices.ContainsFunc(c.Synonyms, func(s string) bool { return plain(s) == name })
}

func (m *match) sumUp(k Kind, header []string, taken []bool) {
	for n, c := range k.Columns {
		switch {
		case m.at[n] >= 0:
			m.found++
			if c.Required {
				m.required++
			}
		case c.Required:
			m.missing = append(m.missing, c)
		}
	}
	for at, h := range header {
		if !taken[at] && strings.TrimSpace(h) != "" {
			m.unknown = append(m.unknown, h)
		}
	}
}

// missingReason says which column is not there, and which header may be it.
func missingReason(c Column, m match, mapped map[string]string) (reason, hint string) {
	if header, ok := mapped[c.Name]; ok {
		return fmt.Sprintf("there is no header %q", header), nearestHint(header, m.unknown)
	}
	reason = fmt.Sprintf("there is no column %s", c.Name)
	hint = "--map " + c.Name + "=Header says which header it is"
	for _, name := range append([]string{c.Name}, c.Synonyms...) {
		if near := nearest(name, m.unknown); near != "" {
			return reason, fmt.Sprintf("is it %q? say --map %s=%s", near, c.Name, shellWord(near))
		}
	}
	return reason, hint
}

func shellWord(text string) string {
	if strings.ContainsAny(text, " '\"$&|;()<>*?") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return text
}
