package layout

import (
	"regexp"
	"strings"
)

// edge is how many lines at the top and the bottom of a page may be running
// heads and feet.
const edge = 4

// takeFurniture takes running heads, feet, document symbols and page numbers
// out of the running text: lines at the edge of a page that recur, digits
// aside, at the edge of others.
func (d *document) takeFurniture() {
	seen := map[string]map[int]bool{} // place and shape -> pages
	for i, page := range d.pages {
		for _, at := range edges(page) {
			key := shape(page[at.index].text(), at.top)
			if seen[key] == nil {
				seen[key] = map[int]bool{}
			}
			seen[key][i] = true
		}
	}
	for i, page := range d.pages {
		top, bottom := true, true
		// from the edge inwards: furniture stands outside the text
		for _, at := range edges(page) {
			outer := &top
			if !at.top {
				outer = &bottom
			}
			if !*outer {
				continue
			}
			l := &page[at.index]
			text := l.text()
			recurs := len(seen[shape(text, at.top)])
			if recurs < 2 && !pageNumber.MatchString(text) && !imprint.MatchString(text) {
				if len(text) > 40 || l.size >= d.body {
					*outer = false
				}
				continue
			}
			if recurs < 3 && len(d.pages) > 4 && !pageNumber.MatchString(text) && !imprint.MatchString(text) && !symbolLine.MatchString(text) {
				*outer = false
				continue
			}
			l.gone = true
			d.result.Apparatus = append(d.result.Apparatus, Piece{i, text})
			if m := pageNumber.FindStringSubmatch(text); m != nil && d.result.Labels[i] == "" {
				d.result.Labels[i] = firstOf(m[1:])
			} else {
				d.labelFromCells(i, l)
			}
		}
	}
}

// labelFromCells finds the page number in a foot that holds more than it.
func (d *document) labelFromCells(page int, l *line) {
	for _, c := range l.cells {
		if m := pageNumber.FindStringSubmatch(c.text); m != nil && d.result.Labels[page] == "" {
			d.result.Labels[page] = firstOf(m[1:])
		}
	}
}

func firstOf(list []string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// place is a line near the top or the bottom of its page.
type place struct {
	index int
	top   bool
}

// edges gives the lines near the edges of a page, from the outermost inwards.
func edges(page []line) []place {
	order := make([]int, len(page))
	for i := range order {
		order[i] = i
	}
	sortByHeight(order, page)
	var out []place
	n := len(order)
	for i := 0; i < min(edge, (n+1)/2); i++ {
		out = append(out, place{order[i], true})
	}
	for i := 0; i < min(edge, n/2); i++ {
		out = append(out, place{order[n-1-i], false})
	}
	return out
}

func sortByHeight(order []int, page []line) {
	for i := 1; i < len(order); i++ {
		for j := i; j > 0 && page[order[j]].y > page[order[j-1]].y; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
}

// shape is a line's text with its numbers masked.
func shape(text string, top bool) string {
	s := digits.ReplaceAllString(strings.ToLower(text), "#")
	s = romanWord.ReplaceAllString(s, "#")
	if top {
		return "top " + s
	}
	return "bottom " + s
}

var (
	romanWord  = regexp.MustCompile(`\b[ivxl]+\b`)
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`^(?:(?:page|p\.|seite)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*(\d{1,4})\s*[-–—]|(\d{1,4})\s*(?:/|of)\s*\d{1,4}|(\d{1,4})|([ivxlc]{1,7})|/\.\.\.)$`)
	// imprint is the job number that the UN prints at the foot of a first page.
	imprint    = regexp.MustCompile(`^(\d{2}-\d{5}\s*\(E\).*|\*\d{7}\*|\d{2}-\d{5}|\(E\)\s+\d{6}(\s+\d{6})?)$`)
	symbolLine = regexp.MustCompile(`^[A-Z]{1,4}/[A-Z0-9./()\- ]+$`)
)
