package ingest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/internal/ingest/layout"
	"dragoman/internal/ingest/pdf"
)

// This file has pages read from their pictures. PDFium draws one page after the
// other; the recogniser, a process for each page and some twenty times as slow,
// reads several at once.

// desks are the places at which pages are recognised at once.
type desks chan struct{}

// What a recogniser needs beside the engines of this process, in bytes.
const (
	engineMemory = 256 << 20
	deskMemory   = 160 << 20
)

// newDesks makes as many places as there are processors, or fewer if the memory
// does not suffice.
func newDesks(memory int64) desks {
	return make(desks, max(1, min(int64(runtime.NumCPU()), (memory-engineMemory)/deskMemory)))
}

// wait comes back when all places are free. Nobody can take one after that.
func (d desks) wait() {
	for range cap(d) {
		d <- struct{}{}
	}
}

// recognition is a page that is being read from its picture.
type recognition struct {
	page   int
	sheet  layout.Sheet // as PDFium read it
	damage pdf.Damage
	result <-chan recognized
}

// recognized is what a recogniser makes of a page, or why it made nothing.
type recognized struct {
	page layout.Page
	why  string
}

// blankPage is why a page without any ink gives no text.
const blankPage = "it is blank"

// recognize begins to read a page from its picture.
func (r *pdfReader) recognize(i int, damage pdf.Damage) <-chan recognized {
	result := make(chan recognized, 1)
	fail := func(why string) <-chan recognized {
		result <- recognized{why: why}
		return result
	}
	if damage == pdf.Disfigured && r.languages() == english { // it would see Latin letters
		return fail("let its picture be recognised with --ocr-lang and the name of its language, like ara or heb")
	}
	if r.opts.OCR == OCRNever {
		return fail("let it be recognised with --ocr auto")
	}
	ocr := r.shared.tesseract()
	if ocr == nil {
		return fail("install Tesseract to read scans (Debian: apt-get install tesseract-ocr)")
	}
	r.desks <- struct{}{}
	leave := func() { <-r.desks }
	if p := r.shared.patience; !p.IsZero() && time.Now().After(p) {
		leave()
		return fail("the time for this file was up before its picture could be recognised: raise --timeout")
	}
	picture, err := pdf.Draw(r.fine, i)
	if err != nil {
		leave()
		return fail(whyNot(err))
	}
	go func(ctx context.Context, languages string) {
		defer leave()
		page, err := ocr.Recognize(ctx, picture, languages)
		result <- recognized{page, whyNot(err)}
	}(r.ctx, r.languages())
	return result
}

func whyNot(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, pdf.ErrBlank):
		return blankPage
	}
	return err.Error()
}

// collect takes in what the recogniser has made of the pages that it was given.
func (r *pdfReader) collect() {
	for _, open := range r.open {
		read := <-open.result
		if read.why == "" {
			sheet := layout.NewSheet(open.page, read.page)
			if strings.TrimSpace(sheet.Text()) != "" {
				r.sheets[open.page] = sheet
				r.used["tesseract"]++
				continue
			}
			read.why = "its picture shows no text either"
		}
		r.sheets[open.page] = open.sheet
		switch {
		case open.damage == pdf.NoText:
			r.used[""]++
			if read.why != blankPage { // then nothing is missing
				r.flow.warn(open.page+1, NoText, "the page has no text layer; "+read.why)
			}
			continue
		case open.damage.Garbled():
			r.flow.warn(open.page+1, Damaged, string(open.damage)+"; "+read.why)
		}
		r.used["pdfium"]++
	}
	slices.SortStableFunc(r.flow.warnings, func(a, b dragoman.Warning) int { return pageOf(a) - pageOf(b) })
}

func pageOf(w dragoman.Warning) int {
	if w.Page == nil {
		return 0
	}
	return *w.Page
}

// english is Tesseract's name of the language that is recognised by default.
const english = "eng"

// languages are those to recognise.
func (r *pdfReader) languages() string {
	if r.opts.OCRLanguages == "" {
		return english
	}
	return r.opts.OCRLanguages
}
