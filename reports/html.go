package reports

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"
)

// writer turns pages into HTML. It is made once for a report set.
type writer struct{ templates *template.Template }

func newWriter() (*writer, error) {
	text, err := ownAsset("page.html")
	if err != nil {
		return nil, err
	}
	t, err := template.New("set").Funcs(template.FuncMap{
		"kind":        kindOf,
		"classes":     classesOf,
		"lastPoint":   lastPoint,
		"number":      count,
		"glue":        glue,
		"thousandths": func(ppm int64) int64 { return min(1000, max(1, ppm/1000)) },
	}).Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("reading the page's template: %w", err)
	}
	return &writer{t}, nil
}

// document is what the template sees: the page, and what its scripts need.
type document struct {
	Page
	// Assets leads from the page to the shared files.
	Assets string
	// Figures is the JSON that the page's scripts read. json.Marshal escapes
	// whatever could end a script.
	Figures template.JS
	// Draws says that there are charts, Runs that there is any script.
	Draws, Runs bool
}

// write writes a page as HTML.
func (w *writer) write(out io.Writer, p Page) error {
	figures := scriptFigures{Charts: map[string]any{}, Rows: map[string]rowsFigures{}}
	for _, s := range p.Sections {
		figures.collect(s.Blocks)
	}
	text, err := json.Marshal(figures)
	if err != nil {
		return fmt.Errorf("writing the figures of %s: %w", p.Path, err)
	}
	draws := len(figures.Charts) > 0
	return w.templates.ExecuteTemplate(out, "page", document{
		Page: p, Assets: upFrom(p.Path) + "assets/", Figures: template.JS(text),
		Draws: draws, Runs: draws || len(figures.Rows) > 0,
	})
}

// upFrom leads from a page back to the folder of its set.
func upFrom(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }

// scriptFigures are what a page's scripts read.
type scriptFigures struct {
	Charts map[string]any         `json:"charts,omitempty"`
	Rows   map[string]rowsFigures `json:"rows,omitempty"`
}

type chartFigures struct {
	Kind    ChartKind `json:"kind"`
	Figures any       `json:"figures"`
}

type rowsFigures struct {
	What    string   `json:"what"`
	Parts   []string `json:"parts"`
	Count   int64    `json:"count"`
	Columns []string `json:"columns"`
	Numbers []bool   `json:"numbers"`
	Choice  int      `json:"choice"`
}

func (f *scriptFigures) collect(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case Group:
			f.collect(b)
		case Chart:
			if b.Empty != "" {
				continue
			}
			for n, panel := range b.Panels {
				f.Charts[fmt.Sprintf("%s-%d", b.ID, n)] = chartFigures{panel.Kind, panel.Figures}
			}
		case Rows:
			f.Rows[b.ID] = rowsFiguresOf(b)
		}
	}
}

func rowsFiguresOf(b Rows) rowsFigures {
	out := rowsFigures{What: b.What, Parts: b.Parts, Count: b.Count, Choice: b.Choice}
	for _, c := range b.Columns {
		out.Columns = append(out.Columns, c.Label)
		out.Numbers = append(out.Numbers, c.Number)
	}
	return out
}

// kindOf names a block for the template.
func kindOf(b Block) string {
	switch b.(type) {
	case Figures:
		return "figures"
	case Table:
		return "table"
	case Chart:
		return "chart"
	case Facts:
		return "facts"
	case Steps:
		return "steps"
	case Moments:
		return "moments"
	case Note:
		return "note"
	case Doors:
		return "doors"
	case Links:
		return "links"
	case Rows:
		return "rows"
	case Group:
		return "group"
	}
	return "words"
}

func classesOf(column Column, cell Cell) string {
	var classes []string
	if column.Number {
		classes = append(classes, "number")
	}
	if cell.Tone != Plain {
		classes = append(classes, string(cell.Tone))
	}
	return strings.Join(classes, " ")
}

func lastPoint(s Spark) []string {
	if at, ok := s.Last(); ok {
		return at[:]
	}
	return nil
}
