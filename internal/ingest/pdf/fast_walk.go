package pdf

import (
	"bytes"
	"math"
	"strings"

	lpdf "github.com/ledongthuc/pdf"

	"dragoman/internal/ingest/layout"
)

// matrix is a PDF transformation [a b c d e f] (ISO 32000-1, 8.3.3).
type matrix [6]float64

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// move is the translation by (x, y) before m.
func (m matrix) move(x, y float64) matrix {
	m[4] += x*m[0] + y*m[2]
	m[5] += x*m[1] + y*m[3]
	return m
}

// state is the graphics state that text depends on (ISO 32000-1, 9.3).
type state struct {
	ctm              matrix
	charSpace        float64
	wordSpace        float64
	scale            float64 // horizontal, 1 is 100 %
	leading          float64
	rise             float64
	size             float64
	font             *font
	mode             int64
	textM, textLineM matrix
}

// walker interprets the operators of one page.
type walker struct {
	file      *fastFile
	resources lpdf.Value
	content   content
	page      layout.Page
	state     state
	stack     []state
	depth     int // of form XObjects
	fonts     map[string]*font
	turns     [4][]layout.Run // by quarter turns
	drawn     [4]int          // bytes of text, by quarter turns
	runs      int
	cuts      []int   // where each glyph's text in the open run ends
	backward  bool    // a font of a script written from right to left was seen
	space     float64 // then: the width in ems of a space drawn last, or 0
}

// Bounds on what a hostile page may ask for.
const (
	maxFormDepth = 8
	maxStack     = 256
	maxRuns      = 200000
)

func (w *walker) walk(contents lpdf.Value) {
	buffer := w.file.buffers[w.depth]
	if buffer == nil {
		buffer = new(bytes.Buffer)
		w.file.buffers[w.depth] = buffer
	}
	w.content = content{data: readContent(contents, buffer)}
	for {
		operator, operands, ok := w.content.next()
		if !ok {
			break
		}
		w.operator(operator, operands)
	}
}

func (w *walker) operator(op []byte, args []operand) {
	num := func(i int) float64 {
		if i < len(args) {
			return args[i].number
		}
		return 0
	}
	s := &w.state
	switch string(op) {
	case "q":
		if len(w.stack) < maxStack {
			w.stack = append(w.stack, *s)
		}
	case "Q":
		if n := len(w.stack) - 1; n >= 0 {
			text, line := s.textM, s.textLineM
			*s = w.stack[n]
			s.textM, s.textLineM = text, line
			w.stack = w.stack[:n]
		}
	case "cm":
		s.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.mul(s.ctm)
	case "BT":
		s.textM = matrix{1, 0, 0, 1, 0, 0}
		s.textLineM = s.textM
	case "Tc":
		s.charSpace = num(0)
	case "Tw":
		s.wordSpace = num(0)
	case "Tz":
		s.scale = num(0) / 100
	case "TL":
		s.leading = num(0)
	case "Ts":
		s.rise = num(0)
	case "Tr":
		s.mode = int64(num(0))
	case "Tf":
		if len(args) == 2 {
			s.font, s.size = w.font(string(args[0].text)), num(1)
		}
	case "Tm":
		s.textM = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
		s.textLineM = s.textM
	case "Td":
		s.newLine(num(0), num(1))
	case "TD":
		s.leading = -num(1)
		s.newLine(num(0), num(1))
	case "T*":
		s.newLine(0, -s.leading)
	case "Tj":
		w.show(args)
	case "'":
		s.newLine(0, -s.leading)
		w.show(args)
	case "\"":
		s.wordSpace, s.charSpace = num(0), num(1)
		s.newLine(0, -s.leading)
		if len(args) > 2 {
			w.show(args[2:])
		}
	case "TJ":
		if len(args) > 0 {
			w.showArray(args[len(args)-1])
		}
	case "Do":
		if len(args) > 0 {
			w.form(string(args[len(args)-1].text))
		}
	}
}

func (s *state) newLine(x, y float64) {
	s.textLineM = s.textLineM.move(x, y)
	s.textM = s.textLineM
}

// form walks a form XObject, which is a page within the page.
func (w *walker) form(name string) {
	x := w.resources.Key("XObject").Key(name)
	if x.Key("Subtype").Name() != "Form" || w.depth >= maxFormDepth || w.runs > maxRuns {
		return
	}
	saved, resources, fonts, stack := w.state, w.resources, w.fonts, w.stack
	if m := x.Key("Matrix"); m.Len() == 6 {
		var fm matrix
		for i := range fm {
			fm[i] = m.Index(i).Float64()
		}
		w.state.ctm = fm.mul(w.state.ctm)
	}
	if r := x.Key("Resources"); !r.IsNull() {
		w.resources, w.fonts = r, nil
	}
	w.depth++
	w.stack = nil
	func() {
		outer := w.content
		defer func() {
			_ = recover() // a broken form costs its own text only
			w.content = outer
		}()
		w.walk(x)
	}()
	w.depth--
	w.state, w.resources, w.fonts, w.stack = saved, resources, fonts, stack
}

// font gives the font of that name in the current resources.
func (w *walker) font(name string) *font {
	if f, ok := w.fonts[name]; ok {
		return f
	}
	if w.fonts == nil {
		w.fonts = map[string]*font{}
	}
	dict := w.resources.Key("Font").Key(name)
	key := dict.String()
	f, ok := w.file.fonts[key]
	if !ok {
		f = newFont(dict)
		w.file.fonts[key] = f
	}
	w.fonts[name] = f
	w.backward = w.backward || f.backward
	return f
}

func (w *walker) show(args []operand) {
	if len(args) == 0 {
		return
	}
	var run strings.Builder
	start := w.state.textM
	w.draw(args[len(args)-1].text, &run)
	w.emit(run.String(), start, w.state.textM)
}

// wordGap is how far the pen must jump within a run, in ems, to be a space.
const wordGap = 0.17

func (w *walker) showArray(array operand) {
	s := &w.state
	var run strings.Builder
	start, end := s.textM, s.textM
	for _, x := range w.content.elements[array.from:array.to] {
		if x.kind == stringOperand {
			w.draw(x.text, &run)
			end = s.textM
			continue
		}
		shift := -x.number / 1000
		s.textM = s.textM.move(shift*s.size*s.scale, 0)
		if w.space > 0 && w.space+shift < noSpace { // the pen goes back over it
			w.unwrite(&run)
		}
		w.space = 0
		switch {
		case shift > 1.5 || shift < -0.9: // a tab, or back: another piece
			w.emit(run.String(), start, end)
			run.Reset()
			start = s.textM
		case shift > wordGap:
			switch {
			case run.Len() == 0:
				start = s.textM
			case shift > 0.75:
				run.WriteString("  ") // between letter-spaced words
				w.cuts = append(w.cuts, run.Len())
			default:
				run.WriteByte(' ')
				w.cuts = append(w.cuts, run.Len())
			}
		case run.Len() == 0:
			start = s.textM
		}
	}
	w.emit(run.String(), start, end)
}

// noSpace is the width, in ems, up to which a space is none: Word draws such
// ones beneath Arabic ligatures.
const noSpace = 0.05

// unwrite takes the space that an open run ends in out again.
func (w *walker) unwrite(run *strings.Builder) {
	text, n := run.String(), len(w.cuts)
	if n == 0 || !strings.HasSuffix(text, " ") {
		return
	}
	run.Reset()
	run.WriteString(text[:len(text)-1])
	w.cuts = w.cuts[:n-1]
}

// draw decodes codes and moves the pen past them.
func (w *walker) draw(codes []byte, run *strings.Builder) {
	s := &w.state
	f := s.font
	if f == nil {
		f = w.file.noFont
	}
	var advance float64
	w.space = 0
	for len(codes) > 0 {
		g, n := f.next(codes)
		w.page.Shown++
		if g.unmapped {
			w.page.Unmapped++
		}
		step := g.width*s.size + s.charSpace
		if n == 1 && codes[0] == ' ' {
			step += s.wordSpace
		}
		if !w.backward || g.text != " " || step > noSpace*s.size {
			run.WriteString(g.text)
			w.cuts = append(w.cuts, run.Len())
		}
		advance += step
		w.space = 0
		if w.backward && g.text == " " && s.size > 0 {
			w.space = step / s.size
		}
		codes = codes[n:]
	}
	s.textM = s.textM.move(advance*s.scale, 0)
}

// emit adds the text drawn while the pen went from one place to another.
func (w *walker) emit(text string, from, to matrix) {
	cuts := w.cuts
	w.cuts = w.cuts[:0]
	if text == "" || w.runs > maxRuns {
		return
	}
	s := &w.state
	if w.backward && s.charSpace < 0 { // the pen goes back behind the last glyph
		to = to.move(-s.charSpace*s.scale, 0)
	}
	m, end := from.mul(s.ctm), to.mul(s.ctm)
	run := layout.Run{
		Text: logical(text, cuts), Size: math.Abs(s.size) * math.Hypot(m[2], m[3]),
		Bold: s.mode == 2 || s.font != nil && s.font.bold,
	}
	turn := quarter(m[0], m[1])
	rise := s.rise * math.Hypot(m[2], m[3])
	x0, y0 := turned(turn, m[4], m[5], w.page.Width, w.page.Height)
	x1, _ := turned(turn, end[4], end[5], w.page.Width, w.page.Height)
	run.X, run.Y, run.W = x0, y0+rise, x1-x0
	w.turns[turn] = append(w.turns[turn], run)
	w.drawn[turn] += len(text)
	w.runs++
}

// quarter gives the quarter turns, anticlockwise, that text drawn along (a, b)
// is turned by.
func quarter(a, b float64) int {
	switch {
	case math.Abs(a) >= math.Abs(b) && a >= 0:
		return 0
	case math.Abs(a) >= math.Abs(b):
		return 2
	case b > 0:
		return 1
	}
	return 3
}

// turned gives a point of the page as it stands once the page is turned so that
// text drawn at that many quarter turns reads upright.
func turned(quarters int, x, y, width, height float64) (float64, float64) {
	switch quarters {
	case 1:
		return y, width - x
	case 2:
		return width - x, height - y
	case 3:
		return height - y, x
	}
	return x, y
}

// finish chooses the way that most of the text is drawn for the page's own; the
// rest stands aside.
func (w *walker) finish() layout.Page {
	best := 0
	for turn, n := range w.drawn {
		if n > w.drawn[best] {
			best = turn
		}
	}
	for turn, runs := range w.turns {
		if turn != best && len(runs) > 0 {
			w.page.Aside = append(w.page.Aside, runs)
		}
	}
	w.page.Runs = w.turns[best]
	if best == 1 || best == 3 {
		w.page.Width, w.page.Height = w.page.Height, w.page.Width
	}
	return w.page
}
