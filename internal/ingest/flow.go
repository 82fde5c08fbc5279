package ingest

import (
	"strings"

	"dragoman"
	"dragoman/internal/ingest/layout"
)

// flow is what a format's reader makes of a file: the running text as blocks in
// reading order, and what was taken out of it. compose writes it as a Document.
type flow struct {
	pages     []string // the label of each page; nil for a format without pages
	blocks    []block
	apparatus []string // already clean, in text order
	meta      metadata
	warnings  []dragoman.Warning
	engine    string
}

// metadata is what a file says of itself.
type metadata struct {
	title, symbol, language string
	date                    *dragoman.Date
}

// block is one unit of running text before it has a place in the canonical
// text.
type block struct {
	kind   dragoman.BlockKind
	level  int // of a heading, from 1
	pieces []piece
}

// piece is the part of a block that stands on one page.
type piece struct {
	page int // index into flow.pages; 0 for formats without pages
	text string
}

func (b block) text() string {
	if len(b.pieces) == 1 {
		return b.pieces[0].text
	}
	parts := make([]string, len(b.pieces))
	for i, p := range b.pieces {
		parts[i] = p.text
	}
	return strings.Join(parts, " ")
}

// add appends a block that lies on one page. An empty text adds nothing.
func (f *flow) add(kind dragoman.BlockKind, level, page int, text string) {
	if text = clean(text); text != "" {
		f.blocks = append(f.blocks, block{kind: kind, level: level, pieces: []piece{{page, text}}})
	}
}

// compose writes the flow as canonical text with its pages, sections and
// blocks.
func (f *flow) compose() *dragoman.Document {
	doc := &dragoman.Document{
		Title: f.meta.title, Symbol: f.meta.symbol, Language: f.meta.language, Date: f.meta.date,
		Engine: f.engine, Warnings: f.warnings,
	}
	var text strings.Builder
	page := 0
	if len(f.pages) > 0 {
		doc.Pages = append(doc.Pages, dragoman.Page{Number: 1, Label: f.pages[0]})
	}
	turn := func(to int) { // ends pages until page to is the current one
		for len(f.pages) > 0 && page < to && page+1 < len(f.pages) {
			doc.Pages[page].End = text.Len()
			text.WriteByte('\f')
			page++
			doc.Pages = append(doc.Pages, dragoman.Page{Span: dragoman.Span{Start: text.Len()}, Number: page + 1, Label: f.pages[page]})
		}
	}
	for _, b := range f.blocks {
		start := -1
		for _, p := range b.pieces {
			if p.text == "" {
				continue
			}
			switch {
			case len(f.pages) > 0 && p.page > page:
				turn(p.page)
			case start >= 0:
				text.WriteByte(' ')
			case text.Len() > 0 && (len(doc.Pages) == 0 || text.Len() > doc.Pages[page].Start):
				text.WriteString("\n\n")
			}
			if start < 0 {
				start = text.Len()
			}
			text.WriteString(p.text)
		}
		if start < 0 {
			continue
		}
		span := dragoman.Span{Start: start, End: text.Len()}
		if b.kind == dragoman.Heading {
			doc.Sections = append(doc.Sections, dragoman.Section{Span: span, Heading: b.text(), Level: max(1, b.level)})
		}
		doc.Blocks = append(doc.Blocks, dragoman.Block{Span: span, Kind: b.kind, Section: len(doc.Sections) - 1})
	}
	turn(len(f.pages) - 1)
	if n := len(doc.Pages); n > 0 {
		doc.Pages[n-1].End = text.Len()
	}
	doc.Body = text.Len()
	closeSections(doc.Sections, doc.Body)
	if len(f.apparatus) > 0 {
		text.WriteByte('\f')
		text.WriteString(strings.Join(f.apparatus, "\n\n"))
	}
	doc.Text = text.String()
	doc.Seal()
	return doc
}

// closeSections ends each section where the next one of its own or a higher
// level begins.
func closeSections(sections []dragoman.Section, end int) {
	var open []int
	for i := range sections {
		for len(open) > 0 && sections[open[len(open)-1]].Level >= sections[i].Level {
			sections[open[len(open)-1]].End = sections[i].Start
			open = open[:len(open)-1]
		}
		open = append(open, i)
	}
	for _, i := range open {
		sections[i].End = end
	}
}

// note adds a piece of apparatus.
func (f *flow) note(s string) {
	if s = clean(s); s != "" {
		f.apparatus = append(f.apparatus, s)
	}
}

// titleFromHeading takes the first heading for the title where the file gives
// none, or else a line at the beginning that is set in capitals.
func (f *flow) titleFromHeading() {
	for i := 0; i < len(f.blocks) && f.meta.title == ""; i++ {
		if b := f.blocks[i]; b.kind == dragoman.Heading && !masthead(b.text()) && b.pieces[0].page < 2 {
			f.meta.title = b.text()
		}
	}
	for i := 0; i < len(f.blocks) && i < opening && f.meta.title == ""; i++ {
		if text := f.blocks[i].text(); len(text) > 20 && len(text) < 400 && capitals(text) && !masthead(text) {
			f.meta.title = text
		}
	}
}

// clean makes one line of canonical text of s.
func clean(s string) string { return layout.Clean(s) }

// warn adds a warning; page counts from 1, and 0 is the whole file.
func (f *flow) warn(page int, code Code, message string) {
	w := dragoman.Warning{Code: string(code), Message: message}
	if page > 0 {
		w.Page = &page
	}
	f.warnings = append(f.warnings, w)
}
