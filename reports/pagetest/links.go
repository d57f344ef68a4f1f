package pagetest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// links are what a page or script of a folder refers to, and the places in it
// that others may refer to.
type links struct {
	to     []string
	places map[string]bool
}

// DeadLinks are the links of a folder's pages, of the parts that pages share
// and of the rows of long lists, that lead to no file or to no place in it,
// as "page: link". Also told is how many links there are. A row without a
// link is none.
func DeadLinks(folder string) (dead []string, all int, err error) {
	found, err := linksIn(folder)
	if err != nil {
		return nil, 0, err
	}
	for page, of := range found {
		for _, to := range of.to {
			all++
			if !leads(folder, found, page, to) {
				dead = append(dead, page+": "+to)
			}
		}
	}
	slices.Sort(dead)
	return dead, all, nil
}

// linksIn reads all pages of a folder, and the scripts that carry rows.
func linksIn(folder string) (map[string]links, error) {
	found := map[string]links{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		page, _ := filepath.Rel(folder, name)
		page = filepath.ToSlash(page)
		rows := regexp.MustCompile(`-rows-\d+\.js$`).MatchString(page)
		if !rows && path.Ext(page) != ".html" {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		of := links{places: map[string]bool{}}
		if rows {
			err = of.readRows(string(text))
		} else {
			err = of.readPage(folder, string(text))
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", page, err)
		}
		found[page] = of
		return nil
	})
	return found, err
}

// readPage takes in a page, or a part of one.
func (l *links) readPage(folder, text string) error {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return err
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src":
				l.to = append(l.to, a.Val)
			case "id":
				l.places[a.Val] = true
			case "data-part":
				if err := l.readPart(folder, a.Val); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readPart takes in what a page has from a script beside it.
func (l *links) readPart(folder, name string) error {
	script, err := os.ReadFile(filepath.Join(folder, "parts", name+".js"))
	if err != nil {
		return err
	}
	_, quoted, _ := strings.Cut(string(script), "] = ")
	var text string
	if err := json.Unmarshal([]byte(strings.TrimSuffix(quoted, ";\n")), &text); err != nil {
		return fmt.Errorf("part %s: %w", name, err)
	}
	return l.readPage(folder, text)
}

// readRows takes in the rows of a long list: nines.rows("id", [[href, …], …]).
func (l *links) readRows(text string) error {
	_, list, _ := strings.Cut(strings.TrimSuffix(text, ");\n"), ", ")
	var rows [][]any
	if err := json.Unmarshal([]byte(list), &rows); err != nil {
		return err
	}
	for _, row := range rows {
		if href, ok := row[0].(string); ok && href != "" {
			l.to = append(l.to, href)
		}
	}
	return nil
}

// leads says whether there is what a link of a page leads to.
func leads(folder string, found map[string]links, page, to string) bool {
	at, err := url.Parse(to)
	if err != nil || at.IsAbs() || at.Host != "" {
		return false
	}
	target := page
	if at.Path != "" {
		target = path.Join(path.Dir(page), at.Path)
	}
	file, err := os.Stat(filepath.Join(folder, filepath.FromSlash(target)))
	if err != nil || file.IsDir() {
		return false
	}
	return at.Fragment == "" || found[target].places[at.Fragment]
}
