package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"nines/sla"
)

// totalsSheet adds up the amounts of what is exported in a sheet of its own,
// one row a currency, for currencies are never added: rule 22.
func (e *export) totalsSheet(ctx context.Context, file *excelize.File) error {
	if _, err := file.NewSheet("totals"); err != nil {
		return err
	}
	sheet, err := file.NewStreamWriter("totals")
	if err != nil {
		return err
	}
	amounts, head := e.minorColumns(), []any{"currency", "rows"}
	for _, name := range amounts {
		head = append(head, strings.TrimSuffix(name, "_minor"))
	}
	if err := sheet.SetRow("A1", head); err != nil {
		return err
	}
	number := 1
	err = each(ctx, e.conn, sumsByCurrency(amounts), func(row scanner) error {
		cells, err := totalCells(row, len(amounts))
		if err != nil {
			return err
		}
		number++
		return sheet.SetRow(fmt.Sprint("A", number), cells)
	})
	if err != nil {
		return err
	}
	return sheet.Flush()
}

// minorColumns are the exported columns of amounts that can be added.
func (e *export) minorColumns() []string {
	var out []string
	for _, c := range e.columns {
		if strings.HasSuffix(c.name, "_minor") && c.name != "fee_minor" && c.name != "base_minor" {
			out = append(out, c.name)
		}
	}
	return out
}

func sumsByCurrency(amounts []string) string {
	var sums strings.Builder
	for _, name := range amounts {
		fmt.Fprintf(&sums, ", sum(%s)::bigint", name)
	}
	return "select currency, count(*)" + sums.String() + " from exported group by currency order by currency"
}

// totalCells are a currency, its rows and sums in its major units.
func totalCells(row scanner, amounts int) ([]any, error) {
	var currency string
	var rows int64
	minor := make([]int64, amounts)
	into := []any{&currency, &rows}
	for n := range minor {
		into = append(into, &minor[n])
	}
	if err := row.Scan(into...); err != nil {
		return nil, err
	}
	cells := []any{currency, rows}
	for _, m := range minor {
		cells = append(cells, amountCell(sla.Money{Minor: m, Currency: currency}.Decimal()))
	}
	return cells, nil
}
