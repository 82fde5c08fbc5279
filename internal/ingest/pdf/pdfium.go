package pdf

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"dragoman/internal/ingest/layout"
)

// This file and pdfium_page.go hold github.com/klippa-app/go-pdfium: PDFium,
// the reader of Chromium, as WebAssembly on wazero, so without a C compiler.

// Pdfium is a running PDFium. It is for one goroutine at a time.
type Pdfium struct {
	pool     pdfium.Pool
	instance pdfium.Pdfium
}

// wasmPage is the unit of WebAssembly memory.
const wasmPage = 64 << 10

// StartPdfium starts PDFium. Compiled code is kept below cacheDir, which turns
// a start of seconds into one of a tenth; an empty cacheDir keeps nothing.
// memory bounds the memory that PDFium may have, in bytes.
//
// The module sees no file system: the library would mount the root otherwise.
// What it prints is discarded, because stdout is data here. PDFium is built
// with setjmp, which needs the exception-handling feature. A deadline is not
// asked of wazero, where it makes all code several times slower: whoever needs
// one kills the process.
func StartPdfium(ctx context.Context, cacheDir string, memory int64) (*Pdfium, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(uint32(min(max(memory, 64<<20)/wasmPage, 65536)))
	if cacheDir != "" {
		// a cache that cannot be written costs time, not the file
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(cacheDir, "wazero")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
		Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("cannot start PDFium: %w", err)
	}
	p := &Pdfium{pool: pool}
	if err := p.renew(); err != nil {
		_ = pool.Close()
		return nil, err
	}
	return p, nil
}

// renew throws the instance away, and with it whatever a file broke, and makes
// a fresh one.
func (p *Pdfium) renew() error {
	if p.instance != nil {
		_ = p.instance.Close()
	}
	instance, err := p.pool.GetInstance(time.Minute)
	if err != nil {
		return fmt.Errorf("cannot start PDFium: %w", err)
	}
	p.instance = instance
	return nil
}

// Close stops PDFium.
func (p *Pdfium) Close() {
	_ = p.pool.Close()
}

// Open opens a PDF. Only one file is open at a time.
func (p *Pdfium) Open(data []byte, password string) (f *PdfiumFile, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	request := &requests.OpenDocument{File: &data}
	if password != "" {
		request.Password = &password
	}
	opened, err := p.instance.OpenDocument(request)
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, ErrPassword
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	count, err := p.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if count.PageCount == 0 {
		return nil, fmt.Errorf("%w: it has no pages", ErrBroken)
	}
	return &PdfiumFile{engine: p, document: opened.Document, pages: min(count.PageCount, maxPages)}, nil
}

// PdfiumFile is a PDF opened by PDFium. Beside its text it can draw its pages.
type PdfiumFile struct {
	engine   *Pdfium
	document references.FPDF_DOCUMENT
	pages    int
}

// Pages is the number of pages.
func (f *PdfiumFile) Pages() int { return f.pages }

// Close frees the document.
func (f *PdfiumFile) Close() {
	defer func() { _ = recover() }() // a module that a file broke cannot close it either
	_, _ = f.engine.instance.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: f.document})
}

// Info reads title, language, outline and page labels.
func (f *PdfiumFile) Info() (info Info) {
	defer func() { _ = recover() }() // what was read before something broke still counts
	i := f.engine.instance
	if r, err := i.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.document, Tag: "Title"}); err == nil {
		info.Title = r.Value
	}
	if r, err := i.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: f.document}); err == nil {
		info.Language = r.Language
	}
	labelled := false
	labels := make([]string, f.pages)
	for n := range labels {
		if r, err := i.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: f.document, Page: n}); err == nil && r.Label != "" {
			labels[n], labelled = r.Label, true
		} else if n == 0 {
			break
		}
	}
	if labelled {
		info.Labels = labels
	}
	if r, err := i.GetBookmarks(&requests.GetBookmarks{Document: f.document}); err == nil {
		info.Outline = bookmarks(nil, r.Bookmarks, 1)
	}
	return info
}

// bookmarks flattens the tree of an outline.
func bookmarks(out []Bookmark, tree []responses.GetBookmarksBookmark, level int) []Bookmark {
	for _, b := range tree {
		if len(out) < maxPages && level < 16 {
			out = append(out, Bookmark{b.Title, level})
			out = bookmarks(out, b.Children, level+1)
		}
	}
	return out
}

// Page gives the text of a page, counted from 0.
func (f *PdfiumFile) Page(n int) (page layout.Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	i := f.engine.instance
	loaded, err := i.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.document, Index: n})
	if err != nil {
		return page, fmt.Errorf("%w: page %d: %w", ErrBroken, n+1, err)
	}
	defer i.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	ref := requests.Page{ByReference: &loaded.Page}
	size, err := i.GetPageSize(&requests.GetPageSize{Page: ref})
	if err != nil {
		return page, fmt.Errorf("%w: page %d: %w", ErrBroken, n+1, err)
	}
	page.Width, page.Height = size.Width, size.Height
	text, err := i.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return page, fmt.Errorf("%w: page %d: %w", ErrBroken, n+1, err)
	}
	defer i.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	base := matrix{1, 0, 0, 1, 0, 0}
	if r, err := i.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref}); err == nil {
		base = rotation(int(r.PageRotation)*90, page.Width, page.Height)
	}
	r := charReader{instance: i, text: text.TextPage, base: base, page: &page}
	if err := r.read(); err != nil {
		return page, fmt.Errorf("%w: page %d: %w", ErrBroken, n+1, err)
	}
	return page, nil
}

// size gives the width and height of a page as seen.
func (f *PdfiumFile) size(n int) (width, height float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	size, err := f.engine.instance.GetPageSize(&requests.GetPageSize{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: f.document, Index: n}},
	})
	if err != nil {
		return 0, 0, fmt.Errorf("%w: page %d: %w", ErrBroken, n+1, err)
	}
	return size.Width, size.Height, nil
}

// Render draws a page in shades of grey. The caller calls done when it is
// through with the image.
func (f *PdfiumFile) Render(n, dpi int) (img image.Image, done func(), err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	drawn, err := f.engine.instance.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: f.document, Index: n}},
		DPI:  dpi, ImageFormat: requests.RenderImageFormatGrayscale,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("cannot draw page %d: %w", n+1, err)
	}
	return drawn.Result.RenderedImage, drawn.Cleanup, nil
}
