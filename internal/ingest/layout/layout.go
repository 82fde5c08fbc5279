package layout

import (
	"math"
	"sort"

	"dragoman"
)

// Read makes the running text of a document of its pages.
func Read(sheets []Sheet) Result {
	d := &document{words: NewVocabulary(), result: Result{Labels: make([]string, len(sheets))}}
	for i := range sheets {
		d.pages = append(d.pages, sheets[i].lines)
		d.heights = append(d.heights, sheets[i].height)
		d.marks = append(d.marks, sheets[i].marks)
		for _, text := range sheets[i].aside {
			d.result.Apparatus = append(d.result.Apparatus, Piece{i, text})
		}
	}
	for _, p := range d.pages {
		for i := range p {
			for _, c := range p[i].cells {
				d.words.Add(c.text)
			}
		}
	}
	d.measure()
	d.takeFurniture()
	d.takeFootnotes()
	d.paragraphs()
	d.headings()
	d.joinAcross()
	d.finish()
	return d.result
}

// document is the work in progress of Read.
type document struct {
	pages   [][]line
	heights []float64
	marks   [][]string // of notes, by page
	words   *Vocabulary
	body    float64 // the size of most of the text
	leading float64 // the usual distance of two lines of it
	blocks  []paragraph
	result  Result
}

// margins are where the lines of one column of a page usually begin and end.
type margins struct{ left, right float64 }

// measure finds the size of the body text, its leading and its margins.
func (d *document) measure() {
	weight := map[float64]int{}
	gaps := map[float64]int{}
	for _, p := range d.pages {
		for i := range p {
			weight[p[i].size] += len(p[i].text())
		}
	}
	d.body = heaviest(weight)
	for _, p := range d.pages {
		for i := 1; i < len(p); i++ {
			if gap := p[i-1].y - p[i].y; p[i].size == d.body && p[i-1].size == d.body && gap > 0.7*d.body && gap < 3*d.body {
				gaps[math.Round(gap*2)/2]++
			}
		}
	}
	d.leading = heaviest(gaps)
	if d.leading == 0 {
		d.leading = 1.2 * d.body
	}
}

// heaviest gives the key with the largest weight, the smaller one of equals.
func heaviest(weight map[float64]int) float64 {
	best, n := 0.0, 0
	for k, w := range weight {
		if w > n || w == n && k < best {
			best, n = k, w
		}
	}
	return best
}

// marginsOf gives the margins of a column of a page's running text.
func marginsOf(lines []line, column int) margins {
	var x0, x1 []float64
	for _, l := range lines {
		if !l.gone && l.column == column {
			x0, x1 = append(x0, l.x0), append(x1, l.x1)
		}
	}
	if len(x0) == 0 {
		return margins{}
	}
	sort.Float64s(x0)
	sort.Float64s(x1)
	return margins{x0[len(x0)/10], x1[len(x1)*9/10]}
}

// paragraph is a block being built.
type paragraph struct {
	Block
	first, last line
	size        float64
	bold        bool
	lines       int
}

// finish writes the blocks out.
func (d *document) finish() {
	for _, b := range d.blocks {
		b.Size = b.size
		d.result.Blocks = append(d.result.Blocks, b.Block)
	}
}

// paragraphs groups the lines that are left into blocks, page by page.
func (d *document) paragraphs() {
	for _, page := range d.pages {
		var open *paragraph
		tables := findTables(page, d.words)
		columns := map[int]margins{}
		for i := range page {
			l := page[i]
			if l.gone {
				continue
			}
			if _, ok := columns[l.column]; !ok {
				columns[l.column] = marginsOf(page, l.column)
			}
			if text, ok := tables[i]; ok {
				open = nil
				if text != "" { // else it is a further line of a row above
					d.blocks = append(d.blocks, paragraph{
						Block: Block{Kind: dragoman.TableRow, Pieces: []Piece{{l.page, text}}},
						first: l, last: l, size: l.size, bold: l.bold, lines: 1,
					})
				}
				continue
			}
			if open != nil && d.continues(open, l, columns[l.column]) {
				p := &open.Pieces[0]
				p.Text = d.words.Join(p.Text, l.text())
				open.last = l
				open.lines++
				open.bold = open.bold && l.bold
				continue
			}
			kind := dragoman.Paragraph
			d.blocks = append(d.blocks, paragraph{
				Block: Block{Kind: kind, Pieces: []Piece{{l.page, l.text()}}},
				first: l, last: l, size: l.size, bold: l.bold, lines: 1,
			})
			open = &d.blocks[len(d.blocks)-1]
		}
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind == dragoman.Paragraph && listMarker().MatchString(b.Pieces[0].Text) {
			b.Kind = dragoman.ListItem
		}
	}
}

// continues reports whether l goes on with the paragraph.
func (d *document) continues(open *paragraph, l line, m margins) bool {
	a := open.last
	if a.column != l.column || ratio(a.size, l.size) > 1.12 {
		return false
	}
	gap, leading := a.y-l.y, d.leading*l.size/d.body
	if gap <= 0 || gap > 1.35*max(leading, 1.05*l.size) {
		return false
	}
	if a.bold != l.bold && (open.bold || l.bold) && !sameLineStyle(open, l) {
		return false
	}
	width := m.right - m.left
	text := open.Pieces[0].Text
	ends := Ends(text)
	short := a.x1 < m.right-0.18*width
	em := l.size
	if Itemized(l.text()) && (ends || len(l.cells) > 1 || short) {
		return false
	}
	if ends && short {
		return false
	}
	switch {
	case l.x0 > a.x0+0.8*em: // indented
		if open.lines == 1 && Itemized(text) {
			return true // hanging
		}
		return !ends && !short || centred(a, l, m)
	case l.x0 < a.x0-0.8*em: // outdented
		if open.lines == 1 {
			return !short || centred(a, l, m) // after a first line's indent
		}
		return !ends && !short || centred(a, l, m)
	}
	if a.x1 < m.right-0.4*width && !centred(a, l, m) && open.size <= 1.05*d.body && !open.bold {
		return false // a short line that nothing made short: a list, an address
	}
	return true
}

// sameLineStyle reports whether a paragraph whose lines are partly bold may go
// on in l.
func sameLineStyle(open *paragraph, l line) bool {
	return !open.bold && !Ends(open.Pieces[0].Text) && open.lines > 1 && !l.bold
}

// centred reports whether both lines stand in the middle of the column.
func centred(a, l line, m margins) bool {
	mid := (m.left + m.right) / 2
	off := func(l line) float64 { return math.Abs((l.x0+l.x1)/2 - mid) }
	return off(a) < 0.6*a.size && off(l) < 0.6*l.size
}

func ratio(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if b <= 0 {
		return 1
	}
	return a / b
}
