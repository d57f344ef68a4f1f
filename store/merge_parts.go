package store

import (
	"context"
	"database/sql/driver"
	"slices"
	"strconv"
	"strings"
)

// inPart says whether one of parts has a column.
func inPart(parts []rowPart, column string) bool {
	return slices.ContainsFunc(parts, func(p rowPart) bool { return slices.Contains(p.columns, column) })
}

// holder is the table that has a column, and which of its rows there are to look
// at: those of the file, or all of a part, which has few.
func (m *merge) holder(column string) (table, held string) {
	for _, p := range m.table.parts {
		if slices.Contains(p.columns, column) {
			return p.table, "true"
		}
	}
	return m.table.kept, "file_no = " + strconv.FormatInt(m.fileNo, 10)
}

// ofSource is the condition of being a row of the file's source.
func (m *merge) ofSource() string {
	for _, p := range m.table.parts {
		if slices.Contains(p.columns, "source") {
			return p.number + " in (select " + p.number + " from " + p.table + " where source = {source})"
		}
	}
	return "source = {source}"
}

// recallParts learns the numbers that were given before.
func (m *merge) recallParts() error {
	for _, p := range m.table.parts {
		n := newNumbers(p)
		m.parts = append(m.parts, n)
		text := "select " + p.number + ", " + strings.Join(p.columns, "::varchar, ") + "::varchar from " + p.table
		var key []byte
		err := eachRawOn(m.ctx, m.conn, text, func(row []driver.Value) error {
			v := values{row: row}
			number := int32(v.number())
			key = key[:0]
			for range p.columns {
				key = appendText(key, v.text())
			}
			n.keep(number, key)
			return v.err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// keepParts keeps what the file adds to the parts.
func (m *merge) keepParts() error {
	for _, n := range m.parts {
		rows, err := newRowSource(n.added(), n.stored(), nil)
		if err != nil {
			return err
		}
		names := n.number + ", " + strings.Join(n.columns, ", ")
		text := "insert into " + n.table + " (" + names + ") select " + names + " from " + rowsFunction + "()"
		if _, err := m.conn.ExecContext(context.WithValue(m.ctx, sourceKey{}, rows), text); err != nil {
			return err
		}
	}
	m.parts = nil
	return nil
}

// dropUnused takes out of the parts what no row has any more.
func (m *merge) dropUnused() error {
	for _, p := range m.table.parts {
		text := "delete from " + p.table + " where " + p.number + " not in (select " + p.number + " from " + m.table.kept + ")"
		if _, err := m.exec(text); err != nil {
			return err
		}
	}
	return nil
}

// stage makes the table in which rows wait, and shows them as those that are
// kept are shown.
func (m *merge) stage() error {
	if _, err := m.exec(m.text("create or replace temporary table load_staging as from {kept} limit 0")); err != nil || len(m.table.parts) == 0 {
		return err
	}
	_, err := m.exec(strings.NewReplacer("view "+m.table.table, "temporary view load_waiting", m.table.kept, staging).Replace(textOf(schemaFiles, "input_contracts.sql")))
	return err
}
