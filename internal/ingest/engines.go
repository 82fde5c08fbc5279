package ingest

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"dragoman/internal/ingest/pdf"
)

// Engines holds what is costly to start and is kept from file to file: PDFium.
// It starts when a file first needs it. It is for one goroutine at a time.
type Engines struct {
	memory int64
	fine   *pdf.Pdfium
	ocr    *pdf.Tesseract
	looked bool // for Tesseract
	// patience is when no page more is recognised from its picture, so that the
	// others are not lost to the limit on time; zero is never.
	patience time.Time
	tainted  bool // a goroutine was left behind in an endless loop
}

// NewEngines makes engines that may use that many bytes of memory.
func NewEngines(memory int64) *Engines { return &Engines{memory: memory} }

// Close stops what runs.
func (e *Engines) Close() {
	if e.fine != nil {
		e.fine.Close()
		e.fine = nil
	}
}

// pdfium gives the running PDFium.
func (e *Engines) pdfium(ctx context.Context) (*pdf.Pdfium, error) {
	if e.fine == nil {
		fine, err := pdf.StartPdfium(context.WithoutCancel(ctx), cacheDir(), e.memory)
		if err != nil {
			return nil, err
		}
		e.fine = fine
	}
	return e.fine, nil
}

// spoiled stops a PDFium that a file may have broken; the next file gets a
// fresh one.
func (e *Engines) spoiled() { e.Close() }

// cacheDir is dragoman's folder in the user's cache, or "" where there is none.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dragoman")
}

// tesseract gives the installed Tesseract, or nil.
func (e *Engines) tesseract() *pdf.Tesseract {
	if !e.looked {
		e.looked = true
		if t, err := pdf.FindTesseract(); err == nil {
			e.ocr = t
		}
	}
	return e.ocr
}
