package reports

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// markLength is how many letters of a digest tell names apart: 65 bits.
const markLength = 13

var markEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// fileName is the one way from an id to a part of a path. An id that is
// already a plain lower-case name stays as it is; any other keeps what can be
// kept and gets a mark of its digest, so that two ids never share a file, even
// where a file system does not tell "ACME" from "acme".
func fileName(id string) string {
	plain := plainName(id)
	if plain == id && plain != "" && !marked(plain) && !reserved(plain) {
		return plain
	}
	sum := sha256.Sum256([]byte(id))
	mark := markEncoding.EncodeToString(sum[:])[:markLength]
	if plain == "" {
		return "x-" + mark
	}
	return plain + "-" + mark
}

// plainName keeps letters and digits of ASCII in lower case, makes everything
// else a single dash, and ends after 40.
func plainName(id string) string {
	var out strings.Builder
	pending := false
	for _, r := range id {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r < '0' || r > '9' && r < 'a' || r > 'z' {
			pending = true
			continue
		}
		if pending && out.Len() > 0 {
			out.WriteByte('-')
		}
		pending = false
		out.WriteRune(r)
		if out.Len() >= 40 {
			break
		}
	}
	return out.String()
}

// marked says whether a name looks as if it ended in a mark, which would let
// a plain id be taken for another one's marked name.
func marked(name string) bool {
	at := len(name) - markLength - 1
	return at > 0 && name[at] == '-' && !strings.ContainsAny(name[at+1:], "-0189")
}

// reserved are names that some file systems keep for devices, or that a
// folder of pages uses itself.
func reserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul", "index":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt"))
}
