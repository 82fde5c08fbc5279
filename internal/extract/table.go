package extract

import (
	"strings"

	"dragoman"
)

// An annex of a report lists its encounters or instruments in a table. What the
// columns hold stands in the first row; the rows below are read by it.

// column is what a column of a table holds.
type column uint8

const (
	otherColumn column = iota
	dateColumn
	placeColumn
	eventColumn
	peopleColumn
	instrumentColumn
	partnerColumn
	statusColumn
)

// columnWords are the words of a header that tell what a column holds, the
// surest first.
var columnWords = []struct {
	holds column
	words map[string]bool
}{
	{instrumentColumn, set(strings.Fields("document documents instrument instruments agreement agreements memorandum"))},
	{eventColumn, set(strings.Fields("event events meeting meetings activity activities visit visits engagement engagements"))},
	{peopleColumn, set(strings.Fields("participation participants participant level represented representation representative signed signatories signatory delegation by"))},
	{partnerColumn, set(strings.Fields("partner partners party parties counterpart counterparts organization organisation"))},
	{statusColumn, set(strings.Fields("status stage state"))},
	{dateColumn, set(strings.Fields("date dates day when"))},
	{placeColumn, set(strings.Fields("place venue location city where"))},
}

// table is the columns of the rows that follow a header.
type table struct {
	columns []column
	head    string // the header and the heading of its section, in lower case
}

// row is one row of a table: its cells as sentences of their own.
type row struct {
	table *table
	s     *sentence // the first sentence of the row
	cells []sentence
}

// cell returns the first cell of a kind, or nil.
func (x *row) cell(holds column) *sentence {
	for i := range x.cells {
		if i < len(x.table.columns) && x.table.columns[i] == holds {
			return &x.cells[i]
		}
	}
	return nil
}

// header reads the header of a table, or nil.
func (r *reading) header(text string, section int) *table {
	t := &table{head: strings.ToLower(text)}
	if section >= 0 {
		t.head += " " + strings.ToLower(flatten(r.doc.Sections[section].Heading))
	}
	known := 0
	for cell := range strings.SplitSeq(text, "\t") {
		holds := otherColumn
		words := strings.Fields(fold(cell))
		if len(words) > 6 {
			return nil
		}
		for _, c := range columnWords {
			for _, w := range words {
				if holds == otherColumn && c.words[w] {
					holds = c.holds
				}
			}
		}
		if holds != otherColumn {
			known++
		}
		t.columns = append(t.columns, holds)
	}
	if known < 3 {
		return nil
	}
	return t
}

// tableRows returns the rows below headers that are understood, by the index of their
// first sentences.
func (r *reading) tableRows() map[int]*row {
	var out map[int]*row
	var t *table
	first := map[int]int{} // block -> its first sentence
	for i := range r.sentences {
		if r.sentences[i].first {
			first[r.sentences[i].block] = i
		}
	}
	for b, block := range r.doc.Blocks {
		if block.Kind != dragoman.TableRow {
			t = nil
			continue
		}
		text := r.doc.Text[block.Start:block.End]
		if t == nil {
			if t = r.header(text, block.Section); t == nil {
				t = &table{} // a table of something else
			}
			continue
		}
		i, ok := first[b]
		if len(t.columns) == 0 || !ok {
			continue
		}
		x := &row{table: t, s: &r.sentences[i]}
		at := block.Start
		for cell := range strings.SplitSeq(text, "\t") {
			s := sentence{Span: dragoman.Span{Start: at, End: at + len(cell)}, block: b, section: block.Section, index: i, text: flatten(cell)}
			r.mention(&s)
			x.cells = append(x.cells, s)
			at += len(cell) + 1
		}
		if out == nil {
			out = map[int]*row{}
		}
		out[i] = x
	}
	return out
}

// dateOf is the day in the date column of a row, or nil.
func (r *reading) dateOf(x *row) *dragoman.Date {
	c := x.cell(dateColumn)
	if c == nil {
		return nil
	}
	for _, m := range c.mentions {
		if m.kind == mentionDate {
			return r.resolveDate(c, m, -1)
		}
	}
	return nil
}

// placeOf is the city in the place column of a row, or beside its date, or nil.
func (r *reading) placeOf(x *row) *dragoman.Place {
	for _, holds := range []column{placeColumn, dateColumn} {
		c := x.cell(holds)
		if c == nil {
			continue
		}
		for _, m := range c.mentions {
			if m.place != nil {
				p := &dragoman.Place{Text: dragoman.String(c.text[m.start:m.end])}
				r.setPlace(p, m, c.text[m.start:m.end])
				return p
			}
		}
		for _, m := range r.x.gaz.Find("in " + c.text) { // a city is sure only behind "in"
			if holds == placeColumn && m.Start >= 3 {
				p := &dragoman.Place{Text: dragoman.String(c.text)}
				r.setPlace(p, mention{place: m.Entries[0]}, c.text[m.Start-3:m.End-3])
				return p
			}
		}
	}
	return nil
}
