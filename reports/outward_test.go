package reports

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/sla"
)

func TestASetForACustomerHoldsNothingOfAnybodyElseAndNothingOfTheHouse(t *testing.T) {
	folder := t.TempDir()
	opts := Options{Months: []sla.Month{sla.MonthOf(2011, 4), sla.MonthOf(2011, 5)}, Customers: []string{"two-currencies"}, Outward: true}
	if _, err := writeSet(context.Background(), folder, newFake(12), opts); err != nil {
		t.Fatal(err)
	}
	var others []string
	for name, text := range files() {
		if id, ok := strings.CutPrefix(name, "2011-05/statements/"); ok && id != "two-currencies.html" {
			_, lead, _ := strings.Cut(string(text), "<h1><b>")
			other, _, _ := strings.Cut(lead, "</b>")
			others = append(others, other)
		}
	}
	if len(others) < 10 {
		t.Fatalf("only %d other customers", len(others))
	}
	pages := 0
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		text, err := os.ReadFile(path)
		switch filepath.ToSlash(name) {
		case "index.html", "2011-04/statements/two-currencies.html", "2011-05/statements/two-currencies.html":
			pages++
		case marker:
		default:
			if !strings.HasPrefix(filepath.ToSlash(name), "parts/") {
				t.Errorf("%s is written", name)
			}
		}
		for _, other := range others {
			if other != "" && strings.Contains(string(text), other) {
				t.Errorf("%s names %q", name, other)
			}
		}
		for _, private := range []string{"Account manager", "statements-internal", "overview.html", "payouts", "customers.html"} {
			if strings.Contains(string(text), private) {
				t.Errorf("%s has %q", name, private)
			}
		}
		return err
	})
	if err != nil || pages != 3 {
		t.Errorf("%d pages (%v)", pages, err)
	}
}
