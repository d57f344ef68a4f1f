package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// table is a short table for people: columns that begin with ">" are aligned
// to the right.
type table struct {
	heads []string
	rows  [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table as a result.
func (t *terminal) table(tab table) {
	widths := make([]int, len(tab.heads))
	heads := make([]string, len(tab.heads))
	for c, head := range tab.heads {
		heads[c] = strings.TrimPrefix(head, ">")
		widths[c] = uniseg.StringWidth(heads[c])
	}
	for _, row := range tab.rows {
		for c, cell := range row {
			widths[c] = max(widths[c], uniseg.StringWidth(printable(cell)))
		}
	}
	for _, row := range append([][]string{heads}, tab.rows...) {
		var line strings.Builder
		for c, cell := range row {
			cell = printable(cell)
			blanks := strings.Repeat(" ", widths[c]-uniseg.StringWidth(cell))
			if strings.HasPrefix(tab.heads[c], ">") {
				line.WriteString(blanks + cell)
			} else {
				line.WriteString(cell + blanks)
			}
			line.WriteString("  ")
		}
		t.printf("%s\n", strings.TrimRight(line.String(), " "))
	}
}
