package reports

import (
	"bytes"
	"strings"
)

// markup is text that is HTML. A constant becomes one by itself; a string does
// not, so nothing that was read from somewhere gets into a page by mistake.
type markup string

// pen writes HTML. Everything that is not a constant goes through text or
// attr, which escape it: that is the one way to a page.
type pen struct {
	out *bytes.Buffer
	// parts keeps what many pages say; nil writes it into every page.
	parts *partShelf
	// alone leaves out every link that leads out of the page.
	alone bool
}

// put writes markup as it is.
func (p pen) put(parts ...markup) {
	for _, m := range parts {
		p.out.WriteString(string(m))
	}
}

// escaper makes any text harmless between tags and between double quotes. A
// zero byte is not allowed in a page at all.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\x00", "\ufffd")

// text writes text between tags, see [softened].
func (p pen) text(text string) {
	if len(text) > longestWord {
		p.out.WriteString(softened(text))
		return
	}
	p.escaped(text)
}

// escaped writes text between double quotes, or in a tag that may hold no
// other.
func (p pen) escaped(text string) {
	for n := range len(text) {
		switch text[n] {
		case '&', '<', '>', '"', '\'', 0:
			p.out.WriteString(escaper.Replace(text))
			return
		}
	}
	p.out.WriteString(text)
}

// attr writes an attribute. Values of href and src are paths of this package:
// see [fileName].
func (p pen) attr(name markup, value string) {
	p.put(" ", name, `="`)
	p.escaped(value)
	p.put(`"`)
}

// attrIf leaves an attribute out where it is empty.
func (p pen) attrIf(name markup, value string) {
	if value != "" {
		p.attr(name, value)
	}
}

// plainTag writes an element that may hold nothing but text.
func (p pen) plainTag(name markup, text string) {
	p.put("<", name, ">")
	p.escaped(text)
	p.put("</", name, ">")
}

// tag writes an element with nothing but text in it.
func (p pen) tag(name markup, text string) {
	p.put("<", name, ">")
	p.text(text)
	p.put("</", name, ">")
}

// tagIf leaves it out where there is no text.
func (p pen) tagIf(name markup, text string) {
	if text != "" {
		p.tag(name, text)
	}
}

// link writes a link, or the text alone where it leads nowhere.
func (p pen) link(text, href string) {
	if href == "" || p.alone && href[0] != '#' {
		p.text(text)
		return
	}
	p.put("<a")
	p.attr("href", href)
	p.put(">")
	p.text(text)
	p.put("</a>")
}

// words writes a sentence with its figures and names set apart.
func (p pen) words(w Words) {
	for _, r := range w {
		switch text := glue(r.Text); {
		case r.Href != "":
			p.link(text, r.Href)
		case r.Strong:
			p.put("<b")
			p.attrIf("class", string(r.Tone))
			p.put(">")
			p.text(text)
			p.put("</b>")
		default:
			p.text(text)
		}
	}
}

// paragraph writes a sentence as one, if there is any.
func (p pen) paragraph(class string, w Words) {
	if len(w) == 0 {
		return
	}
	p.put("<p")
	p.attrIf("class", class)
	p.put(">")
	p.words(w)
	p.put("</p>\n")
}

// note writes a plain sentence as a paragraph of a class, if there is any.
func (p pen) note(class, text string) {
	if text != "" {
		p.put("<p")
		p.attrIf("class", class)
		p.put(">")
		p.text(text)
		p.put("</p>\n")
	}
}
