package reports

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// This is the only file that knows go-echarts. It builds the options of every
// kind of chart once for a report set, without figures; a page brings those,
// and assets/document/page.js joins the two and supplies what cannot travel as
// JSON. go-echarts' own Render is never used: it does not escape.

// Colours are names of the page's own, so that a picture follows the reader's
// setting and is light on paper.
const (
	inkColour    = "var(--ink)"
	mutedColour  = "var(--muted)"
	lineColour   = "var(--line)"
	accentColour = "var(--accent)"
	breachColour = "var(--breach)"
)

// chartScript is the shared script with the options of every kind.
func chartScript() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("// Options of the charts, made by go-echarts; pages bring the figures.\nglobalThis.nines = globalThis.nines || {};\nnines.charts = {\n")
	for _, kind := range chartKinds {
		text, err := json.Marshal(chartOptions(kind))
		if err != nil {
			return nil, fmt.Errorf("writing the options of chart %s: %w", kind, err)
		}
		fmt.Fprintf(&out, "%s: %s,\n", kind, text)
	}
	out.WriteString("};\n")
	return out.Bytes(), nil
}

// chartOptions are the options of one kind of chart. go-echarts writes an empty
// list of figures into every series; a page brings its own.
func chartOptions(kind ChartKind) map[string]any {
	options := optionsOf(kind)
	if all, ok := options["series"].(charts.MultiSeries); ok {
		for n := range all {
			all[n].Data = nil
		}
	}
	return options
}

func optionsOf(kind ChartKind) map[string]any {
	switch kind {
	case TimeLineChart:
		return timeLineOptions()
	case CalendarChart:
		return calendarOptions()
	case AvailabilityChart:
		return availabilityOptions()
	case SpreadChart:
		return spreadOptions()
	case ParetoChart:
		return paretoOptions()
	case RegionsChart:
		return regionsOptions()
	case BudgetChart:
		return budgetOptions()
	}
	return statusOptions()
}

// common are the options that all charts share.
func common(trigger string, grid opts.Grid) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithGridOpts(grid),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{
			Show: opts.Bool(true), Trigger: trigger,
			BackgroundColor: "var(--paper)", BorderColor: lineColour,
			AxisPointer: &opts.AxisPointer{Type: "shadow"},
		}),
	}
}

func label() *opts.AxisLabel {
	return &opts.AxisLabel{Show: opts.Bool(true), Color: mutedColour, FontSize: 12,
		ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true)}
}

func noLine() *opts.AxisLine { return &opts.AxisLine{Show: opts.Bool(false)} }

func thinLine() *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: lineColour}}
}

func rules(show bool) *opts.SplitLine {
	return &opts.SplitLine{Show: opts.Bool(show), LineStyle: &opts.LineStyle{Color: lineColour, Width: 1}}
}

// categories is a category axis below; names one at the left, the first on top.
func categories(name string) opts.XAxis {
	return opts.XAxis{Type: "category", Name: name, NameLocation: "middle", NameGap: 34, AxisLabel: label(),
		AxisLine: thinLine(), AxisTick: &opts.AxisTick{Show: opts.Bool(false)}, SplitLine: rules(false)}
}

func names() opts.YAxis {
	return opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLabel: label(),
		AxisLine: noLine(), SplitLine: rules(false)}
}

func timeLineOptions() map[string]any {
	c := charts.NewCustom()
	c.SetGlobalOptions(common("item", opts.Grid{Left: "8", Right: "16", Top: "8", Bottom: "4", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", AxisLabel: label(), AxisLine: thinLine(), SplitLine: rules(true)}),
		charts.WithYAxisOpts(names()))
	for _, name := range []string{"lanes", "maintenance", "outages", "notices"} {
		c.AddSeries(name, nil)
	}
	return c.JSON()
}

func calendarOptions() map[string]any {
	c := charts.NewHeatMap()
	c.SetGlobalOptions(common("item", opts.Grid{})...)
	c.AddCalendar(&opts.Calendar{
		Orient: "vertical", Top: "26", Left: "2", Right: "2", Bottom: "2",
		SplitLine:  &opts.SplitLine{Show: opts.Bool(false)},
		ItemStyle:  &opts.ItemStyle{Color: "transparent", BorderColor: "transparent"},
		DayLabel:   &opts.CalendarLabel{FirstDay: 1, Color: mutedColour, FontSize: 12, Margin: 8},
		MonthLabel: &opts.CalendarLabel{Show: opts.Bool(false)},
		YearLabel:  &opts.CalendarLabel{Show: opts.Bool(false)},
	})
	c.MultiSeries = charts.MultiSeries{{Name: "days", Type: types.ChartCustom, CoordSystem: "calendar"}}
	return c.JSON()
}

// availabilityOptions have an axis that counts nines: a step up is a tenth of
// the downtime, so that 99.9 and 99.99 stand apart.
func availabilityOptions() map[string]any {
	c := charts.NewLine()
	c.SetGlobalOptions(common("axis", opts.Grid{Left: "8", Right: "22", Top: "18", Bottom: "4", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(categories("")),
		charts.WithYAxisOpts(opts.YAxis{Type: "log", Inverse: opts.Bool(true), AxisLabel: label(), AxisLine: noLine(), SplitLine: rules(true)}))
	c.AddSeries("target", nil,
		charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(false), Symbol: "none"}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: inkColour, Width: 1.25, Type: "dashed"}))
	c.AddSeries("availability", nil,
		charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(true), Symbol: "circle", SymbolSize: 7}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: accentColour, Width: 2}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accentColour}))
	return c.JSON()
}

func spreadOptions() map[string]any {
	c := charts.NewBar()
	c.SetGlobalOptions(common("axis", opts.Grid{Left: "8", Right: "8", Top: "30", Bottom: "26", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(categories("availability of the customer's worst contract")),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Name: "customers", MinInterval: 1, AxisLabel: label(), AxisLine: noLine(), SplitLine: rules(true)}))
	c.AddSeries("missed", nil, charts.WithBarChartOpts(opts.BarChart{Stack: "customers", BarCategoryGap: "18%"}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: breachColour}))
	c.AddSeries("kept", nil, charts.WithBarChartOpts(opts.BarChart{Stack: "customers"}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accentColour}))
	c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Name: "targets", Type: types.ChartCustom})
	return c.JSON()
}

func paretoOptions() map[string]any {
	c := charts.NewBar()
	c.SetGlobalOptions(common("axis", opts.Grid{Left: "8", Right: "24", Top: "30", Bottom: "8", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 0, Max: 1_000_000, Position: "top", AxisLabel: label(), AxisLine: noLine(), SplitLine: rules(true)}),
		charts.WithYAxisOpts(names()))
	c.AddSeries("share", nil, barWidth("22"),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accentColour}))
	c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Name: "running", Type: types.ChartLine, Symbol: "circle", SymbolSize: 6,
		LineStyle: &opts.LineStyle{Color: inkColour, Width: 1.25, Type: "dotted"}, ItemStyle: &opts.ItemStyle{Color: inkColour}})
	return c.JSON()
}

func regionsOptions() map[string]any {
	c := charts.NewCustom()
	c.SetGlobalOptions(common("item", opts.Grid{Left: "8", Right: "4", Top: "30", Bottom: "4", ContainLabel: opts.Bool(true)})...)
	across := categories("")
	across.Position, across.AxisLine = "top", noLine()
	c.SetGlobalOptions(charts.WithXAxisOpts(across), charts.WithYAxisOpts(names()))
	c.AddSeries("cells", nil)
	return c.JSON()
}

func budgetOptions() map[string]any {
	c := charts.NewLine()
	c.SetGlobalOptions(common("axis", opts.Grid{Left: "8", Right: "22", Top: "18", Bottom: "4", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(categories("")),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Max: 1_000_000, AxisLabel: label(), AxisLine: noLine(), SplitLine: rules(true)}))
	c.AddSeries("nothing left", nil,
		charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(false), Symbol: "none"}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: inkColour, Width: 1.25, Type: "dashed"}))
	c.AddSeries("left", nil,
		charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(false), Symbol: "circle", SymbolSize: 6}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: accentColour, Width: 2}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accentColour}))
	return c.JSON()
}

func statusOptions() map[string]any {
	c := charts.NewBar()
	c.SetGlobalOptions(common("axis", opts.Grid{Left: "8", Right: "60", Top: "4", Bottom: "8", ContainLabel: opts.Bool(true)})...)
	hidden := opts.XAxis{Type: "value", Show: opts.Bool(false), SplitLine: rules(false)}
	c.SetGlobalOptions(charts.WithXAxisOpts(hidden), charts.WithYAxisOpts(names()))
	c.AddSeries("lines", nil, barWidth("18"),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accentColour}))
	return c.JSON()
}

// barWidth is the most that a bar's width is, in pixels.
func barWidth(pixels string) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.BarMaxWidth = pixels })
}
