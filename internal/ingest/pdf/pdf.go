// Package pdf gets positioned text out of PDF files, page by page, by one of
// two engines behind one interface: a fast one in Go, and PDFium.
package pdf

import (
	"errors"

	"dragoman/internal/ingest/layout"
)

// Errors that a caller can act on.
var (
	ErrPassword = errors.New("the PDF is encrypted and needs a password")
	ErrBroken   = errors.New("the PDF is broken")
)

// File is an open PDF.
type File interface {
	// Pages is the number of pages.
	Pages() int
	// Page gives the text of a page, counted from 0. A page that cannot be read
	// is an error; the other pages may still be read.
	Page(i int) (layout.Page, error)
	// Info gives what the file says of itself.
	Info() Info
	// Close frees what the engine holds.
	Close()
}

// Info is what a PDF says of itself.
type Info struct {
	Title    string
	Language string
	Outline  []Bookmark
	Labels   []string // the label of each page, or nil
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // from 1
}
