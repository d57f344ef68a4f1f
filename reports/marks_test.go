package reports

import "testing"

// chartMarks is what a chart of a page shows, and what its figures demand.
type chartMarks struct {
	Name          string
	Wanted, Drawn int
	Svg           bool
}

// countsMarks counts in every chart the shapes that stand for a figure.
const countsMarks = `(() => {
	const carried = document.getElementById("page-figures");
	const charts = carried ? JSON.parse(carried.textContent).charts || {} : {};
	const some = (list) => list.filter((v) => v).length;
	const wanted = {
		timeline: (f) => f.bars.length + (f.marks || []).length,
		calendar: (f) => f.days.length,
		availability: (f) => f.values.filter((v) => v >= 0).length,
		spread: (f) => some(f.kept) + some(f.missed),
		pareto: (f) => f.values.length,
		regions: (f) => f.cells.length,
		budget: () => 1,
		status: (f) => f.values.length,
	};
	return JSON.stringify(Object.entries(charts).map(([name, c]) => {
		const plot = document.querySelector('[data-plot="' + name + '"]');
		const svg = plot && plot.querySelector("svg");
		const shapes = svg ? [...svg.querySelectorAll("path, circle, rect, polygon")].filter((e) => { const b = e.getBoundingClientRect(); return b.width + b.height > 1; }).length : 0;
		return { Name: name, Wanted: wanted[c.kind](c.figures), Drawn: shapes, Svg: !!svg && svg.getBoundingClientRect().width > 100 };
	}));
})()`

// checkCharts fails where a chart of the open page is empty or lacks marks.
func (b browser) checkCharts(t *testing.T) (charts int) {
	t.Helper()
	var all []chartMarks
	b.Eval(t, countsMarks, &all)
	for _, c := range all {
		if !c.Svg || c.Drawn < c.Wanted {
			t.Errorf("%s: chart %s shows %d marks, its figures demand %d", b.Page, c.Name, c.Drawn, c.Wanted)
		}
	}
	return len(all)
}
