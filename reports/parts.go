package reports

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// partsFolder holds the scripts with what many pages say.
const partsFolder = "parts"

// partShelf keeps what many pages say, by what it says: two parts with the
// same words are one file, so that its name does not depend on which page
// needed it first.
type partShelf struct {
	// write puts a file into the set.
	write func(path string, text []byte) error

	mu sync.Mutex
	// names of parts by their keys; made are the names that are written.
	names map[string]string
	made  map[string]bool
}

func newPartShelf(write func(path string, text []byte) error) *partShelf {
	return &partShelf{write: write, names: map[string]string{}, made: map[string]bool{}}
}

// name is the name of a part, which is written if it is not there yet.
func (s *partShelf) name(part Part) (string, error) {
	s.mu.Lock()
	name, known := s.names[part.Key]
	s.mu.Unlock()
	if known && part.Key != "" {
		return name, nil
	}
	text := partText(part.Blocks(), false)
	sum := sha256.Sum256(text)
	name = markEncoding.EncodeToString(sum[:])[:markLength]
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names[part.Key] = name
	if s.made[name] {
		return name, nil
	}
	s.made[name] = true
	quoted, err := json.Marshal(string(text)) // escapes whatever could end a script
	if err != nil {
		return "", err
	}
	script := fmt.Sprintf("((globalThis.nines ??= {}).parts ??= {})[%q] = %s;\n", name, quoted)
	return name, s.write(partPath(name), []byte(script))
}

func partPath(name string) string { return partsFolder + "/" + name + ".js" }

// partText is a part as it stands in a page.
func partText(blocks []Block, alone bool) []byte {
	var out bytes.Buffer
	p := pen{out: &out, alone: alone}
	for _, b := range blocks {
		p.block(b)
		p.put("\n")
	}
	return bytes.TrimSpace(out.Bytes())
}

// partNames are the parts of a page, each once, in order.
func (s *partShelf) partNames(blocks []Block) (names []string, err error) {
	for _, b := range blocks {
		part, ok := b.(Part)
		if !ok {
			continue
		}
		name, err := s.name(part)
		if err != nil {
			return nil, fmt.Errorf("writing a part: %w", err)
		}
		if !strings.Contains(strings.Join(names, " "), name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// part writes the place of a part, or the part itself where nothing stands
// beside the page.
func (p pen) part(part Part) {
	if p.parts == nil {
		p.out.Write(partText(part.filled(), p.alone))
		return
	}
	name, _ := p.parts.name(part) // an error came out of partNames
	p.put("<div")
	p.attr("data-part", name)
	if len(part.Fill) > 0 {
		p.attr("data-fill", strings.Join(part.Fill, "|"))
	}
	p.put("></div>")
}

// filled is a part with what is the page's own in it.
func (part Part) filled() []Block {
	blocks, at := part.Blocks(), 0
	for _, b := range blocks {
		t, ok := b.(Table)
		if !ok || len(part.Fill) == 0 {
			continue
		}
		for _, rows := range [...][]Row{t.Rows, t.Foot} {
			for _, r := range rows {
				r.Cells[len(r.Cells)-1].Text = part.Fill[at]
				at++
			}
		}
	}
	return blocks
}
