package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"

	"dragoman"
)

// Fault is one thing that Check found wrong.
type Fault struct {
	What   string // the file, document or record
	Why    string
	Repair string // what to do
}

// Report is what Check looked at and found.
type Report struct {
	Files, Documents, Records, Quotes int
	Faults                            []Fault
}

const rebuild = "ingest the reports again into a new --index"

// Check verifies a published index: every file's size and hash, every document
// in the pack, that the Bleve index holds as many units as there are, and that
// every quote stands in the stored text where it says.
func Check(ctx context.Context, dir string) (*Report, error) {
	m, err := published(dir)
	if err != nil {
		return nil, err
	}
	r := &Report{}
	fault := func(what, why, repair string) { r.Faults = append(r.Faults, Fault{what, why, repair}) }
	for _, f := range m.Files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.Files++
		sum, err := hashFile(filepath.Join(m.dir(dir), filepath.FromSlash(f.Name)))
		switch {
		case err != nil:
			fault(f.Name, err.Error(), rebuild)
		case sum != f.Sum:
			fault(f.Name, "its bytes are not those that were written", rebuild)
		}
	}
	x, err := open(dir)
	if err != nil {
		fault(dir, err.Error(), rebuild)
		return r, nil
	}
	defer x.Close()
	docs, err := x.Documents()
	if err != nil {
		fault(listFile, err.Error(), rebuild)
		return r, nil
	}
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.Documents++
		if why := x.checkDocument(&d, r); why != "" {
			fault(d.File, why, "dragoman docs rm "+d.ID[:min(12, len(d.ID))]+", then ingest the file again")
		}
	}
	return r, nil
}

// checkDocument returns what is wrong with a document, or "".
func (x *Index) checkDocument(d *Listing, r *Report) string {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(x.pack, d.Offset, d.Size)); err != nil {
		return err.Error()
	}
	if hex.EncodeToString(h.Sum(nil)) != d.Sum {
		return "its stored bytes are not those that were written"
	}
	ex, err := x.extract(d.Number)
	if err != nil {
		return err.Error()
	}
	s, err := x.document(d.Number)
	if err != nil {
		return err.Error()
	}
	text, err := s.text(0, -1)
	if err != nil {
		return err.Error()
	}
	doc := dragoman.Document{Text: text}
	doc.Seal()
	quotes := func(id string, list []dragoman.Evidence) string {
		r.Records++
		for _, e := range list {
			r.Quotes++
			if e.Document != d.ID || e.Start < 0 || e.End < e.Start {
				return id + ": its evidence names another document or no span"
			}
			if text[doc.Bytes(e.Start):doc.Bytes(e.End)] != e.Quote {
				return fmt.Sprintf("%s: the text from %d to %d is not its quote", id, e.Start, e.End)
			}
		}
		return ""
	}
	for i := range ex.Meetings {
		if why := quotes(ex.Meetings[i].ID, ex.Meetings[i].Evidence); why != "" {
			return why
		}
	}
	for i := range ex.Agreements {
		if why := quotes(ex.Agreements[i].ID, ex.Agreements[i].Evidence); why != "" {
			return why
		}
	}
	for i := range ex.Signatories {
		if why := quotes(ex.Signatories[i].ID, ex.Signatories[i].Evidence); why != "" {
			return why
		}
	}
	return ""
}
