package main

import (
	"io"
	"os"
	"strings"

	"github.com/mattn/go-runewidth"
)

// table lays out rows for people: columns as wide as their widest cell, the
// last one, or the one marked, cut to the terminal's width.
type table struct {
	head []string
	rows [][]string
	// flex is the index of the column that gives way when the terminal is too
	// narrow.
	flex int
	// right tells which columns are numbers.
	right map[int]bool
}

func (t *table) add(cells ...string) {
	for i := range cells {
		cells[i] = printable(cells[i])
	}
	t.rows = append(t.rows, cells)
}

// write prints the table. On something that is no terminal nothing is cut.
func (t *table) write(w io.Writer) error { return t.writeFor(w, w) }

// writeFor prints the table to a buffer before a screen.
func (t *table) writeFor(w, screen io.Writer) error {
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(cell))
		}
	}
	if columns := width(screen, 0); columns > 0 {
		total := 2 * (len(widths) - 1)
		for _, n := range widths {
			total += n
		}
		if total > columns {
			widths[t.flex] = max(10, widths[t.flex]-(total-columns))
		}
	}
	var b strings.Builder
	line := func(row []string, bold bool) {
		for i, cell := range row {
			if runewidth.StringWidth(cell) > widths[i] {
				cell = runewidth.Truncate(cell, widths[i], "…")
			}
			pad := strings.Repeat(" ", widths[i]-runewidth.StringWidth(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if t.right[i] {
				b.WriteString(pad)
			}
			b.WriteString(style(screen, bold, cell))
			if !t.right[i] && i < len(row)-1 {
				b.WriteString(pad)
			}
		}
		b.WriteByte('\n')
	}
	line(t.head, true)
	for _, row := range t.rows {
		line(row, false)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// colour reports whether w takes colours: it is a terminal, and the user has
// not asked for none (no-color.org).
func colour(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// style makes text bold on a terminal.
func style(w io.Writer, bold bool, text string) string {
	if !bold || text == "" || !colour(w) {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}
