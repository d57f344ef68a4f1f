package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nines/policy"
)

// policiesIn are the policies in files, and in the files of folders, in the
// order of the names.
func policiesIn(names []string) ([]policy.Policy, error) {
	var out []policy.Policy
	for _, name := range names {
		files, err := policyFiles(name)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			p, err := readPolicy(file)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
	}
	return out, nil
}

// policyFiles is a file itself, or the policy files in a folder.
func policyFiles(name string) ([]string, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading policies: %w", err)
	case !info.IsDir():
		return []string{name}, nil
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, fmt.Errorf("reading policies: %w", err)
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && isPolicyFile(e.Name()) {
			out = append(out, filepath.Join(name, e.Name()))
		}
	}
	if len(out) == 0 {
		return nil, hintedError{fmt.Errorf("%q holds no policy", name), "policies are files that end in .yaml"}
	}
	return out, nil
}

// targets is the target of a policy, or those of its objectives.
func targets(t policy.Terms) string {
	if len(t.Objectives) == 0 {
		return percent(t.TargetPPM)
	}
	var out []string
	for _, o := range t.Objectives {
		if target := percent(o.TargetPPM); !slices.Contains(out, target) {
			out = append(out, target)
		}
	}
	return strings.Join(out, ", ")
}
