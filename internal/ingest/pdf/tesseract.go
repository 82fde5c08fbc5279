package pdf

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"os/exec"
	"sort"
	"strconv"
	"strings"

	"dragoman/internal/ingest/layout"
)

// This file holds Tesseract, the character recogniser, which is a program of
// its own: it is run once a page, on a drawing by PDFium.

// Tesseract is an installed Tesseract.
type Tesseract struct{ program string }

// FindTesseract looks for the program on the path.
func FindTesseract() (*Tesseract, error) {
	program, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, err
	}
	return &Tesseract{program}, nil
}

// The drawing that is recognised: 300 dots per inch is what Tesseract is
// trained on, and no page may draw more dots than an A3 sheet.
const (
	recognitionDPI = 300
	maxDots        = 18e6
)

// ErrBlank tells that the picture of a page shows nothing.
var ErrBlank = errors.New("the page is blank")

// Picture is a page drawn in shades of grey, as a portable graymap.
type Picture struct {
	pgm           []byte
	width, height int
	dpi           int
}

// Draw draws a page of a file for the recogniser; it gives ErrBlank for one that
// shows nothing.
func Draw(file *PdfiumFile, n int) (Picture, error) {
	width, height, err := file.size(n)
	if err != nil {
		return Picture{}, err
	}
	dpi := recognitionDPI
	if dots := width * height / 72 / 72 * recognitionDPI * recognitionDPI; dots > maxDots {
		dpi = max(1, int(recognitionDPI*math.Sqrt(maxDots/dots)))
	}
	drawn, done, err := file.Render(n, dpi)
	if err != nil {
		return Picture{}, err
	}
	defer done()
	gray, ok := drawn.(*image.Gray)
	if !ok {
		return Picture{}, errors.New("the drawing is not in shades of grey")
	}
	if blank(gray) {
		return Picture{}, ErrBlank
	}
	return Picture{portableGraymap(gray), gray.Bounds().Dx(), gray.Bounds().Dy(), dpi}, nil
}

// Recognize reads a page from its picture. languages are Tesseract's names
// joined by "+": "eng+fra".
func (t *Tesseract) Recognize(ctx context.Context, picture Picture, languages string) (layout.Page, error) {
	dpi := strconv.Itoa(picture.dpi)
	cmd := exec.CommandContext(ctx, t.program, "stdin", "stdout", "-l", languages, "--dpi", dpi, "--psm", "3", "tsv")
	cmd.Stdin = bytes.NewReader(picture.pgm)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // threads within one page cost more than they give
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		line, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return layout.Page{}, fmt.Errorf("tesseract: %w: %s", err, line)
	}
	scale := 72 / float64(picture.dpi)
	page := layout.Page{Width: float64(picture.width) * scale, Height: float64(picture.height) * scale}
	if err := readTSV(&page, &out, scale); err != nil {
		return layout.Page{}, err
	}
	return page, nil
}

// blank reports whether a drawing has too little ink, or too little paper, for
// a line of text.
func blank(gray *image.Gray) bool {
	dark, dots := 0, 0
	b := gray.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 2 {
		from := gray.PixOffset(b.Min.X, y)
		for _, v := range gray.Pix[from : from+b.Dx()] {
			dots++
			if v < 160 {
				dark++
			}
		}
	}
	return dark < 60 || dark*10 > dots*9
}

// portableGraymap gives a picture in the format of that name: uncompressed,
// because it only goes down a pipe.
func portableGraymap(gray *image.Gray) []byte {
	b := gray.Bounds()
	pgm := fmt.Appendf(make([]byte, 0, b.Dx()*b.Dy()+32), "P5\n%d %d\n255\n", b.Dx(), b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		from := gray.PixOffset(b.Min.X, y)
		pgm = append(pgm, gray.Pix[from:from+b.Dx()]...)
	}
	return pgm
}

// box is a row of Tesseract's table: a line or a word with its place in dots.
type box struct {
	left, top, width, height float64
	confidence               float64
	text                     string
}

// The levels of Tesseract's table that matter.
const (
	tsvLine = "4"
	tsvWord = "5"
)

// minConfidence is the confidence, in per cent, below which signs that are no
// words are taken for dirt.
const minConfidence = 40

// readTSV reads Tesseract's table of words into runs.
func readTSV(page *layout.Page, table io.Reader, scale float64) error {
	type textLine struct {
		box
		words []box
	}
	var lines []textLine
	var heights []float64
	scan := bufio.NewScanner(table)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		b, level, ok := parseTSV(scan.Text())
		switch {
		case !ok:
		case level == tsvLine:
			lines = append(lines, textLine{box: b})
			heights = append(heights, b.height)
		case level == tsvWord && len(lines) > 0:
			if b.confidence < minConfidence && !wordLike(b.text) {
				continue
			}
			l := &lines[len(lines)-1]
			l.words = append(l.words, b)
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("tesseract's table: %w", err)
	}
	if len(heights) == 0 {
		return nil
	}
	sort.Float64s(heights)
	usual := heights[len(heights)/2]
	for _, l := range lines {
		height := l.height
		if height > 0.6*usual && height < 1.45*usual {
			height = usual // ascenders and descenders differ from line to line, the type does not
		}
		for _, w := range l.words {
			page.Shown += len(w.text)
			page.Runs = append(page.Runs, layout.Run{
				Text: w.text,
				X:    w.left * scale, Y: page.Height - (l.top+l.height)*scale,
				W: w.width * scale, Size: math.Round(height*scale*2) / 2,
			})
		}
	}
	return nil
}

func parseTSV(row string) (b box, level string, ok bool) {
	f := strings.Split(row, "\t")
	if len(f) < 12 {
		return b, "", false
	}
	var v [5]float64
	for i, s := range [5]string{f[6], f[7], f[8], f[9], f[10]} {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return b, "", false
		}
		v[i] = x
	}
	return box{v[0], v[1], v[2], v[3], v[4], strings.TrimSpace(f[11])}, f[0], true
}

// wordLike reports whether s holds two letters or digits in a row.
func wordLike(s string) bool {
	n := 0
	for _, r := range s {
		if r == '.' || r == '-' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r > 0x7f {
			if n++; n == 2 {
				return true
			}
		} else {
			n = 0
		}
	}
	return false
}
