package policy

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// oneOf reads one of a few words.
func oneOf[T comparable](words ...word[T]) func(text string) (T, error) {
	return func(text string) (T, error) {
		for _, w := range words {
			if w.written == text && text != "" {
				return w.value, nil
			}
		}
		names := allowed(words)
		hint := "allowed are " + strings.Join(names, ", ")
		if guess, ok := closest(text, names); ok {
			hint = "did you mean " + guess + "? Allowed are " + strings.Join(names, ", ")
		}
		var zero T
		return zero, problem{fmt.Sprintf("%q is not a word for this", text), hint}
	}
}

// allowed are the words as they are written.
func allowed[T comparable](words []word[T]) []string {
	var out []string
	for _, w := range words {
		if w.written != "" {
			out = append(out, w.written)
		}
	}
	return out
}

// closest is the candidate nearest to text, ok where it is near enough to be
// what was meant.
func closest(text string, candidates []string) (best string, ok bool) {
	// One letter of a short word, two of others (a pair exchanged), three of long ones.
	distance := min(2+len(text)/4, 3+len(text)/9)
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(strings.ToLower(text), c); d < distance {
			best, distance, ok = c, d, true
		}
	}
	return best, ok
}
