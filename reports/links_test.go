package reports

import (
	"testing"

	"nines/reports/pagetest"
)

func TestEveryLinkOfAWrittenFolderHasATarget(t *testing.T) {
	dead, all, err := pagetest.DeadLinks(writeWholeSet(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range dead {
		t.Error(link)
	}
	if all < 1000 {
		t.Errorf("only %d links were looked at", all)
	}
}
