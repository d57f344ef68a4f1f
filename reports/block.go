package reports

// Block is a part of a section. The list is here; html.go knows how each looks.
type Block interface{ block() }

// Figures are a row of key figures.
type Figures []Figure

// Figure is a key figure with its change and its past.
type Figure struct {
	// Unit stands small behind the value, as a currency does.
	Label, Value, Unit string
	// Under says by what the figure is weighted, or what it leaves out.
	Under string
	Tone  Tone
	// Change against the month before, in words; "" where there is none.
	Change     string
	ChangeTone Tone
	Spark      Spark
	// Href leads to the rows behind the figure.
	Href string
}

// Table is rows and columns.
type Table struct {
	ID, Caption string
	Columns     []Column
	Rows        []Row
	Foot        []Row
	// Empty stands in the place of a table without rows.
	Empty string
	// Note says where the rows come from or how they are ranked.
	Note string
	// Fold puts the table behind a click under this summary.
	Fold string
	// Labelled repeats its column's name in every cell; otherwise the page's
	// script puts it there, for narrow screens.
	Labelled bool
	// Scroll keeps the columns on a narrow screen instead of stacking them.
	Scroll bool
}

// Column of a table. Number columns are set right, in tabular figures.
type Column struct {
	Label, Unit string
	Number      bool
}

// Row of a table.
type Row struct {
	Cells []Cell
	Tone  Tone
}

// Cell of a table.
type Cell struct {
	Text, Sub, Href string
	Tone            Tone
	// Share from 0 to 1,000,000 draws a bar under the text; 0 draws none.
	Share int64
	// ink is the cell as it is written, with those after it that were written
	// together with it, where that is made already.
	ink []byte
}

// Facts are words with their values, as in the head of a letter.
type Facts []Fact

// Fact is one of them.
type Fact struct {
	Label, Value, Sub string
	Tone              Tone
	Href              string
}

// Steps are an arithmetic, line by line.
type Steps struct {
	Caption string
	Lines   []Step
}

// Step is a line: what, how it comes about, what it comes to.
type Step struct {
	What, How, Value string
	// Total draws a line above.
	Total bool
	Tone  Tone
	// ink is the line as it is written, as in [Cell].
	ink []byte
}

// Moments are a sequence of what happened when.
type Moments struct {
	Items []Moment
	Empty string
}

// Moment is one of them. Silence is the time since the one before, in words.
type Moment struct {
	When, WhenUTC, What, Text, Silence string
	Tone                               Tone
}

// Note is a remark; a doubt is one with a sign.
type Note struct {
	Title string
	Items []Words
	// Doubt marks it as something that concerns a figure.
	Doubt bool
	// Dense sets many short items small, and beside each other.
	Dense bool
}

// Doors are the ways in on the first page of a set.
type Doors []Door

// Door is one of them.
type Door struct{ For, Question, Answer, Href, Name string }

// Links are a list of links with a word beside each.
type Links []Link

// Link is one of them.
type Link struct{ Text, Href, Beside string }

// Rows is a list too long for a page: its rows are in scripts beside it, and
// the page's script draws those that are looked at.
type Rows struct {
	ID, Caption string
	// What is one row: "customer". Beside says what a file beside holds, for
	// readers without scripts.
	What, Beside, BesideHref string
	Columns                  []Column
	Filters                  []Filter
	// Parts are the scripts with the rows, relative to the page.
	Parts []string
	// Carried are rows that stand in the page itself, as JSON.
	Carried [][]byte
	Count   int64
	// Choices fill a selection of the rows with this value in column Choice.
	Choices     []string
	Choice      int
	ChoiceLabel string
}

// Filter keeps the rows that have a flag.
type Filter struct {
	Label string
	Flag  int
	Count int64
}

// Part is what many pages say in the same words, as the terms of a policy: it
// is written once, into a script beside the pages, which puts it in its place.
type Part struct {
	// Key tells what the part says from all others of the set; a part without
	// one is made for every page, and shared by those for which it is the same.
	Key string
	// Blocks makes it; it is not asked for twice under one key.
	Blocks func() []Block
	// Fill is the page's own: the texts of the last column of the part's table.
	Fill []string
}

// Group sets blocks beside each other where there is room.
type Group []Block

func (Figures) block() {}
func (Table) block()   {}
func (Facts) block()   {}
func (Steps) block()   {}
func (Moments) block() {}
func (Note) block()    {}
func (Doors) block()   {}
func (Links) block()   {}
func (Rows) block()    {}
func (Group) block()   {}
func (Words) block()   {}
func (Chart) block()   {}
func (Part) block()    {}
