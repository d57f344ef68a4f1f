package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// statementTrials write a month's pages, beside as many constant files of the
// same sizes: those of some customers in S, of everybody in M10, which is once
// enough. M would have ten times as many, and nothing else to say.
func (p plan) statementTrials() []trial {
	args := []string{"report", "--period", judgedYear + "-03", "--out", p.pages()}
	customers := customerOf(p.size.tenants-1) + 1
	switch p.size.name {
	case "S":
		customers = 20
		for n := range customers {
			args = append(args, "--customer", customerID(n))
		}
	case "M10":
	default:
		return nil
	}
	ours := p.ninesOn("judged", args...)
	copyJudged := ours.prepare
	ours.prepare = func() error { return errors.Join(os.RemoveAll(p.pages()), copyJudged()) }
	constant := filepath.Join(p.work, "constant")
	base := contender{name: "as many constant pages", program: p.self, args: []string{"pages", "-like", p.pages(), "-out", constant},
		prepare: func() error { return os.RemoveAll(constant) }}
	return []trial{{step: fmt.Sprintf("report of one month, %d statements", customers), command: "report", ours: p.slow(ours), base: base, target: "P11", most: 1.6}}
}

func (p plan) pages() string { return filepath.Join(p.work, "pages") }
