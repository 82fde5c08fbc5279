package ingest

import (
	"context"
	"errors"

	"dragoman"
	"dragoman/internal/ingest/layout"
	"dragoman/internal/ingest/pdf"
)

// readPDF reads a PDF: an engine gives the runs of text of each page, the
// layout makes paragraphs of them.
func readPDF(ctx context.Context, data []byte, opts Options) (*flow, error) {
	file, err := pdf.OpenFast(data, opts.Password)
	switch {
	case errors.Is(err, pdf.ErrPassword):
		return nil, failure(Encrypted, nil, "the file is encrypted: give its password with --password")
	case err != nil:
		return nil, failure(Unreadable, err, "the PDF cannot be read")
	}
	defer file.Close()
	f := &flow{engine: "ledongthuc"}
	pages := make([]layout.Page, file.Pages())
	empty := 0
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return nil, failure(Timeout, err, "reading stopped at page %d of %d", i+1, len(pages))
		}
		page, err := file.Page(i)
		if err != nil {
			f.warn(i+1, Damaged, "the page cannot be read: "+err.Error())
		} else if len(page.Runs) == 0 {
			f.warn(i+1, NoText, "the page has no text layer")
			empty++
		}
		pages[i] = page
	}
	if empty == len(pages) {
		return nil, failure(NoText, nil, "no page has a text layer: it is a scan")
	}
	f.take(layout.Read(pages))
	f.meta.title = clean(file.Info().Title)
	return f, nil
}

// take makes a flow of what the layout found.
func (f *flow) take(r layout.Result) {
	f.pages = r.Labels
	for _, b := range r.Blocks {
		next := block{kind: b.Kind, level: b.Level}
		for _, p := range b.Pieces {
			next.pieces = append(next.pieces, piece{p.Page, clean(p.Text)})
		}
		f.blocks = append(f.blocks, next)
	}
	for _, p := range r.Apparatus {
		f.note(p.Text)
	}
}

func (f *flow) warn(page int, code Code, message string) {
	f.warnings = append(f.warnings, dragoman.Warning{Page: &page, Code: string(code), Message: message})
}
