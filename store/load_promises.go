package store

import (
	"fmt"
	"slices"
	"strings"

	"nines/policy"
	"nines/sla"
)

// promises checks, when all files are there, whether the services have the
// components that policies promise: an outage of a component that no policy
// names costs nothing, so a misspelt one would hide outages.
type promises struct {
	*load
	files []*sla.Intake
	// has are the components of each listed service; of has those of all.
	has map[string]map[string]bool
	of  map[string]bool
}

// checkPromises flags policies and contracts that promise components that are
// not listed, where files of this call changed any of the three.
func (l *load) checkPromises(files []*sla.Intake) error {
	p := promises{load: l, files: files, has: map[string]map[string]bool{}, of: map[string]bool{}}
	if p.changed("policies", "") == nil && p.changed("services", "") == nil && p.changed("tenants", "") == nil {
		return nil
	}
	err := each(l.ctx, l.conn, "select service, component from input.services", func(row scanner) error {
		var service, component string
		err := row.Scan(&service, &component)
		if p.has[service] == nil {
			p.has[service] = map[string]bool{}
		}
		if component != "" {
			p.has[service][component], p.of[component] = true, true
		}
		return err
	})
	if err != nil || len(p.of) == 0 {
		return err
	}
	terms, err := l.terms("select policy from input.policies where text like '%components%'")
	if err != nil || len(terms) == 0 {
		return err
	}
	p.checkPolicies(terms)
	return p.checkContracts(terms)
}

// changed is a file of this call that changed something, nil where there is
// none; name "" is any file.
func (p *promises) changed(kind, name string) *sla.Intake {
	n := slices.IndexFunc(p.files, func(in *sla.Intake) bool {
		return in.Kind == kind && (name == "" || in.File == name) && in.Added+in.Updated+in.Removed > 0
	})
	if n < 0 {
		return nil
	}
	return p.files[n]
}

// doubt flags a file of the call at a line.
func doubt(in *sla.Intake, line int, column, reason string) {
	in.Doubt(sla.Flag{Place: sla.Place{File: in.File, Line: line}, Column: column, Reason: reason})
}

// checkPolicies flags components that no service has, in the policy's file or,
// where that was loaded before, in the list of services.
func (p *promises) checkPolicies(terms map[string][]policy.Policy) {
	for _, name := range sortedNames(terms) {
		for _, version := range terms[name] {
			lost := slices.DeleteFunc(slices.Clone(version.Terms.Components), func(c string) bool { return p.of[c] })
			if len(lost) == 0 {
				continue
			}
			reason := fmt.Sprintf("%s promises %s, which no service in the list of services has", name, quotedList(lost))
			if in := p.changed("policies", version.File); in != nil {
				doubt(in, lineOf(version.Text, "components"), "components", reason)
			} else if in := p.changed("services", ""); in != nil {
				doubt(in, 1, "component", reason)
			}
		}
	}
}

// checkContracts flags components that other services have, and the one of a
// contract has not: once for each policy and service.
func (p *promises) checkContracts(terms map[string][]policy.Policy) error {
	return each(p.ctx, p.conn, loadQuery("promised"), func(row scanner) error {
		var service, name, file string
		var line int
		if err := row.Scan(&service, &name, &file, &line); err != nil {
			return err
		}
		var lost []string
		for _, version := range terms[name] {
			for _, c := range version.Terms.Components {
				if p.of[c] && !p.has[service][c] {
					lost = append(lost, c)
				}
			}
		}
		if len(lost) == 0 {
			return nil
		}
		reason := fmt.Sprintf("%s promises %s, which the service %s does not have", name, quotedList(distinct(lost)), service)
		for _, kind := range []string{"tenants", "policies", "services"} {
			switch in := p.changed(kind, ""); {
			case in == nil:
			case kind == "tenants" && p.changed(kind, file) != nil:
				doubt(p.changed(kind, file), line, "policy", reason)
				return nil
			case kind != "tenants":
				doubt(in, 1, "", reason)
				return nil
			}
		}
		return nil
	})
}

// lineOf is the line of a text that begins with word, the first where none does.
func lineOf(text, word string) int {
	for n, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, word) {
			return n + 1
		}
	}
	return 1
}

func quotedList(names []string) string {
	quotes := make([]string, len(names))
	for n, name := range names {
		quotes[n] = fmt.Sprintf("%q", name)
	}
	return strings.Join(quotes, ", ")
}

func sortedNames[T any](of map[string]T) []string {
	var names []string
	for name := range of {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
