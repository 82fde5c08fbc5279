package extract

import (
	"io/fs"

	"dragoman"
)

// Options say how to extract.
type Options struct {
	Home     string // the body that issues the report, by key or name; found in the document when empty
	Rules    fs.FS  // rules and gazetteers of the user's own, beside the shipped ones; may be nil
	Mentions bool   // also return every mention
}

// Extractor turns documents into records. It is safe for concurrent use.
type Extractor struct{ opts Options }

// New returns an extractor with the shipped rules and those of the options.
func New(opts Options) (*Extractor, error) { return &Extractor{opts}, nil }

// Extract reads the records out of one document.
func (x *Extractor) Extract(doc *dragoman.Document) (*dragoman.Extract, error) {
	e := &dragoman.Extract{Document: dragoman.DocumentRecord{
		ID: doc.ID, File: doc.File, Title: dragoman.String(doc.Title), Symbol: dragoman.String(doc.Symbol), Date: doc.Date,
		Format: doc.Format, Engine: dragoman.String(doc.Engine), Language: dragoman.String(doc.Language), Pages: len(doc.Pages), Chars: doc.Points(len(doc.Text)),
		Tool: "dragoman " + dragoman.Version, Warnings: doc.Warnings,
	}}
	return e, nil
}
