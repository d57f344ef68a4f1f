package ingest

import (
	"fmt"
	"sync"
)

// parquetRecords reads a Parquet file through the database, a stretch of
// records at a time.
type parquetRecords struct {
	mu      sync.Mutex
	file    *file
	columns []string
	from    int64
	ended   bool
}

const recordsInBlock = 20000

func openParquet(f *file) (records, error) {
	p := &parquetRecords{file: f}
	columns, _, err := f.loader.ParquetRows(f.ctx, f.path, 0, 0)
	if err != nil {
		return nil, fmt.Errorf("is not a Parquet file: %w", err)
	}
	p.columns, f.ragged = columns, true
	return p, nil
}

func (p *parquetRecords) header() []string { return p.columns }

func (p *parquetRecords) close() error { return nil }

func (p *parquetRecords) next() (*block, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return nil, nil
	}
	first := int(p.from) + 1
	_, rows, err := p.file.loader.ParquetRows(p.file.ctx, p.file.path, p.from, recordsInBlock)
	if err != nil {
		return nil, err
	}
	p.from += recordsInBlock
	if p.ended = len(rows) < recordsInBlock; p.ended {
		p.file.read(p.file.size)
	}
	return rowsBlock(first, rows), nil
}
