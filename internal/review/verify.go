package review

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"dragoman"
)

// Problem is a way in which an extract and its source do not agree.
type Problem string

// The problems.
const (
	Unreadable    Problem = "unreadable"     // the source is gone or cannot be read
	SourceChanged Problem = "source_changed" // the file has other bytes than the one that was read
	QuoteMoved    Problem = "quote_moved"    // the words stand elsewhere in the text
	QuoteGone     Problem = "quote_gone"     // the words are not in the text
	PageChanged   Problem = "page_changed"   // the words stand on another page
	NoDocument    Problem = "no_document"    // the record quotes a document that the extract does not describe
)

// Finding is one disagreement.
type Finding struct {
	Problem Problem `json:"problem"`
	File    string  `json:"file"`
	Type    string  `json:"type"`   // of the record
	Record  string  `json:"record"` // its id; empty for a mention
	Start   int     `json:"start"`  // in code points, as the record has it
	End     int     `json:"end"`
	Message string  `json:"message"`
}

// Verified counts what was checked.
type Verified struct {
	Documents int `json:"documents"`
	Records   int `json:"records"`
	Quotes    int `json:"quotes"`
	Findings  int `json:"findings"`
}

// Source reads the document of that file as an ingest would.
type Source func(ctx context.Context, file string) (*dragoman.Document, error)

// Verify reads the source of each document of a stream again and checks that
// each quote of its records stands at its offsets and on its page. Every
// disagreement is handed to found; an error is one of the stream or the
// context. One document is held at a time.
func Verify(ctx context.Context, records iter.Seq2[dragoman.Record, error], read Source, found func(Finding)) (Verified, error) {
	v := verifier{found: found}
	for r, err := range records {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return v.Verified, err
		}
		v.Records++
		switch r := r.(type) {
		case *dragoman.DocumentRecord:
			v.open(ctx, r, read)
		case *dragoman.Meeting:
			v.evidence(r, r.Evidence)
		case *dragoman.Agreement:
			v.evidence(r, r.Evidence)
		case *dragoman.Signatory:
			v.evidence(r, r.Evidence)
		case *dragoman.Mention:
			v.quote(r, dragoman.Evidence{Document: r.Document, Start: r.Start, End: r.End, Quote: r.Text, Page: r.Page})
		}
	}
	return v.Verified, ctx.Err()
}

// verifier checks records against the document that was opened last.
type verifier struct {
	Verified
	found func(Finding)
	file  string
	id    string             // of the document as the extract describes it
	doc   *dragoman.Document // nil if it could not be read
}

func (v *verifier) report(f Finding) {
	v.Findings++
	v.found(f)
}

func (v *verifier) open(ctx context.Context, d *dragoman.DocumentRecord, read Source) {
	v.Documents++
	v.file, v.id = d.File, d.ID
	doc, err := read(ctx, d.File)
	if err != nil {
		v.doc = nil
		v.report(Finding{Problem: Unreadable, File: d.File, Type: dragoman.TypeDocument, Record: d.ID, Message: err.Error()})
		return
	}
	v.doc = doc
	if doc.ID != d.ID {
		v.report(Finding{Problem: SourceChanged, File: d.File, Type: dragoman.TypeDocument, Record: d.ID,
			Message: fmt.Sprintf("the file is not the one that was read: sha256 %.12s…, was %.12s…", doc.ID, d.ID)})
	}
}

func (v *verifier) evidence(r dragoman.Record, list []dragoman.Evidence) {
	for _, e := range list {
		v.quote(r, e)
	}
}

func (v *verifier) quote(r dragoman.Record, e dragoman.Evidence) {
	v.Quotes++
	f := Finding{File: v.file, Type: r.RecordType(), Record: r.RecordID(), Start: e.Start, End: e.End}
	switch {
	case e.Document != v.id:
		f.Problem, f.File, f.Message = NoDocument, e.File, "the record quotes a document that does not stand before it in the extract"
		v.report(f)
		return
	case v.doc == nil:
		return // told once, with the document
	}
	text := v.doc.Text
	start, end := v.doc.Bytes(max(0, e.Start)), v.doc.Bytes(max(0, e.End))
	if e.Start < 0 || end < start || text[start:end] != e.Quote {
		if at := strings.Index(text, e.Quote); at >= 0 && e.Quote != "" {
			f.Problem = QuoteMoved
			f.Message = fmt.Sprintf("the quote stands at %d, not at %d: %s", v.doc.Points(at), e.Start, short(e.Quote))
		} else {
			f.Problem = QuoteGone
			f.Message = "the text does not say this: " + short(e.Quote)
		}
		v.report(f)
		return
	}
	if e.Page == nil {
		return
	}
	if i := v.doc.PageAt(start); i >= 0 && v.doc.Pages[i].Number != *e.Page {
		f.Problem, f.Message = PageChanged, fmt.Sprintf("the quote stands on page %d, not on %d", v.doc.Pages[i].Number, *e.Page)
		v.report(f)
	}
}

// short is the beginning of a quote on one line.
func short(quote string) string {
	s := spaced(quote)
	if runes := []rune(s); len(runes) > 80 {
		s = string(runes[:79]) + "…"
	}
	return "“" + s + "”"
}
