package ingest

import (
	"slices"
	"strings"
)

// exampleFile is a CSV file of a kind with one row: the required columns and
// those that most files have.
func exampleFile(columns []Column) string {
	var header, row []string
	for _, c := range columns {
		if c.Required || slices.Contains([]string{"end", "level", "requests", "failed"}, c.Name) {
			header, row = append(header, c.Name), append(row, c.Example)
		}
	}
	if header == nil {
		return ""
	}
	return strings.Join(header, ",") + "\n" + strings.Join(row, ",") + "\n"
}
