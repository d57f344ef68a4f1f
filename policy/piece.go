package policy

// CombineCredits is how credits for several pieces in a window combine.
type CombineCredits string

// How credits combine: all of them; the largest of each local day, on which
// the piece began; the largest of the window.
const (
	SumCredits    CombineCredits = "sum"
	OneADay       CombineCredits = "one_a_day"
	DeepestCredit CombineCredits = "deepest"
)

// AcrossWindows is where a piece belongs that reaches from one window into
// another.
type AcrossWindows string

// Where such a piece belongs: with all its length to the window in which it
// ends, or begins; or with each part to its window.
const (
	ByEnd   AcrossWindows = "end"
	ByStart AcrossWindows = "start"
	ByPart  AcrossWindows = "part"
)

func creditsWords() []word[CombineCredits] {
	return []word[CombineCredits]{
		{"sum", SumCredits, "The credits of a {period} add up."},
		{"one_a_day", OneADay, "Of pieces that began on one local day only the largest credit is owed; those of several days add up."},
		{"deepest", DeepestCredit, "Of a {period} only the largest of these credits is owed."}}
}

func acrossWords() []word[AcrossWindows] {
	return []word[AcrossWindows]{
		{"end", ByEnd, "A piece that reaches into the next {period} belongs, with all its length, to the one in which it ends."},
		{"start", ByStart, "A piece that reaches into the next {period} belongs, with all its length, to the one in which it begins."},
		{"part", ByPart, "Of a piece that reaches into the next {period}, each part is judged on its own."}}
}

// pieceKeys are the keys of credits for pieces, below a path.
func pieceKeys(path string, need func(path string) key) []key {
	return []key{need(path + ".credits").takes(allowed(creditsWords())), need(path + ".across").takes(allowed(acrossWords()))}
}

func readPieces(v value) (CombineCredits, AcrossWindows) {
	return parse(v.get("credits"), oneOf(creditsWords()...)), parse(v.get("across"), oneOf(acrossWords()...))
}

func checkPieces(credits CombineCredits, across AcrossWindows, at string, report complaint) {
	if meaning(creditsWords(), credits) == "" || meaning(acrossWords(), across) == "" {
		report(at, NotAWord, "%q, %q have no meaning here", credits, across)
	}
}

func piecesSentence(credits CombineCredits, across AcrossWindows) string {
	return meaning(creditsWords(), credits) + " " + meaning(acrossWords(), across)
}
