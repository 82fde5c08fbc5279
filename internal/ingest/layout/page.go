// Package layout makes paragraphs of positioned text: what a PDF engine or a
// character recogniser gives is runs of glyphs on a page; what a reader sees is
// lines, columns, paragraphs and headings, with running heads, page numbers and
// footnotes round them.
//
// Lengths are in points (1/72 inch). The origin is the page's lower left
// corner, as in PDF.
package layout

import (
	"strings"

	"dragoman"
)

// Run is a piece of text drawn in one go: on one baseline, in one font.
type Run struct {
	Text string
	X, Y float64 // where its baseline begins
	W    float64 // how far it advances
	Size float64 // the font's size as drawn
	Bold bool
}

// Page is the text of one page as an engine gives it, in the order drawn.
type Page struct {
	Width, Height float64
	Runs          []Run
	Aside         [][]Run // what is drawn at other angles: watermarks, marginal stamps
	Shown         int     // the codes that the page's show operators draw
	Unmapped      int     // of them, how many have no meaning in Unicode
}

// Sheet is a page parted into lines in reading order.
type Sheet struct {
	lines  []line
	height float64
	marks  []string // of notes, taken out of the lines
	aside  []string // drawn at another angle
}

// NewSheet finds the lines of a page; number counts pages from 0.
func NewSheet(number int, page Page) Sheet {
	s := Sheet{height: page.Height}
	s.lines, s.marks = lines(number, page)
	for _, runs := range page.Aside {
		for _, r := range rows(Page{Runs: runs}) {
			if l, _ := r.split(number, spaceGap); len(l.cells) > 0 {
				s.aside = append(s.aside, l.text())
			}
		}
	}
	return s
}

// Text gives the sheet's lines as they stand, for judging them.
func (s *Sheet) Text() string {
	var b strings.Builder
	for i := range s.lines {
		b.WriteString(s.lines[i].text())
		b.WriteByte('\n')
	}
	for _, text := range s.aside {
		b.WriteString(text)
		b.WriteByte('\n')
	}
	return b.String()
}

// Block is a paragraph, heading, list item or table row.
type Block struct {
	Kind   dragoman.BlockKind
	Level  int // of a heading, from 1
	Size   float64
	Pieces []Piece
}

// Text gives the whole block on one line.
func (b *Block) Text() string {
	s := ""
	for i, p := range b.Pieces {
		if i > 0 {
			s += " "
		}
		s += p.Text
	}
	return s
}

// Piece is the part of a block that stands on one page.
type Piece struct {
	Page int // from 0
	Text string
}

// Result is the text of a document as a reader sees it.
type Result struct {
	Blocks    []Block
	Apparatus []Piece  // what was taken out: running heads and feet, page numbers, footnotes
	Labels    []string // the printed number of each page, or ""
}
