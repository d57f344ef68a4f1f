package reports

// Page is a document before it has a format.
type Page struct {
	// Path inside the report set, with slashes: "2011-05/overview.html".
	Path string
	// Kind is the word for the page's layout: overview, statement ...
	Kind Kind
	// Title is for the window and the top of every printed sheet.
	Title string
	// Kicker stands above the lead: month, zone, as-of.
	Kicker string
	// Lead is the first sentence, made from the figures.
	Lead Words
	// Under is what qualifies the lead; may be empty.
	Under Words
	// Ways lead to the other pages of the set. An external statement has none.
	Ways []Way
	// Sections in order of reading.
	Sections []Section
	// Foot says where the figures come from.
	Foot []string
	// script is what the page's scripts read where that is made already.
	script *pageScript
}

// Kind is a page's layout.
type Kind string

// The kinds of pages.
const (
	IndexPage     Kind = "index"
	OverviewPage  Kind = "overview"
	ListPage      Kind = "list"
	StatementPage Kind = "statement"
	PayoutsPage   Kind = "payouts"
	OutagePage    Kind = "outage"
)

// Way is a link in a page's head.
type Way struct {
	Text, Href string
	Here       bool
}

// Section is a titled part of a page.
type Section struct {
	// ID is the anchor; links elsewhere in the set point at it.
	ID, Title string
	// Intro is a sentence under the title; may be empty.
	Intro  Words
	Blocks []Block
	// html is the section as it is written where that is made already.
	html []byte
}

// Tone says what a figure means. It never stands alone: a sign or a word says
// the same.
type Tone string

// The tones.
const (
	Plain  Tone = ""
	Breach Tone = "breach"
	Quiet  Tone = "quiet"
	Kept   Tone = "kept"
)

// Words are a sentence in pieces, so that figures and names in it can be set
// apart.
type Words []Run

// Run is a piece of a sentence.
type Run struct {
	Text string
	// Strong is a figure or a name that the sentence is about.
	Strong bool
	Tone   Tone
	Href   string
}

// say is a sentence without anything set apart.
func say(text string) Words {
	if text == "" {
		return nil
	}
	return Words{{Text: text}}
}

// and adds pieces to a sentence.
func (w Words) and(text string) Words { return append(w, Run{Text: text}) }

func (w Words) strong(text string) Words { return append(w, Run{Text: text, Strong: true}) }

func (w Words) breach(text string) Words {
	return append(w, Run{Text: text, Strong: true, Tone: Breach})
}

func (w Words) link(text, href string) Words { return append(w, Run{Text: text, Href: href}) }

// String is the sentence without its settings.
func (w Words) String() string {
	var text string
	for _, r := range w {
		text += r.Text
	}
	return text
}
