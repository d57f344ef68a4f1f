package reports

import (
	"strings"
	"unicode"
)

// longestWord is how many bytes a word may have before it gets places where it
// may be broken: more than any digest has.
const longestWord = 64

// brokenAfter is how many letters and digits stand together in a word that is
// longer than that.
const brokenAfter = 12

// wordBreak is a place where a line may end, and which is no character.
const wordBreak markup = "<wbr>"

// softened is escaped text in which words without end have places where they
// may be broken, so that no page and no table grows with a name. Nothing is
// put before a sign that may belong to the letter before it.
func softened(text string) string {
	if !tooLong(text) {
		return escaper.Replace(text)
	}
	var out strings.Builder
	out.WriteString("<span>") // one piece, where the pieces of a line stand apart
	together, from := 0, 0
	for n, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			together = 0
			continue
		}
		if together == brokenAfter {
			out.WriteString(escaper.Replace(text[from:n]))
			out.WriteString(string(wordBreak))
			together, from = 0, n
		}
		together++
	}
	out.WriteString(escaper.Replace(text[from:]))
	out.WriteString("</span>")
	return out.String()
}

// tooLong says whether a word in a text is.
func tooLong(text string) bool {
	run := 0
	for n := 0; n < len(text); n++ {
		if text[n] <= ' ' {
			run = 0
			continue
		}
		if run++; run > longestWord {
			return true
		}
	}
	return false
}
