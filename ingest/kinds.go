package ingest

import "nines/sla"

// Kind describes a kind of file: what its rows are and which columns it has.
type Kind struct {
	Name    string   `json:"kind"`
	Meaning string   `json:"meaning"`
	Row     string   `json:"row"`
	Columns []Column `json:"columns"`
	// Example is a whole file with one row.
	Example string `json:"example"`
}

// Column describes a column of a kind. Headers are matched without regard to
// case, blanks and punctuation, by Name or by one of Synonyms.
type Column struct {
	Name string `json:"column"`
	Type Type   `json:"type"`
	// Unit is what a number counts; "" where the type says it.
	Unit     string `json:"unit,omitempty"`
	Required bool   `json:"required"`
	// Default is what an empty cell means.
	Default  string   `json:"default,omitempty"`
	Example  string   `json:"example"`
	Meaning  string   `json:"meaning"`
	Synonyms []string `json:"synonyms,omitempty"`
}

// Type is how the values of a column are written.
type Type string

// The types of columns.
const (
	Text     Type = "text"
	Moment   Type = "instant"        // RFC 3339, or local time with a declared zone
	DayOr    Type = "day or instant" // a local day, or an instant
	Day      Type = "day"            // 2011-05-12
	Zone     Type = "IANA zone"      // America/Los_Angeles
	Percent  Type = "percent"        // 12.5 or 12.5%
	Amount   Type = "amount"         // 1200.00
	Whole    Type = "whole number"   // 40
	Decimal  Type = "decimal"        // 1.0825
	YesNo    Type = "yes or no"      // yes, no, true, false
	Word     Type = "one of"         // the words are in the meaning
	Currency Type = "ISO 4217 code"  // USD
	Period   Type = "period"         // 2011-05, 2011-Q2, 2011, 2011-05-17..2011-06-16
	Length   Type = "length of time" // 3h48m, or minutes
)

// kind is a Kind together with the way to read it into rows of T.
type kind[T any] struct {
	name, meaning, row string
	columns            []column[T]
	// fresh sets what an empty cell does not, finish checks what takes more
	// than one column. Either may be nil.
	fresh, finish func(*row, *T)
}

// column is a Column together with where its value goes. set is not called
// for an empty cell.
type column[T any] struct {
	Column
	set func(r *row, text string, into *T)
}

// anyKind is a kind, whatever its rows are.
type anyKind interface {
	describe() Kind
	batches(f *file) any
}

// kinds are all kinds, in the order in which they are loaded: what is
// referred to comes before what refers to it.
func kinds() []anyKind {
	return []anyKind{
		policiesKind{},
		servicesKind(),
		customersKind(),
		tenantsKind(),
		ratesKind(),
		outagesKind(),
		maintenanceKind(),
		waitsKind(),
		gapsKind(),
		measurementsKind(),
		noticesKind(),
		claimsKind(),
		creditNotesKind(),
		goodwillKind(),
	}
}

// Kinds describes all kinds, in the order in which they are loaded.
func Kinds() []Kind {
	var out []Kind
	for _, k := range kinds() {
		out = append(out, k.describe())
	}
	return out
}

func (k kind[T]) describe() Kind {
	d := Kind{Name: k.name, Meaning: k.meaning, Row: k.row}
	for _, c := range k.columns {
		d.Columns = append(d.Columns, c.Column)
	}
	d.Example = exampleFile(d.Columns)
	return d
}

func (k kind[T]) batches(f *file) any {
	var rows sla.Rows[T] = newReader(k, f)
	return rows
}

// kindNamed is the kind called name, and its place in the order of loading.
func kindNamed(name string) (anyKind, int) {
	for n, k := range kinds() {
		if k.describe().Name == name {
			return k, n
		}
	}
	return nil, 0
}
