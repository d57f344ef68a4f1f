package pagetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTheBrowserSeesWhatAPageMustNotDo(t *testing.T) {
	folder := t.TempDir()
	b := Open(t, folder)
	for name, c := range map[string]struct{ page, sign string }{
		"a request to a network":    {`<img src="http://127.0.0.1:9/pixel.png">`, "asks for http"},
		"a file outside the folder": {`<img src="../passwd">`, "asks for file"},
		"a file that is missing":    {`<script src="missing.js"></script>`, "logs:"},
		"an error on the console":   {`<script>console.error("no")</script>`, "console"},
		"an exception":              {`<script>throw new Error("no")</script>`, "throws"},
	} {
		if err := os.WriteFile(filepath.Join(folder, "page.html"), []byte("<!doctype html><title>p</title>"+c.page), 0o644); err != nil {
			t.Fatal(err)
		}
		b.Open(t, "page.html")
		time.Sleep(200 * time.Millisecond)
		seen := strings.Join(b.Problems(), "\n")
		if !strings.Contains(seen, c.sign) {
			t.Errorf("%s was not seen; seen was %q", name, seen)
		}
	}
}
