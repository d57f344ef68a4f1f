package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// Chart is a picture as a document knows it: what it shows, in words, the
// figures it is drawn from, and the table behind it.
type Chart struct {
	// ID is unique on its page.
	ID, Title string
	// Says is a sentence that says what the picture shows.
	Says Words
	// Scale says how to read the axes, units included; "" where it is plain.
	Scale string
	// Panels are pictures of one kind that share their scale.
	Panels []Panel
	// Table is what the picture is drawn from.
	Table Table
	// Empty stands in the picture's place where there is nothing to draw.
	Empty string
	// Narrow lets it stand beside another one.
	Narrow bool
	// ink is the chart as it is written, where that is made already.
	ink []byte
}

// Panel is a picture: a kind that chart.go has options for, and its figures.
type Panel struct {
	Title, Sub string
	Tone       Tone
	Kind       ChartKind
	// Figures are joined with the options of the kind by the page's script.
	Figures any
}

// ChartKind names options that every page shares.
type ChartKind string

// The kinds of charts.
const (
	TimeLineChart     ChartKind = "timeline"
	CalendarChart     ChartKind = "calendar"
	AvailabilityChart ChartKind = "availability"
	SpreadChart       ChartKind = "spread"
	ParetoChart       ChartKind = "pareto"
	RegionsChart      ChartKind = "regions"
	BudgetChart       ChartKind = "budget"
	StatusChart       ChartKind = "status"
)

// chartKinds are all of them, in order.
var chartKinds = [...]ChartKind{TimeLineChart, CalendarChart, AvailabilityChart, SpreadChart,
	ParetoChart, RegionsChart, BudgetChart, StatusChart}

// The figures of each kind, as the page's script reads them. Texts are ready
// to be shown; numbers only place and size things.

// timeLine is a stretch of time with a lane for each service. From and To are
// in milliseconds; Days carry the local dates.
type timeLine struct {
	From  int64    `json:"from"`
	To    int64    `json:"to"`
	Days  []tick   `json:"days"`
	Lanes []string `json:"lanes"`
	// Named writes the first line of each tip beside its bar, where there is
	// room.
	Named bool       `json:"named"`
	Bars  []timeBar  `json:"bars"`
	Marks []timeMark `json:"marks,omitempty"`
	// inked are the bars, with commas between, and inkedDays the days, where
	// they are written already.
	inked     [][]byte
	inkedDays []byte
}

// tick is a labelled place on a time axis, in milliseconds.
type tick struct {
	At   int64
	Text string
}

// MarshalJSON makes [at, text].
func (t tick) MarshalJSON() ([]byte, error) { return json.Marshal([]any{t.At, t.Text}) }

// timeBar is an outage, or a window of maintenance, in a lane. Height is the
// lane's height that it fills, in percent.
type timeBar struct {
	Lane       int
	Start, End int64
	Style      string // outage, spared, window, unknown
	Height     int
	Open       bool
	Href       string
	// Tip is what the bar says; where it says what stands in a row of the
	// page's tables of outages, Row is that row, counted from 1.
	Tip []string
	Row int
	// from is where the time line begins.
	from int64
}

// inSeconds is a length of time as a JSON number, exactly.
func inSeconds(ms int64) json.Number {
	return json.Number(strings.TrimSuffix(sla.FormatScaled(ms, 3), ".000"))
}

// MarshalJSON tells the bars where the time line begins.
func (l timeLine) MarshalJSON() ([]byte, error) {
	type plain timeLine
	l.Bars = l.placed()
	if l.inkedDays == nil {
		return json.Marshal(plain(l))
	}
	lanes, err := json.Marshal(l.Lanes)
	return fmt.Appendf(nil, `{"from":%d,"to":%d,"days":%s,"lanes":%s,"named":%t,"bars":[%s]}`,
		l.From, l.To, l.inkedDays, lanes, l.Named, bytes.Join(l.inked, []byte(","))), err
}

// placed are the bars, which know where the time line begins.
func (l timeLine) placed() []timeBar {
	bars := slices.Clone(l.Bars)
	for n := range bars {
		bars[n].from = l.From
	}
	return bars
}

// MarshalJSON makes [lane, start, length, style, height, tip or row, open,
// href] without an empty tail, the start in seconds from the time line's.
func (b timeBar) MarshalJSON() ([]byte, error) {
	parts := []any{b.Lane, inSeconds(b.Start - b.from), inSeconds(b.End - b.Start), b.Style[:1], b.Height, any(b.Tip)}
	if b.Row > 0 {
		parts[5] = b.Row
	}
	if b.Open || b.Href != "" {
		parts = append(parts, one(b.Open))
	}
	if b.Href != "" {
		parts = append(parts, b.Href)
	}
	return json.Marshal(parts)
}

// timeMark is a moment in a lane: a notice.
type timeMark struct {
	Lane int      `json:"lane"`
	At   int64    `json:"at"`
	Tip  []string `json:"tip"`
}

// calendar is a day's figure by its date; Level is from 0 to 5.
type calendar struct {
	From string    `json:"from"`
	To   string    `json:"to"`
	Days []heatDay `json:"days"`
}

type heatDay struct {
	Date  string   `json:"date"`
	Level int      `json:"level"`
	Day   string   `json:"day"`
	Text  string   `json:"text"`
	Tip   []string `json:"tip"`
}

// availabilityLine is missing availability by month, in parts per billion of
// the counted time; -1 where nothing was measured.
type availabilityLine struct {
	Values []int64 `json:"values"`
	// Texts are the same in words, in the table behind the chart, where the
	// page's script reads them and the names of the months: column Column.
	Texts  []string `json:"-"`
	Missed []bool   `json:"-"`
	Column int      `json:"column"`
	// Target is what may be missing, in parts per billion; -1 draws no line.
	Target     int64  `json:"target"`
	TargetText string `json:"targetText"`
	// Top and Bottom of the axis in parts per billion.
	Top    int64 `json:"top"`
	Bottom int64 `json:"bottom"`
	// MonthMS is how long the last month is, for the minutes beside percent.
	MonthMS int64 `json:"monthMs"`
}

// spread counts customers by the band of their availability.
type spread struct {
	Bands   []string     `json:"bands"`
	Kept    []int64      `json:"kept"`
	Missed  []int64      `json:"missed"`
	Tips    [][]string   `json:"tips"`
	Targets []spreadLine `json:"targets"`
}

// spreadLine is a target: it lies before the band of its index.
type spreadLine struct {
	Before int    `json:"before"`
	Text   string `json:"text"`
}

// pareto is amounts from the largest down, and their running share in parts
// per million.
type pareto struct {
	Names   []string   `json:"names"`
	Values  []int64    `json:"values"`
	Texts   []string   `json:"texts"`
	Running []int64    `json:"running"`
	Tips    [][]string `json:"tips"`
	Hrefs   []string   `json:"hrefs"`
}

// regions is availability by service and region.
type regions struct {
	Services []string     `json:"services"`
	Regions  []string     `json:"regions"`
	Cells    []regionCell `json:"cells"`
}

type regionCell struct {
	Service int      `json:"service"`
	Region  int      `json:"region"`
	Level   int      `json:"level"`
	Text    string   `json:"text"`
	Sub     string   `json:"sub"`
	Missed  bool     `json:"missed"`
	Tip     []string `json:"tip"`
}

// budget is what is left of the allowed downtime after each day, in parts per
// million of it.
type budget struct {
	Days   []string   `json:"days"`
	Values []int64    `json:"values"`
	Tips   [][]string `json:"tips"`
	// Bottom of the axis, in parts per million, 0 or less.
	Bottom int64 `json:"bottom"`
}

// status is a count by name.
type status struct {
	Names  []string   `json:"names"`
	Values []int64    `json:"values"`
	Texts  []string   `json:"texts"`
	Marked []bool     `json:"marked"`
	Tips   [][]string `json:"tips"`
}
