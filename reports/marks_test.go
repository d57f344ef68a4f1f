package reports

import "testing"

// chartMarks is what a chart of a page shows, and what its figures demand.
type chartMarks struct {
	Name          string
	Wanted, Drawn int
	Svg           bool
}

// countsMarks counts in every chart the shapes that stand for a figure: marks of
// our own, bars, symbols of lines, and for what is left of a budget its lines.
const countsMarks = `(() => {
	const carried = document.getElementById("page-figures");
	const charts = carried ? JSON.parse(carried.textContent).charts || {} : {};
	const some = (list) => list.filter((v) => v).length;
	const wanted = {
		timeline: (f) => f.bars.length + (f.marks || []).length,
		calendar: (f) => f.days.length,
		availability: (f) => f.values.filter((v) => v >= 0).length,
		spread: (f) => some(f.kept) + some(f.missed) + f.targets.length,
		pareto: (f) => f.values.length + f.running.length,
		regions: (f) => f.cells.length,
		budget: (f) => (f.values.some((v) => v < 0) ? 3 : 2),
		status: (f) => some(f.values),
	};
	const stands = (kind) => (e) => {
		for (let up = e; up; up = up.parent) if (up.ignore) return false;
		if (kind === "budget") return e.type === "ec-polyline";
		if (e.name === "item") return e.shape.width * e.shape.height !== 0;
		return e.name === "mark" || !!(e.shape && e.shape.symbolType);
	};
	return JSON.stringify(Object.entries(charts).map(([name, c]) => {
		const plot = document.querySelector('[data-plot="' + name + '"]');
		const svg = plot && plot.querySelector("svg");
		const list = plot && nines.drawn.get(plot).getZr().storage.getDisplayList(true);
		return { Name: name, Wanted: wanted[c.kind](c.figures), Drawn: list ? list.filter(stands(c.kind)).length : 0, Svg: !!svg && svg.getBoundingClientRect().width > 100 };
	}));
})()`

// checkCharts fails where a chart of the open page is empty, lacks marks or has too many.
func (b browser) checkCharts(t *testing.T) (charts int) {
	t.Helper()
	var all []chartMarks
	b.Eval(t, countsMarks, &all)
	for _, c := range all {
		if !c.Svg || c.Drawn != c.Wanted {
			t.Errorf("%s: chart %s shows %d marks, its figures demand %d", b.Page, c.Name, c.Drawn, c.Wanted)
		}
	}
	return len(all)
}
