package layout

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of text in one column of one page.
type line struct {
	page   int
	column int
	cells  []cell // parted by gaps wider than a space
	x0, x1 float64
	y      float64
	size   float64 // of most of its glyphs
	bold   bool    // all of it
	// backwards tells a line that is read from right to left; its cells stand
	// in the order of the page all the same.
	backwards bool
	gone      bool // taken out of the running text
}

// cell is a stretch of a line without a wide gap.
type cell struct {
	text   string
	x0, x1 float64
}

// text gives the line with one space for each gap.
func (l *line) text() string {
	if len(l.cells) == 1 {
		return l.cells[0].text
	}
	parts := make([]string, len(l.cells))
	for i, c := range l.cells {
		parts[i] = c.text
	}
	if l.backwards {
		slices.Reverse(parts)
	}
	return strings.Join(parts, " ")
}

// row is the runs that share a baseline.
type row struct {
	runs []Run
	y    float64
	size float64
}

// rows groups a page's runs by baseline, from the top down. Superscripts and
// subscripts join the row that they lean on.
func rows(page Page) []row {
	runs := make([]Run, 0, len(page.Runs))
	for _, r := range page.Runs {
		if r.Size < 1 || r.Text == "" || math.IsNaN(r.X+r.Y+r.W+r.Size) {
			continue
		}
		runs = append(runs, r)
	}
	sort.SliceStable(runs, func(i, j int) bool { return runs[i].Y > runs[j].Y })
	var out []row
	for _, r := range runs {
		if n := len(out) - 1; n >= 0 && out[n].y-r.Y < 0.3*min(out[n].size, r.Size) {
			out[n].runs = append(out[n].runs, r)
			continue
		}
		if n := len(out) - 1; n >= 0 {
			out[n].settle()
		}
		out = append(out, row{runs: []Run{r}, y: r.Y, size: r.Size})
	}
	if n := len(out) - 1; n >= 0 {
		out[n].settle()
	}
	return attach(out)
}

// settle gives the row the size and the baseline of most of its text.
func (r *row) settle() {
	weight := map[float64]int{}
	for _, run := range r.runs {
		weight[run.Size] += len(strings.TrimSpace(run.Text))
	}
	size := heaviest(weight)
	for _, run := range r.runs {
		if run.Size == size && size > 0 {
			r.size, r.y = run.Size, run.Y
			return
		}
	}
}

// attach moves rows of raised or lowered small type, and of marks that belong to
// letters, into the row beside them.
func attach(in []row) []row {
	out := in[:0]
	for i := 0; i < len(in); i++ {
		r := in[i]
		if i+1 < len(in) { // a superscript stands above its row
			if below := &in[i+1]; (r.size < 0.85*below.size || r.accents()) && r.y-below.y < 0.7*below.size && within(r, *below) {
				below.runs = append(below.runs, r.runs...)
				continue
			}
		}
		if n := len(out) - 1; n >= 0 { // a subscript below
			if above := &out[n]; (r.size < 0.85*above.size || r.accents()) && above.y-r.y < 0.45*above.size && within(r, *above) {
				above.runs = append(above.runs, r.runs...)
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// accents reports whether the row holds marks only that combine with letters.
func (r row) accents() bool {
	some := false
	for _, run := range r.runs {
		for _, c := range run.Text {
			if !unicode.Is(unicode.M, c) && c != ' ' {
				return false
			}
			some = some || c != ' '
		}
	}
	return some
}

// within reports whether a's runs lie in the horizontal extent of b, give or
// take a glyph.
func within(a, b row) bool {
	a0, a1 := extent(a.runs)
	b0, b1 := extent(b.runs)
	return a0 > b0-b.size && a1 < b1+2*b.size
}

func extent(runs []Run) (x0, x1 float64) {
	x0, x1 = math.Inf(1), math.Inf(-1)
	for _, r := range runs {
		x0, x1 = min(x0, r.X), max(x1, r.X+r.W)
	}
	return x0, x1
}

// Gaps between runs, in ems.
const (
	spaceGap = 0.16 // wider: the words are parted
	everyRun = -0.6 // the same where every run is a word
	cellGap  = 1.3  // wider: a tab, a column or a table cell
)

// wordGap gives how far apart, in ems, two runs of the page must stand to be
// words of their own. A page that spells its spaces out needs few others, and
// less so if it is drawn glyph by glyph; where each run is one word, as in the
// text layer of a scan, all runs are parted, however close they stand.
func wordGap(page Page) float64 {
	spaces, spaced, words, letters := 0, 0, 0, 0
	for _, r := range page.Runs {
		ink := strings.TrimSpace(r.Text)
		inner := strings.Count(ink, " ")
		spaces += inner
		if len(ink) != len(r.Text) {
			spaces++
		}
		if ink == "" {
			spaced++
			continue
		}
		words++
		letters += len(ink) - inner
		if inner > 0 || len(ink) != len(r.Text) {
			spaced++
		}
	}
	switch {
	case words > 20 && spaced*50 < words && letters >= 3*words:
		return everyRun
	case spaces*8 > letters && letters < 2*words:
		return 3 * spaceGap
	case spaces*8 > letters:
		return 1.6 * spaceGap
	}
	return spaceGap
}

// split makes a line of a row, parted into cells. Runs further apart than gap,
// in ems, are words of their own. The raised marks of notes are given apart: in
// the line they would run into words and years.
func (r row) split(page int, spaceGap float64) (l line, marks []string) {
	sort.SliceStable(r.runs, func(i, j int) bool { return r.runs[i].X < r.runs[j].X })
	l = line{page: page, y: r.y, bold: true, backwards: r.rightToLeft()}
	if l.backwards {
		r.turn()
	}
	var b strings.Builder
	var start, end float64
	var last Run
	weight := map[float64]int{}
	flush := func() {
		if s := Clean(closeUp(b.String())); s != "" {
			l.cells = append(l.cells, cell{s, start, end})
		}
		b.Reset()
	}
	for _, run := range r.runs {
		ink := strings.TrimSpace(run.Text)
		if ink == "" {
			if l.backwards && run.X+run.W/2 < end {
				continue // beneath a letter
			}
			if b.Len() > 0 && run.X-end < cellGap*run.Size {
				b.WriteByte(' ')
				end = max(end, min(run.X+run.W, end+cellGap*run.Size/2))
			}
			continue
		}
		if r.raised(run) && noteReference(b.String(), ink) {
			marks = append(marks, ink)
			end = run.X + run.W
			continue
		}
		if ink == strings.TrimSpace(last.Text) && math.Abs(run.X-last.X) < 0.2*run.Size {
			end = max(end, run.X+run.W)
			continue // drawn twice to look bold
		}
		em := max(run.Size, 0.5*r.size)
		switch gap := run.X - end; {
		case b.Len() == 0:
			start = run.X
		case gap > cellGap*em:
			flush()
			start = run.X
		case gap > 0.75*em && gap > spaceGap*em:
			b.WriteString("  ") // between letter-spaced words
		case gap > spaceGap*em:
			b.WriteByte(' ')
		}
		b.WriteString(run.Text)
		end = run.X + run.W
		if n := len(run.Text) - len(strings.TrimRight(run.Text, " ")); n > 0 {
			end -= min(run.W, float64(n)*0.25*run.Size)
			end = max(end, start)
		}
		last = run
		weight[math.Round(run.Size*2)/2] += len(ink)
		l.bold = l.bold && run.Bold
	}
	flush()
	best := 0
	for size, n := range weight {
		if n > best || n == best && size > l.size {
			best, l.size = n, size
		}
	}
	if l.backwards {
		for i, c := range l.cells {
			l.cells[i].x0, l.cells[i].x1 = -c.x1, -c.x0
		}
		slices.Reverse(l.cells)
	}
	if len(l.cells) > 0 {
		l.x0, l.x1 = l.cells[0].x0, l.cells[len(l.cells)-1].x1
	}
	return l, marks
}

// closeUp joins the letters of letter-spaced words ("C O N T E N T S"), which
// two spaces part from one another.
func closeUp(s string) string {
	tokens := strings.Fields(s)
	single := 0
	for _, t := range tokens {
		if utf8.RuneCountInString(t) == 1 && unicode.IsLetter([]rune(t)[0]) {
			single++
		}
	}
	if len(tokens) < 5 || single*5 < len(tokens)*4 {
		return s
	}
	var words []string
	for _, word := range strings.Split(strings.TrimSpace(s), "  ") {
		words = append(words, strings.ReplaceAll(word, " ", ""))
	}
	return strings.Join(words, " ")
}

// raised reports whether a run is a superscript in the row.
func (r row) raised(run Run) bool {
	return run.Size < 0.85*r.size && run.Y-r.y > 0.12*r.size
}

// noteReference reports whether a superscript after the given text is the mark
// of a note, and not an ordinal's ending ("10th") or a unit's exponent ("m2").
func noteReference(before, mark string) bool {
	if !referenceMark().MatchString(mark) || strings.TrimSpace(before) == "" {
		return false
	}
	return !unitBefore().MatchString(before)
}

var (
	referenceMark = lazy(`^(\d{1,3}(\s?,\s?\d{1,3})*|[a-z]|[*†‡§]{1,3}),?$`)
	unitBefore    = lazy(`(^|[\s\d(])(k|c|m|d|h)?m$`)
)
