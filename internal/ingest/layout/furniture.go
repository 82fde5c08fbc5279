package layout

import (
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
		var top, bottom []int
		for _, at := range edges(page) {
			if at.top {
				top = append(top, at.index)
			} else {
				bottom = append(bottom, at.index)
			}
		}
		d.takeEdge(i, top, true, seen)
		d.takeEdge(i, bottom, false, seen)
	}
}

// takeEdge takes the furniture at one edge of a page: the lines, given from the
// edge inwards, up to the first one that belongs to the text. Between the two
// there is a gap.
func (d *document) takeEdge(number int, lines []int, top bool, seen map[string]map[int]bool) {
	page := d.pages[number]
	taken := d.candidates(page, lines, top, seen)
	for n := len(taken); n > 0; n-- {
		last := taken[n-1]
		text := page[last].text()
		if pageNumber().MatchString(text) || imprint().MatchString(text) || symbolLine().MatchString(text) || d.apart(page, last, taken[:n], top) {
			break
		}
		taken = taken[:n-1]
	}
	for _, j := range taken {
		l := &page[j]
		l.gone = true
		text := l.text()
		d.result.Apparatus = append(d.result.Apparatus, Piece{number, text})
		if m := pageNumber().FindStringSubmatch(text); m != nil && d.result.Labels[number] == "" {
			d.result.Labels[number] = firstOf(m[1:])
		} else {
			d.labelFromCells(number, l)
		}
	}
}

// candidates gives the lines of an edge that recur or are known by their form.
func (d *document) candidates(page []line, lines []int, top bool, seen map[string]map[int]bool) (taken []int) {
	for _, j := range lines {
		text := page[j].text()
		recurs := len(seen[shape(text, top)])
		known := pageNumber().MatchString(text) || imprint().MatchString(text) || top && page[j].page > 0 && symbolLine().MatchString(text)
		switch {
		case known, recurs > 2, recurs == 2 && (len(d.pages) <= 4 || symbolLine().MatchString(text)):
			taken = append(taken, j)
			continue
		case len(text) <= 40 && page[j].size < d.body:
			continue // a small line that need not end the furniture: a logo's caption
		}
		return taken
	}
	return taken
}

// apart reports whether a line stands apart from the next one towards the
// middle of the page that is not taken.
func (d *document) apart(page []line, j int, taken []int, top bool) bool {
	nearest := 1e9
next:
	for k := range page {
		for _, t := range taken {
			if t == k {
				continue next
			}
		}
		gap := page[j].y - page[k].y
		if !top {
			gap = -gap
		}
		if gap > 0 && gap < nearest {
			nearest = gap
		}
	}
	return nearest > 1.2*d.leading
}

// labelFromCells finds the page number in a foot that holds more than it.
func (d *document) labelFromCells(page int, l *line) {
	for _, c := range l.cells {
		if m := pageNumber().FindStringSubmatch(c.text); m != nil && d.result.Labels[page] == "" {
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
	s := digits().ReplaceAllString(strings.ToLower(text), "#")
	s = romanWord().ReplaceAllString(s, "#")
	if top {
		return "top " + s
	}
	return "bottom " + s
}

var (
	romanWord  = lazy(`\b[ivxl]+\b`)
	digits     = lazy(`\d+`)
	pageNumber = lazy(`^(?:(?:page|p\.|seite)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*(\d{1,4})\s*[-–—]|(\d{1,4})\s*(?:/|of)\s*\d{1,4}|(\d{1,4})|([ivxlc]{1,7})|/\.\.\.)$`)
	// imprint is the job number that the UN prints at the foot of a first page.
	imprint    = lazy(`^(\d{2}-\d{5}\s*\(E\).*|\*\d{7}\*|\d{2}-\d{5}|\(E\)\s+\d{6}(\s+\d{6})?)$`)
	symbolLine = lazy(`^[A-Z]{1,4}/[A-Z0-9./()\- ]*\d[A-Z0-9./()\- ]*$`)
)
