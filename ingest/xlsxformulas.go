package ingest

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// withoutValue stands in a field for a formula whose value nobody computed.
// Programs that write workbooks without being spreadsheets leave values out,
// and the library shows such a cell as empty: an end would become an open end.
// U+FFFF is no character, so no text that people write is taken for it.
const withoutValue = "\uffff formula"

const noValueReason, noValueHint = "is a formula without its value", "open the file in a spreadsheet program and save it there"

// isSheetError says whether text is what a spreadsheet shows where a formula failed:
// nobody is called that, and many would be.
func isSheetError(text string) bool {
	if text == "" || text[0] != '#' {
		return false
	}
	switch text {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#GETTING_DATA":
		return true
	}
	return false
}

// formulas are the cells of a sheet that have a formula and no value: for each
// row, the numbers of their columns, from 0.
type formulas map[int][]int

// unseen looks into the file itself for what the library tells only to those who hold
// the whole sheet in memory: formulas without a value, and cells that are merged, as
// ranges like A2:A4.
func unseen(workbook, sheet string) (unvalued formulas, merged []string, err error) {
	parts, err := zip.OpenReader(workbook)
	if err != nil {
		return nil, nil, err
	}
	defer parts.Close()
	name, err := sheetPart(parts, sheet)
	if err != nil {
		return nil, nil, err
	}
	any, merged, err := scanTags(parts, name)
	if err != nil || !any {
		return nil, merged, err
	}
	part, err := parts.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer part.Close()
	unvalued, err = scanFormulas(xml.NewDecoder(bufio.NewReaderSize(part, 64<<10)))
	return unvalued, merged, err
}

// sheetPart is the part of the workbook that has the sheet.
func sheetPart(parts *zip.ReadCloser, sheet string) (string, error) {
	var book struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := errors.Join(readPart(parts, "xl/workbook.xml", &book), readPart(parts, "xl/_rels/workbook.xml.rels", &links)); err != nil {
		return "", err
	}
	for _, s := range book.Sheets {
		for _, attr := range s.Attrs {
			for _, link := range links.Links {
				if s.Name == sheet && attr.Name.Local == "id" && attr.Value == link.ID {
					return partPath(link.Target), nil
				}
			}
		}
	}
	return "", fmt.Errorf("it does not say which part is the sheet %q", sheet)
}

func partPath(target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/")
	}
	return path.Join("xl", target)
}

func readPart(parts *zip.ReadCloser, name string, into any) error {
	part, err := parts.Open(name)
	if err != nil {
		return err
	}
	defer part.Close()
	return xml.NewDecoder(part).Decode(into)
}

// scanTags looks for the element f, which most sheets do not have, and for merged
// cells: reading all cells a second time would take as long as the first time.
func scanTags(parts *zip.ReadCloser, name string) (formula bool, merged []string, err error) {
	part, err := parts.Open(name)
	if err != nil {
		return false, nil, err
	}
	defer part.Close()
	src := bufio.NewReaderSize(part, 64<<10)
	for {
		text, err := src.ReadSlice('>')
		switch {
		case errors.Is(err, io.EOF):
			return formula, merged, nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return false, nil, err
		}
		switch tag := text[bytes.LastIndexByte(text, '<')+1:]; tagName(tag) {
		case "f":
			formula = true
		case "mergeCell":
			if _, ref, found := bytes.Cut(tag, []byte(`ref="`)); found {
				merged = append(merged, string(ref[:max(0, bytes.IndexByte(ref, '"'))]))
			}
		}
	}
}

// tagName is the name in a tag like <f>, <f t="shared"/> or <x:f>.
func tagName(tag []byte) string {
	if end := bytes.IndexFunc(tag, func(c rune) bool { return c <= ' ' || c == '/' || c == '>' }); end >= 0 {
		tag = tag[:end]
	}
	return string(tag[bytes.IndexByte(tag, ':')+1:])
}

// cellScan is what is known of the cell that is being read.
type cellScan struct {
	row, column              int
	kind                     string
	formula, valued, inValue bool
}

func scanFormulas(from *xml.Decoder) (formulas, error) {
	found := formulas{}
	var c cellScan
	for {
		token, err := from.RawToken()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		switch element := token.(type) {
		case xml.StartElement:
			if err := c.begin(element); err != nil {
				return nil, err
			}
		case xml.CharData:
			c.valued = c.valued || c.inValue && len(element) > 0
		case xml.EndElement:
			c.inValue = false
			if element.Name.Local == "c" && c.formula && !c.valued {
				found[c.row] = append(found[c.row], c.column)
			}
		}
	}
}

// begin reads the beginning of a row, of a cell, or of a part of a cell.
func (c *cellScan) begin(element xml.StartElement) (err error) {
	switch element.Name.Local {
	case "row":
		c.row, c.column = c.row+1, -1
		if number := attribute(element, "r"); number != "" {
			c.row, err = strconv.Atoi(number)
		}
	case "c":
		c.column++
		c.kind, c.formula, c.valued = attribute(element, "t"), false, false
		if name := attribute(element, "r"); name != "" {
			c.column, _, err = excelize.CellNameToCoordinates(name)
			c.column--
		}
	case "f":
		c.formula = true
	case "v", "is":
		// An empty text is a value, an empty number is none.
		c.inValue, c.valued = true, c.kind == "str"
	}
	return err
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
