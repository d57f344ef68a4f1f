package policy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	yaml "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A policy is a page or two. The bounds keep the library's parser, which needs
// the square of some texts in memory, from taking the machine with it.
const (
	maxBytes  = 64 << 10
	maxNested = 64
)

// file is the text of a policy, where its keys are, and what is wrong with it.
type file struct {
	name  string
	lines []string
	// keys are the declared keys of the language.
	keys []key
	// places are the positions of every path that is written; "" is the root.
	places map[string]*token.Position
	errors Errors
}

// open parses text. The root is absent where that was not possible, and then
// the file has an error.
func open(name string, text []byte) (*file, value) {
	plain := strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n")
	f := &file{name: name, lines: strings.Split(plain, "\n"), keys: keys(), places: map[string]*token.Position{}}
	f.places[""] = &token.Position{Line: 1, Column: 1}
	if len(text) > maxBytes || nested(plain) > maxNested {
		f.fault("", "the file is too large or its brackets are nested too deep",
			fmt.Sprintf("a policy has at most %d bytes and %d brackets inside each other", maxBytes, maxNested))
		return f, value{file: f}
	}
	tree, err := parseYAML(plain)
	if err != nil {
		f.syntax(err)
		return f, value{file: f}
	}
	return f, value{file: f, node: f.root(tree)}
}

// nested is how many brackets are open at once, wherever they stand.
func nested(text string) int {
	open, most := 0, 0
	for _, c := range []byte(text) {
		switch c {
		case '[', '{':
			open++
			most = max(most, open)
		case ']', '}':
			open = max(0, open-1)
		}
	}
	return most
}

// parseYAML is the library's parser. It panics on some broken texts.
func parseYAML(text string) (tree *ast.File, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = errors.New("this cannot be read as YAML")
		}
	}()
	return parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
}

// root is the mapping of the only document in tree, or nil.
func (f *file) root(tree *ast.File) ast.Node {
	var bodies []ast.Node
	for _, document := range tree.Docs {
		if document.Body != nil {
			bodies = append(bodies, document.Body)
		}
	}
	switch {
	case len(bodies) == 0:
		f.fault("", "the file holds no policy", "it begins with policy: and the name of the policy")
		return nil
	case len(bodies) > 1:
		f.places[""] = start(bodies[1])
		f.fault("", "a second document begins here", "one file is one version of one policy")
		return nil
	}
	if _, ok := bodies[0].(*ast.MappingNode); !ok {
		f.places[""] = start(bodies[0])
		f.fault("", "this is not a list of keys with values", "a policy begins with policy: and its name")
		return nil
	}
	f.places[""] = start(bodies[0])
	return bodies[0]
}

// syntax reports a text that is not YAML.
func (f *file) syntax(err error) {
	message := err.Error()
	var known yaml.Error
	if errors.As(err, &known) {
		message = known.GetMessage()
		if t := known.GetToken(); t != nil && t.Position != nil {
			f.places[""] = t.Position
		}
	}
	f.fault("", message, "the text is not YAML from here on")
}

// fault reports something at path, or at the nearest key around it that is
// written.
func (f *file) fault(path, message, hint string) {
	f.report(path, nil, message, hint)
}

func (f *file) report(path string, reason error, message, hint string) {
	at := f.place(path)
	e := &Error{File: f.name, Line: at.Line, Column: at.Column, Key: path, Message: message, Hint: hint, Reason: reason}
	if at.Line >= 1 && at.Line <= len(f.lines) {
		e.Excerpt = printable(f.lines[at.Line-1])
	}
	same := func(old *Error) bool { return old.Key == e.Key && old.Message == e.Message && old.Line == e.Line }
	if !slices.ContainsFunc(f.errors, same) {
		f.errors = append(f.errors, e)
	}
}

func (f *file) place(path string) *token.Position {
	for {
		if at, ok := f.places[path]; ok {
			return at
		}
		path = parent(path)
	}
}

// sound says whether nothing at, around or below any of the declared paths is
// wrong so far.
func (f *file) sound(declared ...string) bool {
	for _, e := range f.errors {
		wrong := declaredPath(e.Key)
		for _, path := range declared {
			if wrong == path || within(wrong, path) || within(path, wrong) {
				return false
			}
		}
	}
	return true
}

// sorted are the errors in the order of their places.
func (f *file) sorted() Errors {
	slices.SortStableFunc(f.errors, func(a, b *Error) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column, strings.Compare(a.Key, b.Key))
	})
	return f.errors
}
