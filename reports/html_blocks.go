package reports

import "fmt"

func (p pen) figures(list Figures) {
	p.put(`<dl class="figures">`, "\n")
	for _, f := range list {
		p.put("<div")
		p.attrIf("class", string(f.Tone))
		p.put("><dt>")
		p.link(f.Label, f.Href)
		p.put("</dt>\n", `<dd class="value">`)
		p.text(f.Value)
		if f.Unit != "" {
			p.put(" ")
			p.tag("small", f.Unit)
		}
		p.put("</dd>\n")
		p.spark(f.Spark)
		if f.Change != "" {
			p.put("<dd")
			class := "change"
			if f.ChangeTone != Plain {
				class += " " + string(f.ChangeTone)
			}
			p.attr("class", class)
			p.put(">")
			p.text(f.Change)
			p.put("</dd>\n")
		}
		if f.Under != "" {
			p.put(`<dd class="beside">`)
			p.text(f.Under)
			p.put("</dd>\n")
		}
		p.put("</div>\n")
	}
	p.put("</dl>")
}

func (p pen) spark(s Spark) {
	paths := s.Paths()
	if len(paths) == 0 {
		return
	}
	p.put(`<dd class="spark"><svg viewBox="0 0 132 30" width="132" height="30" role="img"`)
	p.attr("aria-label", s.Says)
	p.put(">")
	for _, d := range paths {
		p.put("<path")
		p.attr("d", d)
		p.put("/>")
	}
	if at, ok := s.Last(); ok {
		p.put("<circle")
		p.attr("cx", at[0])
		p.attr("cy", at[1])
		p.put(` r="3"/>`)
	}
	p.put("</svg></dd>\n")
}

func (p pen) chart(c Chart) {
	if c.ink != nil && !p.alone {
		p.out.Write(c.ink)
		return
	}
	p.put("<figure")
	class := "chart"
	if c.Narrow {
		class += " narrow"
	}
	p.attr("class", class)
	p.attr("id", c.ID)
	p.put(">\n<figcaption>")
	p.tag("h3", c.Title)
	p.paragraph("", c.Says)
	p.put("</figcaption>\n")
	if c.Empty != "" {
		p.note("empty", c.Empty)
	} else {
		p.panels(c)
	}
	p.note("scale", c.Scale)
	if len(c.Table.Rows) > 0 {
		p.put(`<details class="behind"><summary>The figures behind it</summary>`)
		p.table(c.Table)
		p.put("</details>\n")
	}
	p.put("</figure>")
}

func (p pen) panels(c Chart) {
	class := "panels"
	if len(c.Panels) == 1 {
		class += " single"
	}
	p.put("<div")
	p.attr("class", class)
	p.put(">\n")
	for n, panel := range c.Panels {
		p.put(`<div class="panel">`)
		label := c.Title
		if panel.Title != "" {
			label += ": " + panel.Title
			p.put("<h4>")
			p.text(panel.Title)
			if panel.Sub != "" {
				p.put(" <small")
				p.attrIf("class", string(panel.Tone))
				p.put(">")
				p.text(panel.Sub)
				p.put("</small>")
			}
			p.put("</h4>")
		}
		p.put("<div")
		p.put(` class="plot"`)
		p.attr("data-plot", fmt.Sprintf("%s-%d", c.ID, n))
		p.put(` role="img"`)
		p.attr("aria-label", label)
		p.put("></div></div>\n")
	}
	p.put("</div>\n", `<noscript><p class="empty">The picture needs scripts; the figures are below.</p></noscript>`, "\n")
}

func (p pen) moments(m Moments) {
	if len(m.Items) == 0 {
		p.note("empty", m.Empty)
		return
	}
	p.put(`<ol class="moments">`, "\n")
	for _, i := range m.Items {
		p.put("<li")
		p.attrIf("class", string(i.Tone))
		p.put(`><p class="when">`)
		p.text(i.When)
		p.tagIf("small", i.WhenUTC)
		p.put(`</p><p class="what">`)
		p.tag("b", i.What)
		if i.Text != "" {
			p.text(" " + i.Text)
		}
		p.tagIf("small", i.Silence)
		p.put("</p>\n")
	}
	p.put("</ol>")
}

func (p pen) remark(n Note) {
	switch {
	case n.Doubt:
		p.put(`<div class="note doubt" role="note">`)
	case n.Dense:
		p.put(`<div class="note dense">`)
	default:
		p.put(`<div class="note">`)
	}
	p.tagIf("h3", n.Title)
	p.put("<ul>")
	for _, i := range n.Items {
		p.put("<li>")
		p.words(i)
	}
	p.put("</ul></div>")
}

func (p pen) doors(list Doors) {
	p.put(`<div class="doors">`, "\n")
	for _, d := range list {
		p.put(`<a class="door"`)
		p.attr("href", d.Href)
		p.put(`><span class="for">`)
		p.text(d.For)
		p.put(`</span><span class="question">`)
		p.text(d.Question)
		p.put(`</span><span class="answer">`)
		p.text(d.Answer)
		p.put(`</span><span class="go">`)
		p.text(d.Name)
		p.put("</span></a>\n")
	}
	p.put("</div>")
}

func (p pen) links(list Links) {
	p.put(`<ul class="links">`)
	for _, l := range list {
		p.put("<li>")
		p.link(l.Text, l.Href)
		if l.Beside != "" {
			p.put(" ")
			p.tag("span", l.Beside)
		}
		p.put("</li>")
	}
	p.put("</ul>")
}
