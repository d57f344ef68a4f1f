package reports

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// upFrom leads from a page back to the folder of its set.
func upFrom(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }

// scriptFigures are what a page's scripts read.
type scriptFigures struct {
	Charts map[string]chartFigures `json:"charts,omitempty"`
	Rows   map[string]rowsFigures  `json:"rows,omitempty"`
	// alone leaves out where marks of charts lead.
	alone bool
}

type chartFigures struct {
	Kind    ChartKind `json:"kind"`
	Figures any       `json:"figures"`
}

// text is what the scripts read, as JSON; charts and lists in order of their
// names. Figures that write themselves are taken as they are.
func (f *scriptFigures) text() ([]byte, error) {
	if len(f.Rows) > 0 || f.alone {
		return json.Marshal(f)
	}
	out := append(make([]byte, 0, 4096), `{"charts":{`...)
	for n, name := range slices.Sorted(maps.Keys(f.Charts)) {
		if n > 0 {
			out = append(out, ',')
		}
		c := f.Charts[name]
		text, err := jsonOf(c.Figures)
		if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, `%q:{"kind":%q,"figures":%s}`, name, c.Kind, text)
	}
	return append(out, "}}"...), nil
}

func jsonOf(figures any) ([]byte, error) {
	if own, ok := figures.(json.Marshaler); ok {
		return own.MarshalJSON()
	}
	return json.Marshal(figures)
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
				f.Charts[fmt.Sprintf("%s-%d", b.ID, n)] = chartFigures{panel.Kind, f.figures(panel)}
			}
		case Rows:
			f.Rows[b.ID] = rowsFiguresOf(b)
		}
	}
}

func (f *scriptFigures) figures(p Panel) any {
	switch figures := p.Figures.(type) {
	case timeLine:
		if f.alone {
			figures.Bars = slices.Clone(figures.Bars)
			for n := range figures.Bars {
				figures.Bars[n].Href = ""
			}
			return figures
		}
	case pareto:
		if f.alone {
			figures.Hrefs = make([]string, len(figures.Hrefs))
			return figures
		}
	}
	return p.Figures
}

func rowsFiguresOf(b Rows) rowsFigures {
	out := rowsFigures{What: b.What, Parts: b.Parts, Count: b.Count, Choice: b.Choice}
	for _, c := range b.Columns {
		out.Columns = append(out.Columns, c.Label)
		out.Numbers = append(out.Numbers, c.Number)
	}
	return out
}
