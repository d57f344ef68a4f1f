package reports

import (
	"bytes"
	"sync"

	"nines/sla"
)

// felt is what a letter says of a ledger, amounts aside. It is the same for
// all contracts that felt the same time under the same terms, whosever they
// are, so that it is laid out and written once for all of them.
type felt struct {
	// promised are the cells of the row of services between name and credit.
	promised []Cell
	// hits are the rows of the table of outages without what they cost: as
	// they are sent, and as the house reads them.
	hits [2][][]Cell
	// steps go from the period to the tier.
	steps []Step
}

// feltBy is what a judgement has in common with others.
func (st *statement) feltBy(j judgement) *felt {
	return st.set.felt.get(j.feltKey, func() *felt {
		f := &felt{promised: j.promisedCells(), steps: st.timeSteps(j)}
		for _, i := range j.ledger.Impacts {
			for edition := range st.set.editionCount() {
				row := []Cell{st.outageCell(j, i, edition == 1),
					{Text: stretch(i.Interval, j.zone), Sub: stretchUTCBrief(i.Interval, j.zone)}, {Text: j.lasted(i)},
					{Text: chargedIn(j.Measure, i.Charged)}, {Text: cmpOr(st.spared(j, i), dash)}}
				if uncomputed(&j.Result) {
					row[3].Text = dash
				}
				inkCells(hitColumns(""), row, 0)
				f.hits[edition] = append(f.hits[edition], row)
			}
		}
		if j.Judged {
			f.steps = append(f.steps, j.promiseSteps()...)
		}
		inkCells(serviceColumns(), f.promised, 1)
		inkSteps(f.steps)
		return f
	})
}

// editionCount is how many editions a statement has: one to be sent, and one for the house.
func (s *set) editionCount() int {
	if s.opts.Outward {
		return 1
	}
	return 2
}

// lasted is how long an outage was, or a dash for what a monitor counted.
func (j judgement) lasted(i sla.Impact) string {
	if i.Outage == sla.NoRef && measureText(j.Measure) != "" {
		return dash
	}
	return duration(i.ElapsedMS)
}

// inkCells writes cells that stand side by side in a row, the first of them in
// column from: the first carries the writing of all.
func inkCells(t Table, cells []Cell, from int) {
	var out bytes.Buffer
	p := pen{out: &out}
	for n, c := range cells {
		p.tableCell(t, from+n, c)
		cells[n].ink = []byte{}
	}
	cells[0].ink = out.Bytes()
}

// inkSteps writes lines of an arithmetic: the first carries the writing of all.
func inkSteps(lines []Step) {
	var out bytes.Buffer
	p := pen{out: &out}
	for n, l := range lines {
		p.step(l)
		lines[n].ink = []byte{}
	}
	lines[0].ink = out.Bytes()
}

// mostKept is how many things a memo holds: customers with outages of their
// own would fill it without end.
const mostKept = 4096

// memo keeps what has been made, by everything that it was made from.
type memo[T any] struct {
	mu sync.RWMutex
	of map[string]T
}

// get is what was made for a key, which make makes where it is not there. Two
// may make the same at once; then either stands.
func (m *memo[T]) get(key []byte, make func() T) T {
	m.mu.RLock()
	made, ok := m.of[string(key)]
	m.mu.RUnlock()
	if ok {
		return made
	}
	made = make()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil || len(m.of) >= mostKept {
		m.of = map[string]T{}
	}
	m.of[string(key)] = made
	return made
}
