package policy

// Combine is the rule for outages at the same time.
type Combine string

// The rules of overlaps.
const (
	Union Combine = "union" // at each moment the heaviest counts
	Sum   Combine = "sum"   // lengths are added, as some contracts literally say
	// Longest charges, of outages that are linked by overlaps, only the one
	// that lasted longest; then the heavier, the earlier, the smaller id.
	Longest Combine = "longest"
)

func combineClause() clause {
	c := oneWord("Overlaps", mostly("combine"), func(t *Terms) *Combine { return &t.Combine },
		word[Combine]{"union", Union,
			"Time under several outages counts once, by the heaviest of them."},
		word[Combine]{"sum", Sum,
			"The lengths of outages are added, so time under several outages counts several times."},
		word[Combine]{"longest", Longest,
			"Of outages that overlap, or are linked by others that do, only the one that lasted longest counts."},
	)
	c.complete = func(document value, p *Policy) {
		v := document.get("combine")
		switch {
		case p.Terms.countsOutages():
			v.mustBeWritten()
		case !v.present():
			p.Terms.Combine = Union // measurements do not overlap
		}
	}
	return c
}
