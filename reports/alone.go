package reports

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Alone names a page that is written as a file that needs no other: for mail.
type Alone struct {
	// Kind is OverviewPage, StatementPage or PayoutsPage.
	Kind Kind
	// Customer and Internal are the statement's.
	Customer string
	Internal bool
}

// generator is the sign by which a page that stands alone is known.
const generator = `<meta name="generator" content="nines">`

// WriteAlone writes one page of one month into a file: its styles, scripts,
// rows and parts are in it, and no link leads out of it. The month is the one
// of opts.Months, or the last that was judged. A file that is there is replaced
// if it is such a page, or if opts.Force says so.
func WriteAlone(ctx context.Context, file string, src Source, which Alone, opts Options) (Written, error) {
	if !HasBundle() {
		return Written{}, ErrNoBundle
	}
	if err := mayOverwrite(file, opts.Force); err != nil {
		return Written{}, err
	}
	s, page, err := pageAlone(ctx, src, which, opts)
	if err != nil {
		return Written{}, err
	}
	var out bytes.Buffer
	if err := writeAlone(&out, page); err != nil {
		return Written{}, fmt.Errorf("writing %s: %w", page.Path, err)
	}
	if err := putFile(file, out.Bytes()); err != nil {
		return Written{}, err
	}
	w := Written{Folder: filepath.Dir(file), Entry: file, Pages: 1, Files: 1, Bytes: int64(out.Len())}
	for _, m := range s.months {
		w.Months = append(w.Months, m.Month)
	}
	return w, nil
}

// pageAlone lays out the page that is asked for.
func pageAlone(ctx context.Context, src Source, which Alone, opts Options) (*set, Page, error) {
	s := newSet("", src, opts)
	s.alone = true
	if err := s.choose(ctx); err != nil {
		return nil, Page{}, err
	}
	if len(s.months) != 1 {
		return nil, Page{}, errors.New("a page that stands alone is of one month")
	}
	read := s.read
	if which.Kind == StatementPage {
		read = s.readForLetters
	}
	m, err := read(ctx, s.months[0])
	if err != nil {
		return nil, Page{}, err
	}
	s.opts.lap("read month")
	var page Page
	switch which.Kind {
	case OverviewPage:
		if err = s.summarize(ctx, m, func(*customer) error { return nil }); err == nil {
			page = overviewPage(s, m)
		}
	case PayoutsPage:
		var book *ledgerBook
		if book, err = s.book(ctx, m); err == nil {
			page = s.payoutsPage(m, book)
		}
	case StatementPage:
		page, err = s.statementAlone(ctx, m, which)
	default:
		err = fmt.Errorf("page %q cannot stand alone: those that can are %s, %s and %s", which.Kind, OverviewPage, StatementPage, PayoutsPage)
	}
	page.Ways = nil
	return s, page, err
}

// writeAlone writes a page with everything that it needs in it.
func writeAlone(out *bytes.Buffer, page Page) error {
	carried := scriptFigures{Charts: map[string]chartFigures{}, Rows: map[string]rowsFigures{}, alone: true}
	figures, err := carried.of(page)
	if err != nil {
		return err
	}
	style, err := assets.ReadFile("assets/document/page.css")
	if err != nil {
		return err
	}
	scripts, err := scriptsOf(figures)
	if err != nil {
		return err
	}
	policy := "default-src 'none'; script-src"
	for _, script := range scripts {
		policy += " '" + hashOf(script) + "'"
	}
	policy += "; style-src '" + hashOf(style) + "'; base-uri 'none'; form-action 'none'"
	p := pen{out: out, alone: true}
	p.beginning(page, policy)
	p.put(generator, "\n<style>")
	p.out.Write(style)
	p.put("</style>\n</head>\n")
	p.body(page, nil)
	p.figuresScript(figures)
	for _, script := range scripts {
		p.put("<script>")
		p.out.Write(script)
		p.put("</script>\n")
	}
	p.put("</body>\n</html>\n")
	return nil
}

// scriptsOf are the scripts of a page, in order.
func scriptsOf(figures pageScript) ([][]byte, error) {
	var out [][]byte
	for _, script := range [...]struct {
		path   string
		needed bool
	}{
		{"assets/dist/echarts.js", figures.draws}, {"", figures.draws}, {"assets/document/page.js", true},
		{"assets/document/plots.js", figures.draws}, {"assets/document/lists.js", figures.lists},
	} {
		if !script.needed {
			continue
		}
		text, err := scriptText(script.path)
		if err != nil {
			return nil, err
		}
		if bytes.Contains(bytes.ToLower(text), []byte("</script")) {
			return nil, fmt.Errorf("%s ends a script inside itself", script.path)
		}
		out = append(out, text)
	}
	return out, nil
}

// scriptText is a script by its path; "" is the options of the charts.
func scriptText(path string) ([]byte, error) {
	if path == "" {
		return chartScript()
	}
	return assets.ReadFile(path)
}

// hashOf is how a policy names a script or style that stands in its page.
func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// mayOverwrite refuses a file that is not a page that stands alone.
func mayOverwrite(file string, force bool) error {
	stat, err := os.Stat(file)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case stat.IsDir():
		return fmt.Errorf("%s is a folder, not a file", file)
	case force:
		return nil
	}
	text, err := os.ReadFile(file)
	if err == nil && !strings.Contains(string(text[:min(len(text), 4096)]), generator) {
		return fmt.Errorf("%s is something else than a page of nines: choose another name, or --force to replace it", file)
	}
	return err
}

// putFile writes a file beside its place and then puts it there.
func putFile(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temporary.Name()) }() // gone already when all went well
	_, err = temporary.Write(text)
	if err = errors.Join(err, temporary.Chmod(0o644), temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), file)
}
