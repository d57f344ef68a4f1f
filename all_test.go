// Package nines_test keeps the rules of the house as tests: who may import
// whom, how long a file may be, which words are not used. It reads the files
// of the repository and nothing else.
package nines_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// mayImport is the whole map of the house: a package may import itself and
// the packages of ours that are named behind it. A new edge is a line here.
var mayImport = map[string][]string{
	"sla":         {},
	"policy":      {"sla"},
	"ingest":      {"policy", "sla"},
	"analysis":    {"policy", "sla"},
	"reports":     {"sla"},
	"store":       {"analysis", "policy", "sla"},
	"sample-data": {},
	"cmd/nines":   {"analysis", "ingest", "policy", "reports", "sla", "store"},
	"cmd/bench":   {"analysis", "ingest", "policy", "sla", "store"},
}

// onlyIn names the packages of others that only one of ours may know. The
// tests may know them too where they play a person: a browser, a reader of
// spreadsheets.
var onlyIn = map[string][]string{
	"github.com/duckdb/duckdb-go":     {"store", "cmd/bench"}, // the bench measures the bare engine, too
	"database/sql":                    {"store", "cmd/bench"},
	"github.com/go-echarts":           {"reports"},
	"github.com/spf13/cobra":          {"cmd/nines"},
	"github.com/schollz/progressbar":  {"cmd/nines"},
	"github.com/goccy/go-yaml":        {"ingest", "policy"},
	"github.com/xuri/excelize":        {"ingest", "reports", "cmd/nines", "store", "cmd/bench"},
	"github.com/agnivade/levenshtein": {"cmd/nines", "ingest", "policy"},
}

// longestFile is the limit in lines for everything that people write.
const longestFile = 400

// unwanted are words that say nothing, or something else, by the vocabulary.
var unwanted = []string{"incident", "slo", "sli", "uptime", "penalty", "helper", "helpers", "util", "utils", "manager", "data"}

// allowed are parts of names that contain an unwanted word and mean what they
// say: the managers of reports are account managers.
var allowed = regexp.MustCompile(`(?i)account_?managers?|manager(says|pages?|names)|sampledata`)

func TestEveryPackageImportsOnlyWhomItMayKnow(t *testing.T) {
	for _, file := range goFiles(t) {
		us, known := ours(file.path)
		if !known {
			t.Errorf("%s: its package is not in the table of imports in all_test.go", file.path)
			continue
		}
		for _, spec := range file.syntax.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			if them, ok := strings.CutPrefix(path, "nines/"); ok && them != us && !file.test && !slices.Contains(mayImport[us], them) {
				t.Errorf("%s: %s must not import %s", file.path, us, them)
			}
			for foreign, who := range onlyIn {
				if strings.HasPrefix(path, foreign) && !slices.Contains(who, us) && !file.test {
					t.Errorf("%s: %s must not import %s; only %s may", file.path, us, path, strings.Join(who, ", "))
				}
			}
		}
	}
}

func TestTheKernelKnowsNoFileNoDatabaseAndNoClock(t *testing.T) {
	for _, file := range goFiles(t) {
		us, _ := ours(file.path)
		if file.test || us != "analysis" && us != "sla" {
			continue
		}
		for _, spec := range file.syntax.Imports {
			switch path := strings.Trim(spec.Path.Value, `"`); path {
			case "os", "io", "io/fs", "net", "net/http", "database/sql", "math/rand", "math/rand/v2":
				t.Errorf("%s imports %s", file.path, path)
			}
		}
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok && isName(call.X, "time") && (call.Sel.Name == "Now" || call.Sel.Name == "Local") {
				t.Errorf("%s asks the clock: time.%s", file.at(n), call.Sel.Name)
			}
			return true
		})
	}
}

func TestPromisesAndAmountsAreNeverFloats(t *testing.T) {
	for _, file := range goFiles(t) {
		us, _ := ours(file.path)
		if file.test || !slices.Contains([]string{"sla", "policy", "ingest", "analysis", "store"}, us) {
			continue
		}
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			if name, ok := n.(*ast.Ident); ok && (name.Name == "float64" || name.Name == "float32") {
				t.Errorf("%s: %s", file.at(n), name.Name)
			}
			return true
		})
	}
}

func TestNoFileIsTooLong(t *testing.T) {
	for _, path := range tracked(t) {
		switch filepath.Ext(path) {
		case ".go", ".sql", ".js", ".mjs", ".css":
		default:
			continue
		}
		if lines := strings.Count(read(t, path), "\n"); lines > longestFile {
			t.Errorf("%s has %d lines; the limit is %d", path, lines, longestFile)
		}
	}
}

func TestNoFunctionIsTooLong(t *testing.T) {
	const limit = 70
	for _, file := range goFiles(t) {
		for _, decl := range file.syntax.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && !file.test {
				first, last := file.line(f.Pos()), file.line(f.End())
				if last-first >= limit {
					t.Errorf("%s: %s has %d lines; the limit is %d", file.at(f), f.Name.Name, last-first+1, limit)
				}
			}
		}
	}
}

func TestEveryPackageSaysWhatEntersAndWhatLeaves(t *testing.T) {
	docs := map[string]string{}
	for _, file := range goFiles(t) {
		if folder := filepath.Dir(file.path); !file.test {
			docs[folder] += file.syntax.Doc.Text()
		}
	}
	for folder, doc := range docs {
		for _, word := range []string{"Enters:", "Leaves:"} {
			if !strings.Contains(strings.Join(strings.Fields(doc), " "), word) {
				t.Errorf("the package comment of %s does not say %q", folder, word)
			}
		}
	}
}

func TestNothingRegistersItself(t *testing.T) {
	for _, file := range goFiles(t) {
		for _, decl := range file.syntax.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: func init", file.at(f))
			}
		}
		for _, spec := range file.syntax.Imports {
			if path := strings.Trim(spec.Path.Value, `"`); isName(spec.Name, "_") && !file.test && path != "embed" && path != "time/tzdata" {
				t.Errorf("%s: %s is imported for what it does on its own", file.at(spec), path)
			}
		}
	}
}

func TestWordsHaveOneMeaning(t *testing.T) {
	for _, file := range goFiles(t) {
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			name, ok := n.(*ast.Ident)
			if !ok || name.Obj == nil || name.Obj.Pos() != name.Pos() {
				return true // only where a name is declared
			}
			file.checkWords(t, n, name.Name)
			return true
		})
		for _, decl := range file.syntax.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				file.checkWords(t, f, f.Name.Name)
			}
		}
		file.checkWords(t, file.syntax, strings.TrimSuffix(filepath.Base(file.path), ".go"))
	}
}

var word = regexp.MustCompile(`[A-Z]+(?:[a-z0-9]+)?|[a-z0-9]+`)

func (f goFile) checkWords(t *testing.T, n ast.Node, name string) {
	t.Helper()
	for _, part := range word.FindAllString(allowed.ReplaceAllString(name, ""), -1) {
		if slices.Contains(unwanted, strings.ToLower(part)) {
			t.Errorf("%s: the name %s has the word %q; see the vocabulary in CONTRIBUTING.md", f.at(n), name, part)
		}
	}
}

func TestErrorsStateTheFact(t *testing.T) {
	says := regexp.MustCompile(`(?i)\b(failed to|could not|unable to|error while)\b`)
	for _, file := range goFiles(t) {
		if file.test {
			continue
		}
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			made, ok := call.Fun.(*ast.SelectorExpr)
			if text, literal := call.Args[0].(*ast.BasicLit); ok && literal && (made.Sel.Name == "Errorf" || made.Sel.Name == "New") && says.MatchString(text.Value) {
				t.Errorf("%s: %s", file.at(n), text.Value)
			}
			return true
		})
	}
}

func TestNoFileNamesAMachineOrARegistry(t *testing.T) {
	// The words are put together here so that this file does not name them.
	hosts := []string{"proxy" + ".golang.org", "sum" + ".golang.org", "registry" + ".npmjs", "deb" + ".debian.org", "pypi" + ".org", "crates" + ".io", "maven" + ".org"}
	paths := regexp.MustCompile(`(^|[\s"'=(:])/(work` + `|root|tmp|home/[a-z]+)/`)
	for _, path := range tracked(t) {
		text := read(t, path)
		if strings.ContainsRune(text, 0) {
			continue
		}
		for _, host := range hosts {
			if strings.Contains(text, host) {
				t.Errorf("%s names %s", path, host)
			}
		}
		if at := paths.FindString(text); at != "" {
			t.Errorf("%s names a place of one machine: %q", path, at)
		}
	}
}

func TestEveryDependencyIsExplained(t *testing.T) {
	explained := read(t, "docs/dependencies.md")
	for name := range dependencies(t) {
		if !strings.Contains(explained, "`"+name+"`") {
			t.Errorf("docs/dependencies.md has no line for %s", name)
		}
	}
}

func TestEveryExplainedDependencyIsThere(t *testing.T) {
	known := dependencies(t)
	for _, match := range regexp.MustCompile("(?m)^\\| `([^`]+)`").FindAllStringSubmatch(read(t, "docs/dependencies.md"), -1) {
		if !known[match[1]] {
			t.Errorf("docs/dependencies.md explains %s, which is not used", match[1])
		}
	}
}

func TestTheTopOfTheHouseHasTheseFoldersAndNoOthers(t *testing.T) {
	wanted := []string{".ci", "analysis", "cmd", "docs", "ingest", "policy", "reports", "sample-data", "sla", "store"}
	for _, path := range tracked(t) {
		if top, _, ok := strings.Cut(path, "/"); ok && !slices.Contains(wanted, top) {
			t.Errorf("%s: %s is not a folder of the house", path, top)
		}
	}
}

// dependencies are what our own files import directly, and what npm installs.
func dependencies(t *testing.T) map[string]bool {
	direct := map[string]bool{}
	var imports []string
	for _, file := range goFiles(t) {
		for _, spec := range file.syntax.Imports {
			imports = append(imports, strings.Trim(spec.Path.Value, `"`))
		}
	}
	mod := read(t, "go.mod")
	for _, match := range regexp.MustCompile(`(?m)^tool (\S+)`).FindAllStringSubmatch(mod, -1) {
		imports = append(imports, match[1])
	}
	for _, match := range regexp.MustCompile(`(?m)^\s+(\S+) v\S+`).FindAllStringSubmatch(mod, -1) {
		if module := match[1]; slices.ContainsFunc(imports, func(path string) bool { return path == module || strings.HasPrefix(path, module+"/") }) {
			direct[module] = true
		}
	}
	for _, path := range tracked(t) {
		if filepath.Base(path) != "package.json" {
			continue
		}
		var npm struct{ Dependencies, DevDependencies map[string]string }
		if err := json.Unmarshal([]byte(read(t, path)), &npm); err != nil {
			t.Fatalf("reading %s: %v", path, err)
		}
		for name := range npm.Dependencies {
			direct[name] = true
		}
		for name := range npm.DevDependencies {
			direct[name] = true
		}
	}
	return direct
}

// goFile is a Go file of ours.
type goFile struct {
	path   string
	test   bool
	syntax *ast.File
	places *token.FileSet
}

func (f goFile) line(p token.Pos) int { return f.places.Position(p).Line }

func (f goFile) at(n ast.Node) string { return f.places.Position(n.Pos()).String() }

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	for _, path := range tracked(t) {
		if filepath.Ext(path) != ".go" {
			continue
		}
		places := token.NewFileSet()
		syntax, err := parser.ParseFile(places, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, goFile{path, strings.HasSuffix(path, "_test.go"), syntax, places})
	}
	return files
}

// ours is the package that a file belongs to, as the table of imports names
// it; the tests at the top know everybody.
func ours(path string) (string, bool) {
	folder := filepath.ToSlash(filepath.Dir(path))
	for us := range mayImport {
		if folder == us || strings.HasPrefix(folder, us+"/") {
			return us, true
		}
	}
	return folder, folder == "."
}

// tracked are the files of the repository, as git lists them; where there is
// no git, all files that are not built.
func tracked(t *testing.T) []string {
	t.Helper()
	if _, err := os.Stat(".git"); err == nil {
		var there []string
		for path := range strings.SplitSeq(run(t, "git", "ls-files", "-z"), "\x00") {
			if file, err := os.Stat(path); err == nil && file.Mode().IsRegular() {
				there = append(there, path)
			}
		}
		return there
	}
	var all []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && slices.Contains([]string{"node_modules", "dist", "demo", "bin"}, d.Name()) {
			return filepath.SkipDir
		}
		if err == nil && d.Type().IsRegular() {
			all = append(all, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return string(out)
}

func isName(n ast.Expr, name string) bool {
	ident, ok := n.(*ast.Ident)
	return ok && ident != nil && ident.Name == name
}
