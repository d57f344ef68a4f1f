package store

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"

	"nines/sla"
)

// Results may be many millions of wide rows. They are sorted and written a part
// at a time, so that memory does not grow with them, and the files of the parts
// are put behind each other.

// exportedAtOnce is about how many contracts are in a part: each part joins what
// all have in common again.
const exportedAtOnce = 250_000

// part is what is written at once: some customers' rows of some months.
type part struct {
	first, last sla.Month
	customers   customerRange
}

// everything is all of the list as one part.
func (e *export) everything() part {
	return part{e.First, e.Last, customerRange{to: 1 << 32}}
}

// textOf is the query of a part.
func (e *export) textOf(ctx context.Context, p part) (string, error) {
	if kept := (part{first: p.first, last: p.last}); e.List == "results" && e.kept != kept {
		if err := keepPayments(ctx, e.conn, p.first, p.last, nil); err != nil {
			return "", err
		}
		if _, err := e.conn.ExecContext(ctx, query("keep_outcomes"), int64(p.first), int64(p.last)); err != nil {
			return "", err
		}
		e.kept = kept
	}
	text, err := resultQuery(ctx, e.conn, "export_"+e.List, p.first, p.last)
	if err != nil {
		return "", err
	}
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	return strings.NewReplacer("$first", number(int64(p.first)), "$last", number(int64(p.last)),
		"$from", number(p.customers.from), "$to", number(p.customers.to)).Replace(text), nil
}

// parts are all of the list in order.
func (e *export) parts(ctx context.Context) ([]part, error) {
	if e.List != "results" {
		return []part{e.everything()}, nil
	}
	ranges, held, err := e.ranges(ctx)
	if err != nil {
		return nil, err
	}
	months := sla.Month(1)
	if len(ranges) == 1 { // months of few contracts are written together
		months = sla.Month(max(1, e.atOnce/max(1, held)))
	}
	var out []part
	for month := e.First; month <= e.Last; month += months {
		for _, customers := range ranges {
			out = append(out, part{month, min(month+months-1, e.Last), customers})
		}
	}
	return out, nil
}

// ranges cuts the customers into ranges with about so many contracts; held are
// those of the last one. Customers are numbered by name and rows are in the order
// of keys: a cut is where both have the same customers before it, which only a
// name that another one begins with, or a character that keys write otherwise,
// can prevent.
func (e *export) ranges(ctx context.Context) (out []customerRange, held int64, err error) {
	var count, last int64
	var next customerRange
	err = each(ctx, e.conn, query("export_customers"), func(row scanner) error {
		var customer, contracts, place int64
		if err := row.Scan(&customer, &contracts, &place); err != nil {
			return err
		}
		if held >= e.atOnce && last == count-1 {
			out, held, next.from = append(out, next), 0, customer
		}
		held, count, last, next.to = held+contracts, count+1, max(last, place), customer
		return nil
	})
	return append(out, next), held, err
}

// frame is what stands before, between and behind the rows of parts in a file.
type frame struct{ before, between, behind string }

// csv has its head on the first part alone.
func (e *export) csv(ctx context.Context, path string) error {
	return e.join(ctx, path, frame{}, func(text, path string, first bool) (int64, error) {
		return e.copy(ctx, "select "+e.cells()+" from ("+text+")", path, "format csv, header "+strconv.FormatBool(first))
	})
}

func (e *export) json(ctx context.Context, path string) error {
	return e.join(ctx, path, frame{"[\n\t", ",\n\t", "\n]\n"}, func(text, path string, _ bool) (int64, error) {
		return e.copy(ctx, text, path, "format json, array true")
	})
}

// join has write make a file of every part, and puts what is inside their frames
// into one frame.
func (e *export) join(ctx context.Context, path string, f frame, write func(text, path string, first bool) (int64, error)) error {
	parts, err := e.parts(ctx)
	if err != nil {
		return err
	}
	total, err := e.about(ctx)
	if err != nil {
		return err
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	if _, err := out.WriteString(f.before); err != nil {
		return err
	}
	for n, p := range parts {
		text, err := e.textOf(ctx, p)
		if err != nil {
			return err
		}
		rows, err := write(text, path+".part", n == 0)
		if err != nil {
			return err
		}
		if rows > 0 && e.rows > 0 {
			if _, err := out.WriteString(f.between); err != nil {
				return err
			}
		}
		if err := appendInside(out, path+".part", f); err != nil {
			return err
		}
		e.rows, e.written = e.rows+rows, e.written+1
		e.tell(e.rows, total)
	}
	_, err = out.WriteString(f.behind)
	return errors.Join(err, out.Close(), os.Remove(path+".part"))
}

// appendInside adds what is inside the frame of a part's file.
func appendInside(out *os.File, path string, f frame) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	about, err := in.Stat()
	if err != nil {
		return err
	}
	if _, err := in.Seek(int64(len(f.before)), io.SeekStart); err != nil {
		return err
	}
	_, err = io.CopyN(out, in, about.Size()-int64(len(f.before)+len(f.behind)))
	return err
}

// about is how many rows there will be, near enough for a bar; 0 is unknown.
func (e *export) about(ctx context.Context) (rows int64, err error) {
	if e.List == "results" {
		err = e.conn.QueryRowContext(ctx, query("export_count"), int64(e.First), int64(e.Last)).Scan(&rows)
	}
	return rows, err
}

func (e *export) tell(done, total int64) {
	if e.Progress != nil {
		e.Progress(done, max(done, total))
	}
}
