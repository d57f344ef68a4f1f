package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// statementTrial writes a month's pages for some customers, beside as many
// constant files of the same sizes.
func (p plan) statementTrial() trial {
	customers := 20
	if p.size.contracts() > 50_000 {
		customers = 10_000
	}
	pages, constant := filepath.Join(p.work, "pages"), filepath.Join(p.work, "constant")
	args := []string{"report", "--period", judgedYear + "-03", "--out", pages}
	for n := range customers {
		args = append(args, "--customer", customerID(n))
	}
	ours := p.ninesOn("judged", args...)
	copyJudged := ours.prepare
	ours.prepare = func() error { return errors.Join(os.RemoveAll(pages), copyJudged()) }
	base := contender{name: "as many constant pages", program: p.self, args: []string{"pages", "-like", pages, "-out", constant},
		prepare: func() error { return os.RemoveAll(constant) }}
	return trial{step: fmt.Sprintf("statements of %d customers, one month", customers), command: "report", ours: ours, base: base, target: "P11", most: 1.6}
}
