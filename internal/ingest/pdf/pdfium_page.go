package pdf

import (
	"math"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"dragoman/internal/ingest/layout"
)

// charReader makes runs of the characters that PDFium tells one by one.
type charReader struct {
	instance pdfium.Pdfium
	text     references.FPDF_TEXTPAGE
	base     matrix // from the page's own space to the page as seen
	page     *layout.Page

	run  strings.Builder
	open layout.Run
	x, y float64
	end  float64
	size float64 // as the font operator has it
	skip bool
}

// rotation is the turn that a page of the given size (as seen) shows its
// content under.
func rotation(degrees int, width, height float64) matrix {
	switch degrees {
	case 90:
		return matrix{0, -1, 1, 0, 0, height}
	case 180:
		return matrix{-1, 0, 0, -1, width, height}
	case 270:
		return matrix{0, 1, -1, 0, width, 0}
	}
	return matrix{1, 0, 0, 1, 0, 0}
}

func (r *charReader) read() error {
	count, err := r.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: r.text})
	if err != nil {
		return err
	}
	for i := range min(count.Count, maxRuns*10) {
		if err := r.char(i); err != nil {
			return err
		}
	}
	r.flush()
	return nil
}

// char adds one character to the open run or begins another.
func (r *charReader) char(i int) error {
	u, err := r.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.text, Index: i})
	if err != nil {
		return err
	}
	c := rune(u.Unicode)
	switch {
	case c == '\r' || c == '\n':
		r.flush()
		return nil
	case c == 0x02 || c == 0xfffe:
		c = '-' // PDFium's mark for a hyphen at a line's end
	case c == 0:
		c = unicode.ReplacementChar
	}
	if c == ' ' && r.run.Len() > 0 {
		r.run.WriteByte(' ')
		return nil
	}
	origin, err := r.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: i})
	if err != nil {
		return nil // a character that PDFium made up
	}
	box, err := r.instance.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: r.text, Index: i})
	if err != nil {
		return nil
	}
	size, err := r.instance.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: i})
	if err != nil {
		return nil
	}
	at := matrix{1, 0, 0, 1, origin.X, origin.Y}.mul(r.base)
	x, y := at[4], at[5]
	right := matrix{1, 0, 0, 1, box.Right, box.Bottom}.mul(r.base)[4]
	left := matrix{1, 0, 0, 1, box.Left, box.Top}.mul(r.base)[4]
	right = max(right, left, x)
	r.page.Shown++
	if c == unicode.ReplacementChar {
		r.page.Unmapped++
	}
	em := r.open.Size
	if r.run.Len() > 0 && (size.FontSize != r.size || math.Abs(y-r.y) > 0.1*em || x > r.end+2*em || !layout.RightToLeft(c) && x < r.x-0.5*em) {
		r.flush()
	}
	if r.run.Len() == 0 {
		if err := r.begin(i, x, y, size.FontSize); err != nil {
			return err
		}
	}
	r.run.WriteRune(c)
	r.open.X = min(r.open.X, x, left)
	r.x, r.end = x, max(r.end, right)
	return nil
}

// begin opens a run at a character and asks for its font.
func (r *charReader) begin(i int, x, y, size float64) error {
	r.size, r.skip = size, false
	scale := 1.0
	if m, err := r.instance.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.text, Index: i}); err == nil {
		turned := matrix{float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D), 0, 0}.mul(r.base)
		scale = math.Hypot(turned[2], turned[3])
		r.skip = math.Abs(turned[0]) < math.Abs(turned[1])
	}
	bold := false
	if w, err := r.instance.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: r.text, Index: i}); err == nil {
		bold = w.FontWeight >= 600
	}
	if info, err := r.instance.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: i}); err == nil {
		bold = bold || boldName(info.FontName)
	}
	r.open = layout.Run{X: x, Y: y, Size: math.Abs(size) * scale, Bold: bold}
	r.y, r.end = y, x
	return nil
}

func (r *charReader) flush() {
	if text := r.run.String(); text != "" && !r.skip && len(r.page.Runs) < maxRuns {
		r.open.Text, r.open.W = text, r.end-r.open.X
		r.page.Runs = append(r.page.Runs, r.open)
	}
	r.run.Reset()
}
