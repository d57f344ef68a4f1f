package reports

import (
	"bytes"
	"context"
	"testing"

	"nines/sla"
)

// unwritten is a page without anything that was written beforehand.
func unwritten(page Page) Page {
	for n := range page.Sections {
		page.Sections[n].html = nil
		page.Sections[n].Blocks = unwrittenBlocks(page.Sections[n].Blocks)
	}
	page.script = nil
	return page
}

func unwrittenBlocks(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		switch each := b.(type) {
		case Chart:
			each.ink = nil
			b = each
		case Table:
			for _, rows := range [...][]Row{each.Rows, each.Foot} {
				for _, r := range rows {
					for n := range r.Cells {
						r.Cells[n].ink = nil
					}
				}
			}
		case Steps:
			each.Lines = append([]Step{}, each.Lines...)
			for n := range each.Lines {
				each.Lines[n].ink = nil
			}
			b = each
		}
		out = append(out, b)
	}
	return out
}

func TestALetterIsTheSameWhoeverWasWrittenToBefore(t *testing.T) {
	source := newFake(24)
	ctx := context.Background()
	write := func(s *set, m *month, results []sla.Result, internal, anew bool) []byte {
		t.Helper()
		st, err := s.statement(ctx, m, results)
		if err != nil {
			t.Fatal(err)
		}
		st.internal = internal
		page := st.page()
		if anew {
			page = unwritten(page)
		}
		var out bytes.Buffer
		if err := writePage(&out, page, s.parts); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	s := newSet(t.TempDir(), source, Options{Provider: "Example Cloud", Tool: "nines test"})
	s.judged, _ = source.Months(ctx)
	m, err := s.read(ctx, s.judged[11])
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	err = source.Results(ctx, m.Month-past+1, m.Month, nil, func(results []sla.Result) error {
		alone := newSet(t.TempDir(), source, s.opts)
		for _, internal := range [...]bool{false, true} {
			among, first := write(s, m, results, internal, false), write(alone, m, results, internal, true)
			if !bytes.Equal(among, first) {
				t.Errorf("%s, internal %t: another page after others than as the first\n%s\n%s", results[0].Customer, internal, among, first)
			}
			pages++
		}
		return nil
	})
	if err != nil || pages < 50 {
		t.Fatalf("%d pages: %v", pages, err)
	}
}
