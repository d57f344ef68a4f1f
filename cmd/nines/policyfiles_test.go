package main

import (
	"testing"
)

func TestAFolderOfPoliciesIsListed(t *testing.T) {
	policies, err := policiesIn([]string{"../../sample-data/policies/library"})
	if err != nil || len(policies) < 25 {
		t.Fatalf("%d policies, %v", len(policies), err)
	}
	for _, p := range policies {
		if want := "99.95 %, 99.5 %"; p.Name == "aws-rds" && targets(p.Terms) != want {
			t.Errorf("the targets of its objectives are %s, wanted %s", targets(p.Terms), want)
		}
	}
	if _, err := policiesIn([]string{t.TempDir()}); err == nil {
		t.Error("a folder without policies is listed")
	}
	if _, err := policiesIn([]string{"../../sample-data/policies/nothing"}); err == nil {
		t.Error("a folder that is not there is listed")
	}
}
