package layout

import (
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// joinAcross joins the halves of paragraphs that a page or a column break
// cuts.
func (d *document) joinAcross() {
	out := d.blocks[:0]
	for _, b := range d.blocks {
		if n := len(out) - 1; n >= 0 && d.cutBetween(&out[n], &b) {
			d.append(&out[n], b)
			continue
		}
		out = append(out, b)
	}
	d.blocks = out
}

// cutBetween reports whether b goes on with a on the next page or column.
func (d *document) cutBetween(a, b *paragraph) bool {
	if a.last.page == b.first.page && a.last.column == b.first.column {
		return false
	}
	if a.Kind == dragoman.Heading || a.Kind == dragoman.TableRow || b.Kind != dragoman.Paragraph || ratio(a.size, b.size) > 1.12 {
		return false
	}
	before, after := a.Text(), b.Text()
	if Itemized(after) || Ends(before) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(first) || d.words.Carries(before, after) || a.lines > 1 || utf8.RuneCountInString(before) > 60
}

// append adds b's pieces to a. A word that the break parts is written whole on
// the first page.
func (d *document) append(a *paragraph, b paragraph) {
	last := &a.Pieces[len(a.Pieces)-1]
	next := b.Pieces[0]
	if next.Page == last.Page {
		last.Text = d.words.Join(last.Text, next.Text)
		a.Pieces = append(a.Pieces, b.Pieces[1:]...)
	} else {
		if d.words.Carries(last.Text, next.Text) {
			word, rest := cutWord(next.Text)
			last.Text = d.words.Join(last.Text, word)
			next.Text = rest
		}
		if next.Text != "" {
			a.Pieces = append(a.Pieces, next)
		}
		a.Pieces = append(a.Pieces, b.Pieces[1:]...)
	}
	a.last = b.last
	a.lines += b.lines
}

// cutWord parts s after its first word, with the punctuation that hangs on it.
func cutWord(s string) (word, rest string) {
	for i, r := range s {
		if r == ' ' {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}
