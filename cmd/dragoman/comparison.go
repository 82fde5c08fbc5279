package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman/internal/export"
)

// comparison prints the result of a command that compares reports: rows for
// people and spreadsheets, objects for programs.
type comparison[T any] struct {
	columns []string
	flex    int // the column that gives way on a narrow terminal
	rows    func(T) [][]string
}

// comparisonFormats are the formats of all comparisons.
func comparisonFormats() []string { return []string{"table", "json", "jsonl", "csv", "markdown"} }

// write prints the entries in a format.
func (p comparison[T]) write(c *cli.Context, path, format string, entries []T) error {
	return writeTo(c, path, func(w io.Writer) error {
		switch format {
		case "json":
			if entries == nil {
				entries = []T{}
			}
			return writeJSON(w, entries)
		case "jsonl":
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			for _, e := range entries {
				if err := enc.Encode(e); err != nil {
					return err
				}
			}
			return nil
		case "csv":
			return p.csv(w, entries)
		case "markdown":
			return p.markdown(w, entries)
		}
		t := table{head: p.columns, flex: p.flex}
		for _, e := range entries {
			for _, row := range p.rows(e) {
				t.add(row...)
			}
		}
		if len(t.rows) == 0 {
			return nil
		}
		return t.writeFor(w, c.App.Writer)
	})
}

func (p comparison[T]) csv(w io.Writer, entries []T) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // as in export: Excel needs it
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(p.columns); err != nil {
		return err
	}
	for _, e := range entries {
		for _, row := range p.rows(e) {
			for i := range row {
				row[i] = export.GuardCell(row[i])
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func (p comparison[T]) markdown(w io.Writer, entries []T) error {
	var b strings.Builder
	line := func(cells []string) {
		for _, cell := range cells {
			b.WriteString("| " + strings.NewReplacer("|", `\|`, "<", "&lt;", "\\", `\\`).Replace(printable(cell)) + " ")
		}
		b.WriteString("|\n")
	}
	line(p.columns)
	line(slices.Repeat([]string{"---"}, len(p.columns)))
	for _, e := range entries {
		for _, row := range p.rows(e) {
			line(row)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// pageOf is a page for people: the printed number where it differs.
func pageOf(page *int, label string) string {
	switch {
	case page == nil:
		return ""
	case label != "" && label != strconv.Itoa(*page):
		return strconv.Itoa(*page) + " (" + label + ")"
	}
	return strconv.Itoa(*page)
}
