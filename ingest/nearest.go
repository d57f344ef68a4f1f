package ingest

import "github.com/agnivade/levenshtein"

// nearest is the candidate that text most likely means, or "".
func nearest(text string, candidates []string) string {
	best, distance := "", 0
	for _, c := range candidates {
		d := levenshtein.ComputeDistance(text, c)
		if d <= max(len(text), len(c))/3+1 && (best == "" || d < distance) {
			best, distance = c, d
		}
	}
	return best
}

// nearestHint asks whether a candidate was meant.
func nearestHint(text string, candidates []string) string {
	if name := nearest(text, candidates); name != "" {
		return "did you mean " + quote(name) + "?"
	}
	return ""
}
