package reports

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The pattern takes the folder of our own files, document, and the folder of
// the bundle, dist, where somebody has made it: so the program builds without.
//
//go:embed assets/d*
var assets embed.FS

// ErrNoBundle says that the charts' library was not there when the program
// was built.
var ErrNoBundle = errors.New("this build has no charts: run `make assets` and build again")

// The files that all pages of a set share, and where they come from.
var sharedAssets = [...]struct{ from, to string }{
	{"assets/document/page.css", "page.css"},
	{"assets/document/page.js", "page.js"},
	{"assets/document/plots.js", "plots.js"},
	{"assets/document/lists.js", "lists.js"},
	{"assets/dist/echarts.js", "echarts.js"},
	{"assets/dist/echarts-licence.txt", "echarts-licence.txt"},
}

// HasBundle says whether reports can be written by this build.
func HasBundle() bool {
	_, err := fs.Stat(assets, "assets/dist/echarts.js")
	return err == nil
}

// writeAssets puts the shared files into a folder.
func writeAssets(folder string) error {
	if !HasBundle() {
		return ErrNoBundle
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	options, err := chartScript()
	if err != nil {
		return err
	}
	for _, file := range sharedAssets {
		text, err := assets.ReadFile(file.from)
		if err != nil {
			return fmt.Errorf("reading %s: %w", file.from, err)
		}
		if err := os.WriteFile(filepath.Join(folder, file.to), text, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(folder, "charts.js"), options, 0o644)
}
