package reports

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// securityPolicy lets a page load its own folder's scripts and styles, and
// nothing else: no inline script or style, no picture, no form, no network.
const securityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

// writePage writes a page as HTML.
func writePage(w io.Writer, page Page) error {
	figures := scriptFigures{Charts: map[string]any{}, Rows: map[string]rowsFigures{}}
	for _, s := range page.Sections {
		figures.collect(s.Blocks)
	}
	text, err := json.Marshal(figures) // escapes whatever could end a script
	if err != nil {
		return fmt.Errorf("writing the figures of %s: %w", page.Path, err)
	}
	p := pen{bufio.NewWriterSize(w, 16<<10)}
	draws := len(figures.Charts) > 0
	runs := draws || len(figures.Rows) > 0
	p.head(page, draws, runs)
	p.body(page)
	if runs {
		p.put(`<script type="application/json" id="page-figures">`, markup(text), "</script>\n")
	}
	p.put("</body>\n</html>\n")
	return p.out.Flush()
}

func (p pen) head(page Page, draws, runs bool) {
	p.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="`, securityPolicy, "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
	p.tag("title", page.Title)
	folder := upFrom(page.Path) + "assets/"
	p.put("\n<link rel=\"stylesheet\"")
	p.attr("href", folder+"page.css")
	p.put(">\n")
	for _, script := range [...]struct {
		name   string
		needed bool
	}{{"echarts.js", draws}, {"charts.js", draws}, {"page.js", runs}} {
		if script.needed {
			p.put("<script defer")
			p.attr("src", folder+script.name)
			p.put("></script>\n")
		}
	}
	p.put("</head>\n")
}

func (p pen) body(page Page) {
	p.put("<body")
	p.attr("class", string(page.Kind))
	p.put(">\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
	if len(page.Ways) > 0 {
		p.put(`<header class="bar"><div class="inner"><nav aria-label="Pages">`)
		for _, w := range page.Ways {
			p.put("<a")
			p.attr("href", w.Href)
			if w.Here {
				p.put(` aria-current="page"`)
			}
			p.put(">")
			p.text(w.Text)
			p.put("</a>")
		}
		p.put("</nav></div></header>\n")
	}
	p.put(`<div class="sheet">`, "\n", `<div class="running" aria-hidden="true"><div>`)
	p.tag("span", page.Title)
	p.put("</div></div>\n", `<main id="main" tabindex="-1">`, "\n", `<div class="opening">`, "\n")
	p.note("kicker", page.Kicker)
	p.put("<h1>")
	p.words(page.Lead)
	p.put("</h1>\n")
	p.paragraph("under", page.Under)
	p.put("</div>\n")
	for _, s := range page.Sections {
		p.section(s)
	}
	p.put("</main>\n")
	if len(page.Foot) > 0 {
		p.put("<footer>")
		for _, text := range page.Foot {
			p.tag("p", text)
		}
		p.put("</footer>\n")
	}
	p.put("</div>\n")
}

func (p pen) section(s Section) {
	p.put("<section")
	p.attrIf("id", s.ID)
	p.put(">\n")
	p.tagIf("h2", s.Title)
	p.paragraph("intro", s.Intro)
	for _, b := range s.Blocks {
		p.block(b)
		p.put("\n")
	}
	p.put("</section>\n")
}

// block is the list of the blocks and how each is written.
func (p pen) block(b Block) {
	switch b := b.(type) {
	case Words:
		p.paragraph("", b)
	case Figures:
		p.figures(b)
	case Table:
		p.foldedTable(b)
	case Chart:
		p.chart(b)
	case Facts:
		p.facts(b)
	case Steps:
		p.steps(b)
	case Moments:
		p.moments(b)
	case Note:
		p.remark(b)
	case Doors:
		p.doors(b)
	case Links:
		p.links(b)
	case Rows:
		p.rows(b)
	case Group:
		p.put(`<div class="group">`)
		for _, each := range b {
			p.block(each)
		}
		p.put("</div>")
	}
}
