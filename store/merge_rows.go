package store

import (
	"fmt"
	"strings"

	"nines/sla"
)

// dropRepeats leaves one of the rows of a file that are equal, and refuses
// those that have one key and differ.
func (m *merge) dropRepeats() error {
	if !m.versions {
		return nil
	}
	if _, err := m.exec(m.text(loadQuery("repeats"))); err != nil {
		return err
	}
	pairs := m.text("temp.load_repeats f join {incoming} a on a.{row} = f.first_row join {incoming} b on b.{row} = f.row_no where {differs}")
	err := m.differences(pairs, func(d difference) sla.Reject {
		return sla.Reject{Column: d.column, Value: d.new,
			Reason: fmt.Sprintf("line %d has the same key with another value: %s", d.oldPlace.Line, d.change())}
	})
	if err != nil || m.in.Refused() {
		return err
	}
	dropped, err := m.exec(m.text("delete from {arrived} where {row} in (select row_no from temp.load_repeats)"))
	m.in.Unchanged += dropped
	return err
}

// compare finds the waiting rows that are new, equal and changed, and puts
// them where they belong.
func (m *merge) compare() error {
	compare := "compare"
	if len(m.table.parts) > 0 {
		compare = "compare_parts"
	}
	if _, err := m.exec(m.text(loadQuery(compare))); err != nil {
		return err
	}
	var changed, equal int64
	err := m.conn.QueryRowContext(m.ctx, "select count(*) filter (changed), count(*) filter (old_row is not null and not changed) from temp.load_fate").Scan(&changed, &equal)
	if err != nil {
		return err
	}
	m.in.Unchanged += equal
	if changed > 0 && !m.in.Update {
		return m.refuseChanges()
	}
	if changed > 0 {
		if err := m.update(changed); err != nil {
			return err
		}
	}
	if err := m.settleLacking(); err != nil {
		return err
	}
	added, err := m.exec(m.text("insert into {kept} by name from {arrived} where {row} in (select row_no from temp.load_fate where old_row is null or changed)"))
	m.in.Added = added - m.in.Updated
	if err != nil || m.in.Updated+m.in.Removed == 0 {
		return err
	}
	return m.dropUnused()
}

func (m *merge) refuseChanges() error {
	pairs := m.text("temp.load_fate f join {table} a on a.{row} = f.old_row join {incoming} b on b.{row} = f.row_no where f.changed")
	return m.differences(pairs, func(d difference) sla.Reject {
		return sla.Reject{Column: d.column, Value: d.new, Hint: "--update accepts what changed",
			Reason: fmt.Sprintf("is known with another value (%s:%d): %s", d.oldPlace.File, d.oldPlace.Line, d.change())}
	})
}

// update keeps the old versions and takes them out.
func (m *merge) update(changed int64) error {
	before, err := m.number("change", changed)
	if err != nil {
		return err
	}
	if _, err := m.exec(m.text(loadQuery("record_update")), before-1); err != nil {
		return err
	}
	m.in.Updated, err = m.exec(m.text("delete from {kept} where {row} in (select old_row from temp.load_fate where changed)"))
	return err
}

// settleLacking finds the rows of the source that the file does not have. They
// stay, unless the file is all that the source has to say.
func (m *merge) settleLacking() error {
	scope := m.ofSource()
	if m.table.anySource {
		scope = "source in (select source from {incoming})"
	}
	lacking := "create or replace temporary table load_lacking as select {row} as old_row from {kept} where " + scope +
		" and {row} not in (select old_row from temp.load_fate where old_row is not null)"
	if _, err := m.exec(m.text(lacking)); err != nil {
		return err
	}
	var count int64
	if err := m.conn.QueryRowContext(m.ctx, "select count(*) from temp.load_lacking").Scan(&count); err != nil || count == 0 {
		return err
	}
	if m.in.Replace {
		return m.remove(count)
	}
	m.in.Kept = count
	return m.checkKept()
}

// checkKept flags new rows that may say what a row that stays said otherwise:
// its source may have corrected what is part of the key.
func (m *merge) checkKept() error {
	for _, c := range []rowCheck{
		{query: "kept_outages", kinds: []string{"outages"}},
		{query: "kept_contracts", kinds: []string{"tenants"}},
	} {
		if c.kinds[0] == m.table.kind {
			return m.runCheck(m, c)
		}
	}
	return nil
}

// remove takes out the rows of the source that the file does not have.
func (m *merge) remove(count int64) error {
	before, err := m.number("change", count)
	if err != nil {
		return err
	}
	if _, err := m.exec(m.text(loadQuery("record_removal")), before-1); err != nil {
		return err
	}
	m.in.Removed, err = m.exec(m.text("delete from {kept} where {row} in (select old_row from temp.load_lacking)"))
	return err
}

// difference is a column in which two rows with one key differ.
type difference struct {
	line             int
	oldPlace         sla.Place
	column, old, new string
}

func (d difference) change() string { return fmt.Sprintf("%s -> %s", orEmpty(d.old), orEmpty(d.new)) }

func orEmpty(text string) string {
	if text == "" {
		return "(empty)"
	}
	return text
}

// differences refuses every column in which the pairs (a: old, b: new) differ.
func (m *merge) differences(pairs string, reject func(difference) sla.Reject) error {
	var columns []columnName
	names := []string{"b.line", "coalesce((select any_value(name) from input.files where file_no = a.file_no), " + quoted(m.in.File) + ")", "a.line"}
	currencies := []string{"''", "''"}
	for _, c := range m.table.columns {
		if c.name == "currency" {
			currencies = []string{"a.currency", "b.currency"}
		}
		if !m.isKey(c.name) {
			columns = append(columns, c)
			names = append(names, "coalesce(a."+c.name+"::varchar, '')", "coalesce(b."+c.name+"::varchar, '')")
		}
	}
	names = append(names, currencies...)
	rows, err := m.conn.QueryContext(m.ctx, "select "+strings.Join(names, ", ")+" from "+pairs+" order by b.line")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var d difference
		values := make([]string, 2*len(columns)+2)
		into := []any{&d.line, &d.oldPlace.File, &d.oldPlace.Line}
		for n := range values {
			into = append(into, &values[n])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		money := values[2*len(columns):]
		for n, c := range columns {
			if d.old, d.new = values[2*n], values[2*n+1]; d.old == d.new {
				continue
			}
			d.column, d.old, d.new = c.field, c.unit.show(d.old, money[0]), c.unit.show(d.new, money[1])
			r := reject(d)
			r.Place = sla.Place{File: m.in.File, Line: d.line}
			m.in.Refuse(r)
		}
	}
	return rows.Err()
}
