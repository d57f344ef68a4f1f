package policy

import (
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// declaredPath is a path as a clause declares it, without numbers of items.
func declaredPath(path string) string {
	before, behind, found := strings.Cut(path, "[")
	if !found {
		return path
	}
	_, behind, _ = strings.Cut(behind, "]")
	return before + declaredPath(behind)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func itemPath(path string, n int) string { return path + "[" + strconv.Itoa(n) + "]" }

// parent of "a.b[0]" is "a.b", of "a.b" is "a", of "a" is "".
func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}

// last is the name of the key at the end of a declared path.
func last(path string) string { return path[strings.LastIndex(path, ".")+1:] }

// within says whether path lies below around.
func within(path, around string) bool { return strings.HasPrefix(path, around+".") }

// start is where a node begins: a mapping at its first key.
func start(node ast.Node) *token.Position {
	if m, ok := node.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return start(m.Values[0].Key)
	}
	if t := node.GetToken(); t != nil && t.Position != nil {
		return t.Position
	}
	return &token.Position{Line: 1, Column: 1}
}
