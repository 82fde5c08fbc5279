package layout

import (
	"strings"
)

// takeFootnotes takes the notes at the foot of each page out of the running
// text, and with them the marks that refer to them.
func (d *document) takeFootnotes() {
	for i, page := range d.pages {
		order := make([]int, 0, len(page))
		for j := range page {
			if !page[j].gone {
				order = append(order, j)
			}
		}
		sortByHeight(order, page)
		start := d.notesFrom(i, page, order)
		note := ""
		flush := func() {
			if note != "" {
				d.result.Apparatus = append(d.result.Apparatus, Piece{i, note})
			}
			note = ""
		}
		for _, j := range order[start:] {
			text := page[j].text()
			if noteMark().MatchString(text) || rule().MatchString(text) {
				flush()
			}
			note = d.words.Join(note, text)
			page[j].gone = true
		}
		flush()
		if marks := d.marks[i]; len(marks) > 0 {
			d.result.Apparatus = append(d.result.Apparatus, Piece{i, strings.Join(marks, " ")})
		}
	}
}

// notesFrom gives the place in order, from the top down, of the first line that
// belongs to the notes of a page. Notes begin below a rule set in underscores;
// or with a line that opens with a note's mark, if from there down all type is
// smaller than the body; or with the mark that the text above refers to.
func (d *document) notesFrom(number int, page []line, order []int) int {
	start, small := len(order), true
	for k := len(order) - 1; k > 0; k-- {
		l := &page[order[k]]
		text := l.text()
		small = small && l.size <= 0.93*d.body
		if rule().MatchString(text) && k > len(order)/3 {
			return k
		}
		m := noteMark().FindStringSubmatch(text)
		switch {
		case m == nil:
		case small:
			start = k
		case contains(d.marks[number], m[1]) && l.y < page[order[0]].y/2 && page[order[k-1]].y-l.y > 1.2*d.leading:
			start, small = k, false
		}
	}
	if start < len(order) && start == 0 {
		return len(order)
	}
	return start
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

var (
	noteMark = lazy(`^(\d{1,3}|[*†‡]{1,3}|[a-z]/|\d{1,2}/)\s*[^\s.)/,\d]`)
	rule     = lazy(`^_{5,}$`)
)
