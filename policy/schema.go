package policy

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Schema is the language as a JSON Schema (draft 2020-12), indented, for
// editors: its keys, their words and how values are written. [Read] is
// stricter, because it looks for contradictions too.
func Schema() []byte {
	top := schemaOf(key{})
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["title"] = "a policy: the terms of a service-level agreement"
	text, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		// It holds words and lists of them, which always encode.
		panic(fmt.Sprintf("encoding the schema: %v", err))
	}
	return append(text, '\n')
}

// fragment is a part of the schema.
type fragment = map[string]any

// schemaOf is what may be written for k, whose zero value is the document.
func schemaOf(k key) fragment {
	var ways []fragment
	if len(k.words) > 0 {
		ways = append(ways, fragment{"enum": k.words})
	}
	if k.form != nil {
		ways = append(ways, k.form.schema()...)
	}
	if mapping := schemaOfMapping(k.path); mapping != nil {
		ways = append(ways, mapping)
	}
	one := anyOf(ways)
	list := fragment{"type": "array", "items": one}
	switch {
	case k.list == aList && k.form != nil && len(ways) > 1: // a list of names, or a mapping
		list["items"] = anyOf(k.form.schema())
		one = anyOf(append([]fragment{list}, ways[len(ways)-1]))
	case k.list == aList:
		one = list
	case k.list == maybeList:
		one = anyOf([]fragment{one, list})
	}
	if text := k.says(); text != "" {
		one["description"] = text
	}
	return one
}

// schemaOfMapping is a mapping with the keys below path, nil where there are
// none.
func schemaOfMapping(path string) fragment {
	properties, must := fragment{}, []string{}
	for _, k := range (&file{keys: keys()}).children(path) {
		properties[last(k.path)] = schemaOf(k)
		if k.need == mustBeWritten {
			must = append(must, last(k.path))
		}
	}
	if len(properties) == 0 {
		return nil
	}
	return fragment{"type": "object", "additionalProperties": false, "properties": properties, "required": must}
}

// says is what an editor shows beside the key.
func (k key) says() string {
	switch {
	case k.need == mustBeWritten, k.need == mostlyWritten:
		return "required"
	case k.fallback != "":
		return "where it is not written: " + strings.TrimSuffix(k.fallback, ".")
	}
	return ""
}

func (f form) schema() []fragment {
	text := fragment{"type": "string", "title": f.name}
	switch {
	case f.truth:
		return []fragment{{"type": "boolean"}}
	case f.pattern != "":
		text["pattern"] = f.pattern
	}
	if f.number || f.pattern == "" { // a name may be written as a number
		return []fragment{text, {"type": "number"}}
	}
	return []fragment{text}
}

func anyOf(ways []fragment) fragment {
	if len(ways) == 1 {
		return ways[0]
	}
	return fragment{"anyOf": ways}
}
