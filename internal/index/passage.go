package index

import (
	"strings"

	"dragoman"
)

// passage is a stretch of text that is found as one: a page, or, where a format
// has no pages, as many paragraphs as make about one. It holds, in this order,
// its first byte and the one behind its last, its first code point and the
// number of them, the index in Pages of its page and the index in Sections of
// the section at its start; -1 for none.
type passage [6]int

func (p passage) start() int  { return p[0] }
func (p passage) end() int    { return p[1] }
func (p passage) point() int  { return p[2] }
func (p passage) points() int { return p[3] }
func (p passage) page() int   { return p[4] }
func (p passage) head() int   { return p[5] }

// passageSize is about a printed page, in bytes.
const passageSize = 3000

// minPassage is about three lines.
const minPassage = 240

// passages cuts the running text of a document, and behind it its apparatus.
func passages(doc *dragoman.Document) []passage {
	var out []passage
	add := func(start, end, page int) {
		// A form feed or a blank line at an edge belongs to no passage.
		for start < end && strings.IndexByte("\f\n \t", doc.Text[start]) >= 0 {
			start++
		}
		for start < end && strings.IndexByte("\f\n \t", doc.Text[end-1]) >= 0 {
			end--
		}
		if start == end {
			return
		}
		points := doc.Points(start)
		out = append(out, passage{start, end, points, doc.Points(end) - points, page, doc.SectionAt(start)})
	}
	if len(doc.Pages) > 0 {
		for i, p := range doc.Pages {
			add(p.Start, p.End, i)
		}
	} else {
		start := 0
		for _, s := range append(doc.Sections, dragoman.Section{Span: dragoman.Span{Start: doc.Body}}) {
			// A heading with next to nothing below it goes with what follows.
			if s.Start-start < minPassage && s.Start < doc.Body {
				continue
			}
			for _, c := range cuts(doc.Text[start:s.Start]) {
				add(start+c.Start, start+c.End, -1)
			}
			start = s.Start
		}
	}
	for _, s := range cuts(doc.Text[doc.Body:]) {
		add(doc.Body+s.Start, doc.Body+s.End, -1)
	}
	return out
}

// cuts divides text into stretches of about passageSize bytes, at blank lines
// where there are any, else at spaces.
func cuts(text string) []dragoman.Span {
	var out []dragoman.Span
	for start := 0; start < len(text); {
		end := len(text)
		if end-start > passageSize*3/2 {
			window := text[start+passageSize/2 : start+passageSize*3/2]
			at := -1
			for _, mark := range []string{"\n\n", "\n", " "} {
				if at = strings.LastIndex(window, mark); at >= 0 {
					break
				}
			}
			if at < 0 {
				at = passageSize
				for at > 0 && text[start+passageSize/2+at]&0xC0 == 0x80 {
					at--
				}
			}
			end = start + passageSize/2 + at
		}
		out = append(out, dragoman.Span{Start: start, End: end})
		start = end
	}
	return out
}
