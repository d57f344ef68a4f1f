package policy

import (
	"errors"
	"reflect"
	"testing"
)

// FuzzRead: what is read has no contradictions, reads back and reads the same
// again; what is not read says why, with a line and the text of the line.
func FuzzRead(f *testing.F) {
	for _, m := range append(unreadable(), contradictory()...) {
		f.Add(m.new)
	}
	f.Add(whole)
	f.Add(least)
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		for _, text := range []string{text, least + text} {
			checkRead(t, text)
		}
	})
}

func checkRead(t *testing.T, text string) {
	p, err := Read("f.yaml", []byte(text))
	if err == nil {
		if contradiction := p.Check(); contradiction != nil {
			t.Errorf("%v in %q", contradiction, text)
		}
		if len(p.English()) == 0 || p.Terms.Key() != p.Terms.canonical().Key() {
			t.Errorf("no reading, or another key, for %q", text)
		}
		if again, err := Read("f.yaml", []byte(text)); err != nil || !reflect.DeepEqual(again, p) {
			t.Errorf("%q reads differently the second time: %v", text, err)
		}
		return
	}
	var list Errors
	if !errors.As(err, &list) || len(list) == 0 {
		t.Fatalf("%v is no list of errors", err)
	}
	for n, e := range list {
		if e.Line < 1 || e.Message == "" || n > 0 && list[n-1].Line > e.Line {
			t.Errorf("%v in %q", e, text)
		}
	}
}
