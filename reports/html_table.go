package reports

import "strconv"

func (p pen) foldedTable(t Table) {
	if t.Fold == "" {
		p.table(t)
		return
	}
	p.put(`<details class="fold">`)
	p.tag("summary", t.Fold)
	p.table(t)
	p.put("</details>")
}

func (p pen) table(t Table) {
	if len(t.Rows) == 0 {
		if t.Empty != "" {
			p.put(`<p class="empty"`)
			p.attrIf("id", t.ID)
			p.put(">")
			p.text(t.Empty)
			p.put("</p>")
		}
		return
	}
	p.put(`<div class="table`)
	if t.Scroll {
		p.put(" scroll")
	}
	p.put(`"`)
	p.attrIf("id", t.ID)
	if t.Scroll {
		p.put(` tabindex="0" role="region"`)
		p.attr("aria-label", t.Caption)
	}
	p.put("><table")
	p.numberClasses(t.Columns)
	p.put(">\n")
	p.tagIf("caption", t.Caption)
	p.put("<thead><tr>")
	for _, c := range t.Columns {
		p.put("<th>")
		p.text(c.Label)
		if c.Unit != "" {
			p.put(" ")
			p.tag("small", c.Unit)
		}
	}
	p.put("</thead>\n<tbody>\n")
	p.tableRows(t, t.Rows)
	p.put("</tbody>\n")
	if len(t.Foot) > 0 {
		p.put("<tfoot>\n")
		p.tableRows(t, t.Foot)
		p.put("</tfoot>\n")
	}
	p.put("</table></div>")
	p.note("source", t.Note)
}

// numberClasses names the columns of numbers once for the whole table, so that
// its cells need not: n2 is the second one.
func (p pen) numberClasses(columns []Column) {
	between := markup(` class="`)
	for n, c := range columns {
		if c.Number {
			p.put(between, "n")
			p.out.WriteString(strconv.Itoa(n + 1))
			between = " "
		}
	}
	if between == " " {
		p.put(`"`)
	}
}

// tableRows writes rows. Ends of cells are left out, as HTML allows:
// tables are most of a statement.
func (p pen) tableRows(t Table, rows []Row) {
	for _, r := range rows {
		p.put("<tr")
		p.attrIf("class", string(r.Tone))
		p.put(">")
		for n, c := range r.Cells {
			p.tableCell(t, n, c)
		}
		p.put("</tr>\n")
	}
}

// tableCell writes a cell of column n.
func (p pen) tableCell(t Table, n int, c Cell) {
	if c.ink != nil && !p.alone {
		p.out.Write(c.ink)
		return
	}
	name := markup("<td")
	if n == 0 {
		name = "<th"
	}
	p.put(name)
	if t.Labelled {
		p.attr("data-label", t.Columns[n].Label)
	}
	p.attrIf("class", string(c.Tone))
	p.put(">")
	p.cell(c)
}

func (p pen) cell(c Cell) {
	p.link(c.Text, c.Href)
	p.tagIf("small", c.Sub)
	if c.Share > 0 {
		p.put(`<svg class="share" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="1000" height="6"/><rect height="6"`)
		p.attr("width", strconv.FormatInt(min(1000, max(1, c.Share/1000)), 10))
		p.put("/></svg>")
	}
}

func (p pen) classes(number bool, tone Tone) {
	switch {
	case number && tone != Plain:
		p.attr("class", "number "+string(tone))
	case number:
		p.put(` class="number"`)
	default:
		p.attrIf("class", string(tone))
	}
}

func (p pen) facts(list Facts) {
	p.put(`<dl class="facts">`, "\n")
	for _, f := range list {
		p.put("<div")
		p.attrIf("class", string(f.Tone))
		p.put(">")
		p.tag("dt", f.Label)
		p.put("<dd>")
		p.link(f.Value, f.Href)
		p.tagIf("small", f.Sub)
		p.put("</dd></div>\n")
	}
	p.put("</dl>")
}

func (p pen) steps(s Steps) {
	p.put(`<div class="table steps"><table class="n3">`, "\n")
	p.tag("caption", s.Caption)
	p.put("\n<tbody>\n")
	for _, l := range s.Lines {
		p.step(l)
	}
	p.put("</tbody>\n</table></div>")
}

// step writes a line of an arithmetic.
func (p pen) step(l Step) {
	if l.ink != nil && !p.alone {
		p.out.Write(l.ink)
		return
	}
	class := string(l.Tone)
	if l.Total {
		class = "total"
	}
	p.put("<tr")
	p.attrIf("class", class)
	p.put("><th>")
	p.text(l.What)
	p.put("<td>")
	p.text(l.How)
	p.put("<td>")
	p.text(l.Value)
	p.put("</tr>\n")
}

// rows is the place of a long list: the page's script draws the rows.
func (p pen) rows(r Rows) {
	p.put(`<div class="rows"`)
	p.attr("id", r.ID)
	p.attr("data-rows", r.ID)
	p.put(">\n", `<div class="controls" role="search" hidden>`, "\n",
		`<label class="find"><span>Search</span><input type="search" autocomplete="off" spellcheck="false" placeholder="name or id" data-find></label>`)
	if len(r.Choices) > 0 {
		p.put(`<label class="choose">`)
		p.tag("span", r.ChoiceLabel)
		p.put(`<select data-choose><option value="">all</option>`)
		for _, c := range r.Choices {
			p.plainTag("option", c)
		}
		p.put("</select></label>")
	}
	for _, f := range r.Filters {
		p.put(`<label class="filter"><input type="checkbox"`)
		p.attr("data-filter", strconv.Itoa(f.Flag))
		p.put("><span>")
		p.text(f.Label + " ")
		p.tag("small", count(f.Count))
		p.put("</span></label>")
	}
	p.put("</div>\n", `<div class="table"><table>`, "\n")
	p.tag("caption", r.Caption)
	p.put("<thead><tr>")
	for n, c := range r.Columns {
		p.put(`<th scope="col"`)
		p.classes(c.Number, Plain)
		p.put(`><button type="button"`)
		p.attr("data-sort", strconv.Itoa(n))
		p.put(">")
		p.text(c.Label)
		p.put("</button></th>")
	}
	p.put("</tr></thead>\n<tbody></tbody>\n</table></div>\n", `<p class="state" role="status" data-state></p>`, "\n",
		`<div class="pager" hidden><button type="button" data-turn="-1">Earlier rows</button><span data-page></span><button type="button" data-turn="1">Further rows</button></div>`, "\n",
		`<noscript><p class="empty">`)
	p.text("The list of " + count(r.Count) + " needs scripts to be drawn.")
	if r.BesideHref != "" {
		p.put(" The same rows are in ")
		p.link(r.Beside, r.BesideHref)
		p.put(".")
	}
	p.put("</p></noscript>\n")
	for _, rows := range r.Carried {
		p.put(`<script type="application/json"`)
		p.attr("data-rows-of", r.ID)
		p.put(">")
		p.out.Write(rows) // JSON, in which nothing can end a script
		p.put("</script>\n")
	}
	p.put("</div>")
}
