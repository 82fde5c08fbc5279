package layout

import "regexp"

// takeFootnotes takes the notes at the foot of each page out of the running
// text: the lines from one that opens with a note's mark, in smaller type than
// the body, down to the end of the page.
func (d *document) takeFootnotes() {
	for i, page := range d.pages {
		order := make([]int, 0, len(page))
		for j := range page {
			if !page[j].gone {
				order = append(order, j)
			}
		}
		sortByHeight(order, page)
		start := len(order)
		for k := len(order) - 1; k >= 0; k-- {
			l := page[order[k]]
			if l.size > 0.93*d.body {
				break
			}
			if noteMark.MatchString(l.text()) {
				start = k
			}
		}
		if start == 0 && i > 0 {
			continue // the whole page is in small type
		}
		note := ""
		flush := func() {
			if note != "" {
				d.result.Apparatus = append(d.result.Apparatus, Piece{i, note})
			}
			note = ""
		}
		for _, j := range order[start:] {
			text := page[j].text()
			if noteMark.MatchString(text) {
				flush()
			}
			note = d.words.Join(note, text)
			page[j].gone = true
		}
		flush()
	}
}

var noteMark = regexp.MustCompile(`^(\d{1,3}|[*†‡]{1,3}|[a-z]/|\d{1,2}/)\s*\S`)
