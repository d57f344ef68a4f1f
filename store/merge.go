package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"nines/sla"
)

// merge puts the rows of one file to those that are there: rule 32. The first
// rows of a source go into their table at once; later ones wait in a table of
// their own until it is known what each of them is.
type merge struct {
	*load
	in     *sla.Intake
	table  tableNames
	fileNo int64
	// base of the contract numbers: a row's number is base + line, so that it
	// does not depend on which thread read it.
	base int64
	// first: the source had no rows in the table. alone: nobody had.
	first, alone bool
	// versions: the file may have several rows of one line, or one row twice.
	versions bool
	// parts are the numbers of the parts while the file is read.
	parts []*numbers
}

// staging is the table in which rows wait, waiting the view of it with parts.
const (
	staging = "temp.load_staging"
	waiting = "temp.load_waiting"
)

// tableNames is what statements need to know of a stored noun.
type tableNames struct {
	kind, table string
	columns     []columnName
	key, line   []string
	anySource   bool
	numbered    bool
	// kept is where the rows are; table shows them with their parts.
	kept  string
	parts []rowPart
	// row tells rows apart.
	row string
}

type columnName struct {
	name, field string
	unit        unit
}

func (t stored[T]) names() tableNames {
	names := tableNames{kind: t.kind, table: t.table, key: append([]string{"source"}, t.key...), line: t.line, anySource: t.anySource, numbered: t.numbered,
		kept: t.table, parts: t.parts, row: "rowid"}
	if len(t.parts) > 0 {
		names.kept, names.row = t.kept, "contract_no"
	}
	if names.line == nil {
		names.line = names.key
	}
	for _, c := range t.columns {
		names.columns = append(names.columns, columnName{c.name, c.field, c.unit})
	}
	return names
}

// begin looks whether the source has rows already.
func (m *merge) begin() error {
	holder, _ := m.holder("source")
	text := m.text("select not exists (from " + holder + " where source = {source}), not exists (from {kept})")
	err := m.conn.QueryRowContext(m.ctx, text).Scan(&m.first, &m.alone)
	if m.table.anySource {
		m.first = m.alone
	}
	if err == nil && m.table.numbered {
		m.base, err = m.number("contract", 0)
	}
	return err
}

// incoming is where the rows of the file are shown, where they are, and which
// of the rows there they are.
func (m *merge) incoming() (table, kept, mine string) {
	switch {
	case m.first:
		return m.table.table, m.table.kept, "file_no = " + strconv.FormatInt(m.fileNo, 10)
	case len(m.table.parts) > 0:
		return waiting, staging, "true"
	}
	return staging, staging, "true"
}

// read takes the rows of the file.
func (m *merge) read(rows source) error {
	if !m.first {
		if err := m.stage(); err != nil {
			return err
		}
	}
	_, target, _ := m.incoming()
	names, values := m.constants()
	for _, p := range m.table.parts {
		names, values = append(names, p.number), append(values, p.number)
	}
	for _, c := range m.table.columns {
		if inPart(m.table.parts, c.name) {
			continue
		}
		names = append(names, c.name)
		if literal, same := rows.constant(c.name); same {
			values = append(values, literal)
		} else {
			values = append(values, c.name)
		}
	}
	text := fmt.Sprintf("insert into %s (%s) select %s from %s()", target, strings.Join(names, ", "), strings.Join(values, ", "), rowsFunction)
	_, err := m.conn.ExecContext(context.WithValue(m.ctx, sourceKey{}, rows), text)
	if cause := rows.failure(); cause != nil {
		return cause
	}
	return err
}

// constants are columns that do not come from rows, and their values.
func (m *merge) constants() (names, values []string) {
	names, values = []string{"file_no", "line"}, []string{strconv.FormatInt(m.fileNo, 10), "line"}
	if !m.table.anySource && !inPart(m.table.parts, "source") {
		names, values = append(names, "source"), append(values, quoted(m.in.Source))
	}
	if m.table.numbered {
		names, values = append(names, "contract_no"), append(values, fmt.Sprintf("%d + line", m.base))
	}
	return names, values
}

// quoted is text as a literal of SQL.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// settle finds out what each row is: new, equal, changed, or twice in the file.
func (m *merge) settle() error {
	if err := m.dropRepeats(); err != nil {
		return err
	}
	if m.in.Refused() {
		return nil
	}
	if m.first {
		return m.conn.QueryRowContext(m.ctx, m.text("select count(*) from {arrived} where {mine}")).Scan(&m.in.Added)
	}
	return m.compare()
}

// finish records the file where it changed anything.
func (m *merge) finish() error {
	if m.in.Added+m.in.Updated+m.in.Removed == 0 {
		return nil
	}
	if m.table.numbered {
		if _, err := m.exec(m.text(loadQuery("next_contract"))); err != nil {
			return err
		}
	}
	return m.recordFile(m.in, m.fileNo)
}

// recordFile says that a file was loaded.
func (l *load) recordFile(in *sla.Intake, fileNo int64) error {
	_, err := l.exec("insert into input.files values (?, ?, ?, ?, ?, ?)", fileNo, in.Source, in.Kind, in.File, in.Digest, in.Rows)
	return err
}

// text fills a statement in: the names of the table and of its columns are
// ours, and the source is quoted.
func (m *merge) text(statement string) string {
	incoming, arrived, mine := m.incoming()
	var differs, nearDiffers, keyEqual, nearEqual []string
	for _, c := range m.table.columns {
		if m.isKey(c.name) {
			continue
		}
		differs = append(differs, "a."+c.name+" is distinct from b."+c.name)
		if !inPart(m.table.parts, c.name) {
			nearDiffers = append(nearDiffers, differs[len(differs)-1])
		}
	}
	for _, k := range m.table.key {
		keyEqual = append(keyEqual, "a."+k+" = b."+k)
		if !inPart(m.table.parts, k) {
			nearEqual = append(nearEqual, keyEqual[len(keyEqual)-1])
		}
	}
	for _, p := range m.table.parts {
		nearEqual = append(nearEqual, "a."+p.number+" = b."+p.number)
	}
	return strings.NewReplacer(
		"{table}", m.table.table, "{kept}", m.table.kept, "{incoming}", incoming, "{arrived}", arrived, "{mine}", mine, "{row}", m.table.row, "{kind}", quoted(m.table.kind),
		"{key}", strings.Join(m.table.key, ", "), "{line}", strings.Join(m.table.line, ", "), "{key_equal}", strings.Join(keyEqual, " and "),
		"{b_key}", "b."+strings.Join(m.table.key, ", b."),
		"{differs}", anyOf(differs), "{near_differs}", anyOf(nearDiffers), "{near_equal}", strings.Join(nearEqual, " and "), "{source}", quoted(m.in.Source),
		"{file}", quoted(m.in.File), "{file_no}", strconv.FormatInt(m.fileNo, 10),
	).Replace(statement)
}

// anyOf is the condition that one of conditions holds.
func anyOf(conditions []string) string {
	if len(conditions) == 0 {
		return "(false)"
	}
	return "(" + strings.Join(conditions, " or ") + ")"
}

func (m *merge) isKey(name string) bool {
	for _, k := range m.table.key {
		if k == name {
			return true
		}
	}
	return false
}
