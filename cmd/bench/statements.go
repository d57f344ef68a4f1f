package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// statementTrials write a month's pages for some customers, beside as many
// constant files of the same sizes: a few in S, ten thousand in M.
func (p plan) statementTrials() []trial {
	customers := map[string]int{"S": 20, "M": 10_000}[p.size.name]
	if customers == 0 {
		return nil
	}
	args := []string{"report", "--period", judgedYear + "-03", "--out", p.pages()}
	for n := range customers {
		args = append(args, "--customer", customerID(n))
	}
	ours := p.ninesOn("judged", args...)
	copyJudged := ours.prepare
	ours.prepare = func() error { return errors.Join(os.RemoveAll(p.pages()), copyJudged()) }
	constant := filepath.Join(p.work, "constant")
	base := contender{name: "as many constant pages", program: p.self, args: []string{"pages", "-like", p.pages(), "-out", constant},
		prepare: func() error { return os.RemoveAll(constant) }}
	return []trial{{step: fmt.Sprintf("statements of %d customers, one month", customers), command: "report", ours: p.slow(ours), base: base, target: "P11", most: 1.6}}
}

func (p plan) pages() string { return filepath.Join(p.work, "pages") }
