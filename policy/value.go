package policy

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// value is what is written at a path; its node is nil where nothing is.
type value struct {
	file *file
	node ast.Node
	path string
}

func (v value) present() bool { return v.node != nil }

func (v value) fault(message, hint string) { v.file.fault(v.path, message, hint) }

// contradicts reports a contradiction that the terms could not hold, unless the
// value could not be read in the first place.
func (v value) contradicts(reason Contradiction, fact string) {
	if v.file.sound(declaredPath(v.path)) {
		v.file.report(v.path, reason, fact, reason.Error())
	}
}

// line of the value in its file.
func (v value) line() int { return v.file.place(v.path).Line }

// at is the value of a key below v, by its path.
func (v value) at(path string) value {
	for _, name := range strings.Split(path, ".") {
		v = v.get(name)
	}
	return v
}

// get is the value of a key of v.
func (v value) get(name string) value {
	found := value{file: v.file, path: join(v.path, name)}
	mapping, ok := v.node.(*ast.MappingNode)
	if !ok {
		if v.present() {
			v.fault("this is not a list of keys with values", v.file.allowed(v.path))
		}
		return found
	}
	for _, pair := range mapping.Values {
		if written, ok := keyName(pair.Key); ok && written == name {
			found.node = readable(pair.Value)
		}
	}
	return found
}

// shorthand is v as a mapping: a single value stands for the one key name.
func (v value) shorthand(name string) func(key string) value {
	if _, ok := v.node.(ast.ScalarNode); !ok {
		return v.get
	}
	return func(key string) value {
		if key == name {
			return v
		}
		return value{file: v.file, path: join(v.path, key)}
	}
}

// items are the items of a list.
func (v value) items() []value {
	list, ok := v.node.(*ast.SequenceNode)
	if !ok {
		if v.present() {
			v.fault("this is not a list", "write it in brackets: ["+v.string()+"]")
		}
		return nil
	}
	var out []value
	for n, item := range list.Values {
		out = append(out, value{v.file, readable(item), itemPath(v.path, n)})
	}
	return out
}

// oneOrMore are the items of a list, or the one value that stands for a list.
func (v value) oneOrMore() []value {
	_, list := v.node.(*ast.SequenceNode)
	switch {
	case !v.present():
		return nil
	case list:
		return v.items()
	}
	return []value{v}
}

// text is the text of a single value exactly as it is written: a number stays
// the characters of the file and never becomes a float.
func (v value) text() (text string, ok bool) {
	switch node := v.node.(type) {
	case nil:
		return "", false
	case *ast.StringNode:
		return node.Value, true
	case *ast.LiteralNode:
		return strings.TrimSpace(node.Value.Value), true
	case ast.ScalarNode:
		return node.GetToken().Value, true
	}
	v.fault("a single value is meant here, not "+kindOf(v.node), "")
	return "", false
}

// string is v's text, "…" where it is not a single value.
func (v value) string() string {
	if node, ok := v.node.(ast.ScalarNode); ok {
		return node.GetToken().Value
	}
	return "…"
}

// parse reads a single value; absent or faulty it is the zero value.
func parse[T any](v value, read func(text string) (T, error)) T {
	var zero T
	text, ok := v.text()
	if !ok {
		return zero
	}
	result, err := read(text)
	if err == nil {
		return result
	}
	var hinted problem
	errors.As(err, &hinted)
	v.fault(err.Error(), hinted.hint)
	return zero
}

// parseList reads every item of a list.
func parseList[T any](v value, read func(text string) (T, error)) []T {
	var out []T
	for _, item := range v.items() {
		out = append(out, parse(item, read))
	}
	return out
}

// readable is node, or nil where the language has no use for it; strict.go
// reports those.
func readable(node ast.Node) ast.Node {
	switch node.(type) {
	case nil, *ast.NullNode, *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		return nil
	}
	return node
}

func keyName(node ast.MapKeyNode) (name string, ok bool) {
	switch node.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return node.GetToken().Value, true
	}
	return "", false
}

func kindOf(node ast.Node) string {
	if _, ok := node.(*ast.SequenceNode); ok {
		return "a list"
	}
	return "a list of keys with values"
}
