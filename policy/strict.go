package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// strict notes where every key is and reports what no clause would look at:
// unknown keys, keys written twice, keys without a value, missing keys, and
// what YAML can do but a promise should not (anchors, aliases, tags).
func (f *file) strict(v value) {
	switch node := v.node.(type) {
	case *ast.MappingNode:
		f.strictMapping(v, node)
	case *ast.SequenceNode:
		for n, item := range node.Values {
			path := itemPath(v.path, n)
			f.places[path] = start(item)
			f.strict(value{f, item, path})
		}
	case *ast.StringNode:
		if swallows(node.Token) {
			v.fault("the text goes on over lines that look like keys or items", "move them to where they belong, or write the text in quotes")
		}
	case nil, *ast.NullNode:
		v.fault("the key has no value", "write one, or leave the key out")
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		v.fault("anchors, aliases and tags are not part of the language", "write the value itself")
	}
}

// swallows says whether a text without quotes goes on over a line that, with another
// indentation, would be an item of a list or a key.
func swallows(text *token.Token) bool {
	lines := strings.Split(strings.TrimSpace(text.Origin), "\n")
	return text.Type == token.StringType && slices.ContainsFunc(lines[1:], func(line string) bool {
		return strings.HasPrefix(strings.TrimSpace(line), "- ") || strings.Contains(line, ": ")
	})
}

func (f *file) strictMapping(v value, mapping *ast.MappingNode) {
	written := map[string]int{}
	for _, pair := range mapping.Values {
		name, ok := keyName(pair.Key)
		at := start(pair.Key)
		if !ok {
			f.faultAt(at.Line, v.path, "this is not a key", "a key is a plain word")
			continue
		}
		path := join(v.path, name)
		first, twice := written[name]
		if twice {
			f.faultAt(at.Line, path, fmt.Sprintf("the key is written twice, first on line %d", first), "keep one of them")
			continue
		}
		written[name], f.places[path] = at.Line, at
		if strings.ContainsAny(name, ".[") || !f.declared(path) { // a name is no path
			f.fault(path, "unknown key", f.didYouMean(v.path, name))
			continue
		}
		f.strict(value{f, pair.Value, path})
	}
	f.missing(v.path, written)
}

// missing reports required keys that are not written below path.
func (f *file) missing(path string, written map[string]int) {
	for _, k := range f.children(path) {
		if _, ok := written[last(k.path)]; !ok && k.need == mustBeWritten {
			f.missingKey(join(path, last(k.path)), k)
		}
	}
}

func (f *file) missingKey(path string, k key) {
	hint := "it has no default, because contracts disagree on it or promise nothing without it"
	if len(k.words) > 0 {
		hint += "; allowed are " + strings.Join(k.words, ", ")
	}
	f.fault(path, "the key is missing", hint)
}

// mustBeWritten reports that v is not: for keys that are needless beside some
// clauses and required beside the others.
func (v value) mustBeWritten() {
	for _, k := range v.file.keys {
		if k.path == declaredPath(v.path) && !v.file.written(v.path) {
			v.file.missingKey(v.path, k)
		}
	}
}

// faultAt reports something on a line that is not the place of its path.
func (f *file) faultAt(line int, path, message, hint string) {
	f.fault(path, message, hint)
	e := f.errors[len(f.errors)-1]
	if line <= len(f.lines) {
		e.Line, e.Excerpt = line, printable(f.lines[line-1])
	}
}

// assumptions are the fallbacks of the keys that are not written.
func (f *file) assumptions(t Terms) []Assumption {
	var out []Assumption
	for _, k := range f.keys {
		if k.need != hasDefault || k.when != nil && !k.when(t) {
			continue
		}
		for _, around := range f.around(k) {
			if path := join(around, last(k.path)); !f.written(path) {
				out = append(out, Assumption{Key: path, Sentence: k.fallback})
			}
		}
	}
	return out
}

// around are the paths below which a key counts, in the order of the file:
// mappings that are written, and a section whose absence means the defaults of
// its keys.
func (f *file) around(k key) []string {
	declared := parent(k.path)
	var out []string
	for path := range f.places {
		if declaredPath(path) == declared && !f.written(itemPath(path, 0)) {
			out = append(out, path)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(f.places[a].Offset-f.places[b].Offset, strings.Compare(a, b))
	})
	isSection := func(k key) bool { return k.path == declared && k.need == isSection }
	if out == nil && slices.ContainsFunc(f.keys, isSection) {
		return []string{declared}
	}
	return out
}

func (f *file) written(path string) bool {
	_, ok := f.places[path]
	return ok
}

func (f *file) declared(path string) bool {
	path = declaredPath(path)
	return slices.ContainsFunc(f.keys, func(k key) bool { return k.path == path })
}

// children are the keys declared directly below a path.
func (f *file) children(path string) []key {
	var out []key
	declared := declaredPath(path)
	for _, k := range f.keys {
		if parent(k.path) == declared {
			out = append(out, k)
		}
	}
	return out
}

// allowed is a hint with the keys below a path.
func (f *file) allowed(path string) string {
	var names []string
	for _, k := range f.children(path) {
		names = append(names, last(k.path))
	}
	if len(names) == 0 {
		return "it takes a single value"
	}
	return "its keys are " + strings.Join(names, ", ")
}

// didYouMean is a hint for an unknown key: how the path that it is would be
// written, one of its neighbours with a similar name, else the same name at another
// place, else all its neighbours.
func (f *file) didYouMean(path, name string) string {
	if f.declared(join(path, name)) { // it is a path of keys
		return "write " + strings.ReplaceAll(declaredPath(name), ".", ":, and indented below it ") + ":"
	}
	var near []string
	for _, k := range f.children(path) {
		near = append(near, last(k.path))
	}
	if guess, ok := closest(name, near); ok {
		return fmt.Sprintf("did you mean %s?", guess)
	}
	for _, k := range f.keys {
		if last(k.path) == name {
			return "it is written as " + k.path
		}
	}
	if path == "" {
		return "docs/policies.md lists every key"
	}
	return f.allowed(path)
}
