package policy

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// oneOf reads one of a few words.
func oneOf[T comparable](words ...word[T]) func(text string) (T, error) {
	return func(text string) (T, error) {
		var allowed []string
		for _, w := range words {
			if w.written == text && text != "" {
				return w.value, nil
			}
			if w.written != "" {
				allowed = append(allowed, w.written)
			}
		}
		var zero T
		hint := "allowed are " + strings.Join(allowed, ", ")
		if guess, ok := closest(text, allowed); ok {
			hint = fmt.Sprintf("did you mean %s? Allowed are %s", guess, strings.Join(allowed, ", "))
		}
		return zero, problem{fmt.Sprintf("%q is not a word for this", text), hint}
	}
}

// closest is the candidate nearest to text, ok where it is near enough to be
// what was meant.
func closest(text string, candidates []string) (best string, ok bool) {
	distance := max(1, min(3, len(text)/3)) + 1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(strings.ToLower(text), c); d < distance {
			best, distance, ok = c, d, true
		}
	}
	return best, ok
}
