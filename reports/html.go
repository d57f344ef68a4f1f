package reports

import (
	"bytes"
	"fmt"
)

// securityPolicy lets a page load its own folder's scripts and styles, and
// nothing else: no inline script or style, no picture, no form, no network.
const securityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

// writePage writes a page as HTML.
func writePage(out *bytes.Buffer, page Page, parts *partShelf) error {
	figures, err := figuresOf(page)
	if err != nil {
		return err
	}
	var names []string
	for _, s := range page.Sections {
		more, err := parts.partNames(s.Blocks)
		if err != nil {
			return err
		}
		names = append(names, more...)
	}
	p := pen{out: out, parts: parts}
	p.beginning(page, securityPolicy)
	folder := upFrom(page.Path)
	p.put("<link rel=\"stylesheet\"")
	p.attr("href", folder+"assets/page.css")
	p.put(">\n")
	if figures.draws {
		p.script(folder + "assets/echarts.js")
		p.script(folder + "assets/charts.js")
	}
	for _, name := range names {
		p.script(folder + partPath(name))
	}
	p.script(folder + "assets/page.js")
	if figures.draws {
		p.script(folder + "assets/plots.js")
	}
	if figures.lists {
		p.script(folder + "assets/lists.js")
	}
	p.put("</head>\n")
	p.body(page, names)
	p.figuresScript(figures)
	p.put("</body>\n</html>\n")
	return nil
}

// pageScript is what a page's scripts read, as text.
type pageScript struct {
	text         []byte
	draws, lists bool
}

// figuresOf collects what the scripts of a page read.
func figuresOf(page Page) (pageScript, error) {
	if page.script != nil {
		return *page.script, nil
	}
	figures := scriptFigures{Charts: map[string]chartFigures{}, Rows: map[string]rowsFigures{}}
	return figures.of(page)
}

func (figures *scriptFigures) of(page Page) (pageScript, error) {
	for _, s := range page.Sections {
		figures.collect(s.Blocks)
	}
	out := pageScript{draws: len(figures.Charts) > 0, lists: len(figures.Rows) > 0}
	if !out.draws && !out.lists {
		return out, nil
	}
	var err error
	if out.text, err = figures.text(); err != nil { // escapes whatever could end a script
		return out, fmt.Errorf("writing the figures of %s: %w", page.Path, err)
	}
	return out, nil
}

func (p pen) figuresScript(figures pageScript) {
	if len(figures.text) > 0 {
		p.put(`<script type="application/json" id="page-figures">`)
		p.out.Write(figures.text)
		p.put("</script>\n")
	}
}

// beginning is the head of a page up to what it loads.
func (p pen) beginning(page Page, policy string) {
	p.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", `<meta http-equiv="Content-Security-Policy"`)
	p.put(` content="`, markup(policy), `"`) // its quotes are single ones
	p.put(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
	p.plainTag("title", page.Title)
	p.put("\n")
}

func (p pen) script(src string) {
	p.put("<script defer")
	p.attr("src", src)
	p.put("></script>\n")
}

func (p pen) body(page Page, names []string) {
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
	if len(names) > 0 {
		p.put(`<noscript><p class="empty">Some words of this page stand in scripts beside it.</p></noscript>`)
	}
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
	if s.html != nil {
		p.out.Write(s.html)
		return
	}
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
	case Part:
		p.part(b)
	case Group:
		p.put(`<div class="group">`)
		for _, each := range b {
			p.block(each)
		}
		p.put("</div>")
	}
}
