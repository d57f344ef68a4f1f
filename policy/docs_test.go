package policy

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func documentation(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../docs/policies.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEveryPolicyInTheDocumentationCanBeRead(t *testing.T) {
	blocks := regexp.MustCompile("(?s)```yaml\n(policy:.*?)```").FindAllStringSubmatch(documentation(t), -1)
	if len(blocks) < 4 {
		t.Fatalf("there are only %d policies in it", len(blocks))
	}
	for _, block := range blocks {
		if _, err := Read("docs/policies.md", []byte(block[1])); err != nil {
			t.Errorf("%v\nin\n%s", err, block[1])
		}
	}
}

func TestEveryKeyIsDocumentedWithItsDefault(t *testing.T) {
	rows := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z_.]+)` \\| (.*?) \\| .+ \\|$").FindAllStringSubmatch(documentation(t), -1) {
		rows[row[1]] = row[2]
	}
	for _, k := range keys() {
		if k.again {
			continue
		}
		want := map[need]string{mustBeWritten: "required", mayBeAbsent: "optional", isSection: "section", mostlyWritten: "required", hasDefault: k.fallback}[k.need]
		if rows[k.path] != want {
			t.Errorf("the default of %s is documented as %q, it is %q", k.path, rows[k.path], want)
		}
		delete(rows, k.path)
	}
	for path := range rows {
		t.Errorf("%s is documented and is no key", path)
	}
}

func TestEveryWordIsDocumented(t *testing.T) {
	text := documentation(t)
	for _, k := range keys() {
		if k.again {
			continue
		}
		_, row, _ := strings.Cut(text, "\n| `"+k.path+"` |")
		row, _, _ = strings.Cut(row, "\n")
		for _, w := range k.words {
			if !strings.Contains(row, "`"+w+"`") {
				t.Errorf("the row of %s does not say `%s`", k.path, w)
			}
		}
	}
}

func TestEveryContradictionIsDocumented(t *testing.T) {
	text := documentation(t)
	for _, c := range append(Contradictions(), SameDay) {
		if !strings.Contains(text, "\n- "+c.Error()) {
			t.Errorf("missing: - %s", c)
		}
	}
}
