package policy

import "fmt"

// SameDay is two versions of a policy that begin on the same day.
const SameDay Contradiction = "two versions of a policy cannot begin on the same day: nothing would say which one holds"

// CheckVersions looks for versions of one policy that begin on the same day.
// The errors are [Errors], each at the later of the two in the list.
func CheckVersions(policies []Policy) error {
	var found Errors
	first := map[[2]string]Policy{}
	for _, p := range policies {
		version := [2]string{p.Name, p.Effective}
		other, twice := first[version]
		if !twice {
			first[version] = p
			continue
		}
		f, document := open(p.File, []byte(p.Text))
		f.strict(document)
		f.errors = nil
		f.report("effective", SameDay, fmt.Sprintf("%s of %s is also in %s", p.Name, p.Effective, other.File), SameDay.Error())
		found = append(found, f.errors...)
	}
	return found.orNil()
}

// VersionRule says which version of a policy judges.
type VersionRule string

// Which version judges: the last one that is effective when the window begins,
// or when the contract's current term began (its beginning, and then every term
// that it writes).
const (
	ByWindow  VersionRule = "by_window"
	AtRenewal VersionRule = "at_renewal"
)

func versionsClause() clause {
	return oneWord("Versions", optional("versions", "the version that is in effect when a period begins judges it."),
		func(t *Terms) *VersionRule { return &t.Versions },
		word[VersionRule]{"by_window", ByWindow, "Each {period} is judged by the version of the policy that is in effect when it begins."},
		word[VersionRule]{"at_renewal", AtRenewal,
			"Each {period} is judged by the version of the policy that was in effect when the current term of the contract began: a new version holds from the next renewal on."},
	)
}
