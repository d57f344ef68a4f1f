package ingest

import (
	"errors"
	"os"
	"sync/atomic"

	"nines/policy"
	"nines/sla"
)

// policiesKind: a file is a policy. Package policy knows what is in it.
type policiesKind struct{}

func (policiesKind) describe() Kind {
	return Kind{Name: "policies", Meaning: "the terms, one YAML file a policy and version", Row: "a file"}
}

func (policiesKind) batches(f *file) any {
	var rows sla.Rows[policy.Policy] = &policyFile{file: f}
	return rows
}

// policyFile hands out the one policy of a file.
type policyFile struct {
	file *file
	read atomic.Bool
}

// Next reads the policy, once.
func (p *policyFile) Next(into []policy.Policy) ([]policy.Policy, error) {
	if p.read.Swap(true) {
		return into[:0], nil
	}
	text, err := os.ReadFile(p.file.path)
	if err != nil {
		return nil, err
	}
	p.file.read(int64(len(text)))
	p.file.intake.Count(1)
	terms, err := policy.Read(p.file.intake.File, text)
	if err != nil {
		p.refuse(err)
		return into[:0], nil
	}
	return append(into[:0], terms), nil
}

// refuse makes rejects of what package policy says.
func (p *policyFile) refuse(err error) {
	var all policy.Errors
	if !errors.As(err, &all) {
		p.file.refuse(1, "", err.Error(), "")
		return
	}
	for _, e := range all {
		p.file.refuse(max(1, e.Line), e.Key, e.Message, e.Hint)
	}
}
