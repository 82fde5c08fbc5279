package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"dragoman/internal/ingest/layout"
	"dragoman/internal/ingest/pdf"
)

// Engine chooses what reads PDFs.
type Engine string

// The choices of engine.
const (
	EngineAuto   Engine = "auto"   // the fast one, and PDFium for pages that it damages
	EngineFast   Engine = "fast"   // ledongthuc/pdf only
	EnginePdfium Engine = "pdfium" // PDFium only
)

// OCR chooses the pages that a character recogniser reads.
type OCR string

// The choices of pages.
const (
	OCRAuto   OCR = "auto"   // pages without text, or with text that no engine makes sense of
	OCRNever  OCR = "never"  // none
	OCRAlways OCR = "always" // all
)

// pdfReader reads one PDF with the engines that it needs.
type pdfReader struct {
	ctx    context.Context
	cancel context.CancelFunc
	data   []byte
	opts   Options
	shared *Engines
	flow   flow
	sheets []layout.Sheet
	info   pdf.Info
	used   map[string]int // pages by engine
	fine   *pdf.PdfiumFile
	desks  desks
	open   []recognition
}

// readPDF reads a PDF: an engine gives the runs of text of each page, the gate
// says whether to trust them, the layout makes paragraphs of them.
func readPDF(ctx context.Context, data []byte, opts Options, shared *Engines) (*flow, error) {
	r := &pdfReader{data: data, opts: opts, shared: shared, used: map[string]int{}, desks: newDesks(shared.memory)}
	r.ctx, r.cancel = context.WithCancel(ctx)
	defer r.close()
	if err := r.read(); err != nil {
		return nil, err
	}
	f := &r.flow
	sizes := f.take(layout.Read(r.sheets))
	f.engine = r.engine()
	f.titleFromType(r.info.Title, sizes)
	f.followOutline(r.info.Outline)
	f.meta.language = languageTag(r.info.Language)
	for i, label := range r.info.Labels {
		// what is printed on the page comes before what the file says
		if i < len(f.pages) && f.pages[i] == "" {
			f.pages[i] = clean(label)
		}
	}
	return f, nil
}

// read fills in the sheets.
func (r *pdfReader) read() error {
	var damaged []int
	if r.opts.PDFEngine != EnginePdfium && r.opts.OCR != OCRAlways {
		var err error
		if damaged, err = r.boundFast(); err != nil && r.opts.PDFEngine == EngineFast {
			return err
		} else if err != nil {
			damaged = nil
		}
	}
	if r.sheets == nil { // PDFium was asked for, or the fast engine gave up
		if err := r.openPdfium(); err != nil {
			return err
		}
		r.sheets = make([]layout.Sheet, r.fine.Pages())
		for i := range r.sheets {
			damaged = append(damaged, i)
		}
		r.info = r.fine.Info()
	}
	if r.opts.PDFEngine == EngineFast {
		for _, i := range damaged {
			r.flow.warn(i+1, Damaged, "the text of the page is damaged: let PDFium read it with --pdf-engine auto")
		}
		return nil
	}
	if len(damaged)*3 > len(r.sheets) && len(damaged) < len(r.sheets) {
		damaged = damaged[:0] // one engine for all, so that the pages fit together
		for i := range r.sheets {
			damaged = append(damaged, i)
		}
	}
	for _, i := range damaged {
		if err := r.again(i); err != nil {
			return err
		}
	}
	r.collect()
	if r.used[""] == len(r.sheets) {
		return failure(NoText, nil, "%s", r.nothing())
	}
	return nil
}

// fastShare is the time that the fast engine may take before PDFium has a try.
const fastShare = 12 * time.Second

// boundFast is readFast within a time limit. A few files send the library into
// an endless loop, which nothing stops; it is left behind then, and the worker
// process that it runs in is replaced after this file.
func (r *pdfReader) boundFast() ([]int, error) {
	if r.opts.PDFEngine == EngineFast {
		return r.readFast()
	}
	side := &pdfReader{ctx: r.ctx, data: r.data, opts: r.opts, shared: r.shared, used: map[string]int{}}
	type result struct {
		damaged []int
		err     error
	}
	done := make(chan result, 1)
	go func() {
		var res result
		defer func() {
			if p := recover(); p != nil {
				res.err = fmt.Errorf("%w: %v", pdf.ErrBroken, p)
			}
			done <- res
		}()
		res.damaged, res.err = side.readFast()
	}()
	timer := time.NewTimer(fastShare)
	defer timer.Stop()
	select {
	case res := <-done:
		if res.err == nil {
			r.sheets, r.info, r.used = side.sheets, side.info, side.used
		}
		return res.damaged, res.err
	case <-timer.C:
		r.shared.tainted = true
		return nil, failure(Timeout, nil, "the fast engine did not come back")
	}
}

// nothing says why no page gave text: in the words of the first one's warning.
func (r *pdfReader) nothing() string {
	if w := r.flow.warnings; len(w) > 0 {
		return strings.Replace(w[0].Message, "the page has no text layer", "no page has a text layer", 1)
	}
	return "no page has text: all are blank"
}

// readFast reads all pages with the fast engine and gives the numbers of those
// that PDFium must read again.
func (r *pdfReader) readFast() (damaged []int, err error) {
	file, err := pdf.OpenFast(r.data, r.opts.Password)
	switch {
	case errors.Is(err, pdf.ErrPassword) && r.opts.PDFEngine == EngineFast:
		return nil, r.passwordFailure()
	case err != nil:
		return nil, failure(Unreadable, err, "the PDF cannot be read")
	}
	defer file.Close()
	sheets := make([]layout.Sheet, file.Pages())
	for i := range sheets {
		if err := r.stopped(i, len(sheets)); err != nil {
			return nil, err
		}
		page, err := file.Page(i)
		if err != nil {
			damaged = append(damaged, i)
			continue
		}
		sheets[i] = layout.NewSheet(i, page)
		if pdf.Judge(page, sheets[i].Text()) != pdf.Sound {
			damaged = append(damaged, i)
			continue
		}
		r.used["ledongthuc"]++
	}
	r.sheets, r.info = sheets, file.Info()
	return damaged, nil
}

// again reads a page with PDFium, and with the character recogniser if that
// finds no text either.
func (r *pdfReader) again(i int) error {
	if err := r.stopped(i, len(r.sheets)); err != nil {
		return err
	}
	if err := r.openPdfium(); err != nil {
		if len(r.sheets[i].Text()) > 0 {
			r.flow.warn(i+1, Damaged, err.Error())
			return nil
		}
		return err
	}
	if i >= r.fine.Pages() {
		r.used[""]++
		r.flow.warn(i+1, Damaged, "the page is missing from the file")
		return nil
	}
	page, err := r.fine.Page(i)
	if err != nil {
		r.used[""]++
		r.flow.warn(i+1, Damaged, "the page cannot be read: "+err.Error())
		return nil
	}
	sheet := layout.NewSheet(i, page)
	damage := pdf.Judge(page, sheet.Text())
	if damage == pdf.NoText || damage.Garbled() || r.opts.OCR == OCRAlways {
		r.open = append(r.open, recognition{i, sheet, damage, r.recognize(i, damage)})
		return nil
	}
	r.sheets[i] = sheet
	r.used["pdfium"]++
	return nil
}

func (r *pdfReader) openPdfium() error {
	if r.fine != nil {
		return nil
	}
	engine, err := r.shared.pdfium(r.ctx)
	if err != nil {
		return failure(Unreadable, err, "the PDF needs PDFium")
	}
	r.fine, err = engine.Open(r.data, r.opts.Password)
	switch {
	case errors.Is(err, pdf.ErrPassword):
		return r.passwordFailure()
	case err != nil:
		r.shared.spoiled()
		return failure(Unreadable, err, "the PDF cannot be read")
	}
	return nil
}

func (r *pdfReader) passwordFailure() error {
	if r.opts.Password != "" {
		return failure(Encrypted, nil, "the file is encrypted and --password does not open it")
	}
	return failure(Encrypted, nil, "the file is encrypted: give its password with --password")
}

func (r *pdfReader) stopped(page, pages int) error {
	if err := r.ctx.Err(); err != nil {
		return failure(Timeout, err, "reading stopped at page %d of %d", page+1, pages)
	}
	return nil
}

func (r *pdfReader) close() {
	r.cancel()
	r.desks.wait()
	if r.fine != nil {
		r.fine.Close()
	}
}

// engine names what read the pages.
func (r *pdfReader) engine() string {
	name := ""
	for _, engine := range []string{"ledongthuc", "pdfium", "tesseract"} {
		switch n := r.used[engine]; {
		case n == 0:
		case name != "":
			return "mixed"
		default:
			name = engine
		}
	}
	return name
}

// take makes a flow of what the layout found, and gives the size of type of
// each block.
func (f *flow) take(r layout.Result) map[int]float64 {
	f.pages = r.Labels
	size := map[string]float64{}
	for _, b := range r.Blocks {
		next := block{kind: b.Kind, level: b.Level}
		for _, p := range b.Pieces {
			next.pieces = append(next.pieces, piece{p.Page, clean(p.Text)})
		}
		f.blocks = append(f.blocks, next)
		if text := next.text(); size[text] == 0 {
			size[text] = b.Size
		}
	}
	f.blocks = mend(f.blocks)
	levelSeries(f.blocks)
	for _, p := range r.Apparatus {
		f.note(p.Text)
	}
	sizes := map[int]float64{}
	for i, b := range f.blocks {
		sizes[i] = size[b.text()]
	}
	return sizes
}
