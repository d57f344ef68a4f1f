package policy

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files of this package anew")

// mistake is one thing wrong with the text that writes every key.
type mistake struct {
	sentence, old, new string
	// reason is nil where the text cannot be read.
	reason error
}

// text is the first of whole and its variants that has what m replaces, with
// the mistake in it.
func (m mistake) text(t *testing.T) string {
	t.Helper()
	for _, text := range variants() {
		if strings.Count(text, m.old) == 1 && !strings.Contains(whole, m.old) {
			return changed(t, text, m.old, m.new)
		}
	}
	return changed(t, whole, m.old, m.new)
}

// TestEveryMistakeIsToldWithItsLineAndAHint compares with testdata/errors.txt,
// which is what people see.
func TestEveryMistakeIsToldWithItsLineAndAHint(t *testing.T) {
	const golden = "testdata/errors.txt"
	var got strings.Builder
	for _, m := range append(unreadable(), contradictory()...) {
		list := faults(t, m.text(t))
		fmt.Fprintf(&got, "# %s\n%v\n\n", m.sentence, list)
		for _, e := range list {
			if e.Line == 0 || e.Excerpt == "" {
				t.Errorf("%s: no line is shown in %v", m.sentence, e)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the messages differ from %s; run with -update and read the difference:\n%s", golden, got.String())
	}
}

func TestEveryContradictionIsFoundAndNamed(t *testing.T) {
	seen := map[error]bool{UnknownZone: false}
	for _, m := range contradictory() {
		t.Run(m.sentence, func(t *testing.T) {
			list := faults(t, m.text(t))
			if !errors.Is(list, m.reason) {
				t.Errorf("%v is not among %v", m.reason, list)
			}
			seen[m.reason] = true
		})
	}
	for _, c := range Contradictions() {
		// Words are checked by the reader; only terms from elsewhere can fail.
		if !seen[c] && c != NotAWord {
			t.Errorf("nothing here contradicts itself so that %q", c)
		}
	}
}

func TestAWordThatIsNoneIsAContradictionInTermsFromElsewhere(t *testing.T) {
	p := mustRead(t, whole)
	for name, spoil := range map[string]func(*Terms){
		"window":      func(t *Terms) { t.Window.Kind = "week" },
		"combine":     func(t *Terms) { t.Combine = "" },
		"denominator": func(t *Terms) { t.Denominator = "some" },
		"claim":       func(t *Terms) { t.Claim.By = "" },
		"allowance": func(t *Terms) {
			t.Maintenance = &Maintenance{Allowance: &Allowance{LengthMS: 1, Per: "week", Uses: "window"}}
		},
	} {
		broken := p
		spoil(&broken.Terms)
		if err := broken.Check(); !errors.Is(err, NotAWord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAllMistakesOfAFileAreToldInTheOrderOfItsLines(t *testing.T) {
	text := changed(t, whole, "window: month", "window: mouth")
	text = changed(t, text, "operator: below", "operator: under")
	text = changed(t, text, "unknown: available\n", "")
	text = changed(t, text, "cap: 50%", "cap: 0%")
	var got []string
	for _, e := range faults(t, text) {
		got = append(got, fmt.Sprintf("%d %s", e.Line, e.Key))
	}
	want := []string{"1 unknown", "6 window", "32 operator", "40 credit.cap"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAMessageCannotDriveTheTerminal(t *testing.T) {
	list := faults(t, changed(t, whole, "operator: below", "operator: \"\x1b[2Jx\""))
	if strings.ContainsRune(list.Error(), '\x1b') {
		t.Errorf("%q", list.Error())
	}
}

func TestLinesAreCountedWhateverTheirEnds(t *testing.T) {
	text := "\ufeff" + strings.ReplaceAll(changed(t, whole, "operator: below", "operator: under"), "\n", "\r\n")
	if list := faults(t, text); list[0].Line != 33 || len(list) != 1 {
		t.Errorf("%v", list)
	}
	folded := changed(t, whole, "title: Gold, 99.9 % a month", "title: \"Gold,\n\n  99.9 % a month\"")
	folded = strings.ReplaceAll(changed(t, folded, "operator: below", "operator: under"), "\n", "\r\n")
	if list := faults(t, folded); list[0].Line != 35 {
		t.Errorf("%v", list)
	}
	mustRead(t, "\ufeff"+strings.ReplaceAll(whole, "\n", "\r\n"))
}

func TestAFileThatHoldsNoPolicyIsRefused(t *testing.T) {
	for sentence, text := range map[string]string{
		"the file holds no policy":           "# only a remark\n",
		"a second document begins here":      least + "---\n" + least,
		"this is not a list of keys":         "- policy\n",
		"sequence end token ']' not found":   "components: [a, b\n",
		"a policy has at most 65536 bytes":   strings.Repeat("#", maxBytes+1),
		"brackets are nested too deep":       strings.Repeat("[", maxNested+1),
		"anchors, aliases and tags":          strings.Replace(least, "policy: plain", "policy: &a plain", 1),
		"the key is written twice, first on": least + "target: 99\n",
	} {
		if list := faults(t, text); !strings.Contains(list.Error(), sentence) {
			t.Errorf("%q is not in %v", sentence, list)
		}
	}
}
