package pagetest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestDeadLinksAreFoundWhereverTheyStand(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a.html":           `<a href="b.html#there">1</a><a href="b.html#nowhere">2</a><a href="missing.html">3</a><a href="#own">4</a><script src="gone.js"></script><i data-part="p"></i><a href="http://example.invalid/">5</a>`,
		"b.html":           `<p id="there"></p>`,
		"parts/p.js":       `((globalThis.nines ??= {}).parts ??= {})["p"] = "\u003ca href=\"lost.html\" id=\"own\"\u003e";` + "\n",
		"x/list-rows-1.js": `nines.rows("list", [["../b.html",0,[]],["",0,[]],["b.html",0,[]]]);` + "\n",
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dead, all, err := DeadLinks(folder)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a.html: b.html#nowhere", "a.html: gone.js", "a.html: http://example.invalid/", "a.html: lost.html", "a.html: missing.html", "x/list-rows-1.js: b.html"}
	if !slices.Equal(dead, want) || all != 9 {
		t.Errorf("of %d links dead are %q", all, dead)
	}
}
