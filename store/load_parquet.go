package store

import (
	"context"
	"fmt"
	"strings"
)

// ParquetRows reads count records of a Parquet file from record from on, as
// text: the decimals as they are stored, instants with a zone in UTC, null as
// "". Errors: not a Parquet file, a column that no text can hold.
func (s *Store) ParquetRows(ctx context.Context, path string, from, count int64) (header []string, rows [][]string, err error) {
	var texts []string
	err = each(ctx, s.db, "select column_name, column_type from (describe from read_parquet(?, hive_partitioning = false))", func(row scanner) error {
		var name, kind string
		if err := row.Scan(&name, &kind); err != nil {
			return err
		}
		text, err := parquetText(name, kind)
		header, texts = append(header, name), append(texts, text)
		return err
	}, literalPath(path))
	if err == nil && from == 0 {
		err = s.parquetNamesOnce(ctx, path)
	}
	if err != nil || count == 0 {
		return header, nil, err
	}
	text := "select " + strings.Join(texts, ", ") + " from read_parquet(?, hive_partitioning = false, file_row_number = true) where file_row_number >= ? and file_row_number < ? order by file_row_number"
	err = each(ctx, s.db, text, func(row scanner) error {
		fields := make([]string, len(header))
		into := make([]any, len(header))
		for n := range fields {
			into[n] = &fields[n]
		}
		rows = append(rows, fields)
		return row.Scan(into...)
	}, literalPath(path), from, from+count)
	return header, rows, err
}

// parquetNamesOnce refuses a file with two columns of one name, of which the engine
// gives one a name that is not in the file.
func (s *Store) parquetNamesOnce(ctx context.Context, path string) error {
	var name string
	err := s.db.QueryRowContext(ctx, "select column_name from (describe from read_parquet($1, hive_partitioning = false)) where column_name not in (select name from parquet_schema($1)) order by 1 limit 1", literalPath(path)).Scan(&name)
	if err == nil {
		err = fmt.Errorf("the column %s is there twice", strings.TrimSuffix(strings.TrimRight(name, "0123456789"), "_"))
	}
	return ignoreNoRows(err)
}

// parquetText is the expression of a column as text.
func parquetText(name, kind string) (string, error) {
	column := `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
	switch {
	case kind == "BLOB" || strings.ContainsAny(kind, "[{") || strings.HasPrefix(kind, "STRUCT") || strings.HasPrefix(kind, "MAP"):
		return "", fmt.Errorf("column %s is a %s, which is not one value a row", name, kind)
	case kind == "TIMESTAMP WITH TIME ZONE":
		return "coalesce(strftime(" + column + " at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ'), '')", nil
	}
	return "coalesce(" + column + "::varchar, '')", nil
}

// literalPath is path with the characters that DuckDB would expand.
func literalPath(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}
