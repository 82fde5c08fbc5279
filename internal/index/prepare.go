package index

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// preparer is what one goroutine needs to prepare documents.
type preparer struct {
	units unitMaker
	enc   *zstd.Encoder
}

// Prepared is a document made ready for Add.
type Prepared struct {
	listing Listing
	packed  *packed
	units   []unit
	weight  int // terms and positions in the units
}

// Prepare does all that can be done for a document without the index: finding
// its terms and compressing it. path is the file's absolute path, settings what
// else than the file decides the result.
func (w *Writer) Prepare(doc *dragoman.Document, ex *dragoman.Extract, path, settings string) (*Prepared, error) {
	p, err := w.preparer()
	if err != nil {
		return nil, err
	}
	defer w.makers.Put(p)
	h := &header{ID: doc.ID, File: doc.File, Title: ex.Document.Title, Date: ex.Document.Date, Body: doc.Body}
	for _, pg := range doc.Pages {
		h.Pages = append(h.Pages, packedPage{pg.Number, pg.Label})
	}
	for _, s := range doc.Sections {
		h.Sections = append(h.Sections, packedSection{s.Heading, doc.Points(s.Start)})
	}
	h.Parts = passages(doc)
	return p.prepare(h, doc.Text, ex, peopleOf(ex), path, settings)
}

func (w *Writer) preparer() (*preparer, error) {
	if p, ok := w.makers.Get().(*preparer); ok {
		return p, nil
	}
	enc, err := newEncoder()
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return &preparer{units: newUnitMaker(w.places), enc: enc}, nil
}

func (p *preparer) prepare(h *header, text string, ex *dragoman.Extract, people []Person, path, settings string) (*Prepared, error) {
	counts := [4]int{len(ex.Meetings), len(ex.Agreements), len(ex.Signatories), len(people)}
	var lines []any
	for _, r := range ex.Records() {
		if r.RecordType() != dragoman.TypeMention {
			lines = append(lines, r)
		}
	}
	for i := range people {
		lines = append(lines, &people[i])
	}
	packed, err := pack(p.enc, h, text, lines, counts)
	if err != nil {
		return nil, err
	}
	d := &ex.Document
	l := Listing{ID: d.ID, File: d.File, Path: path, Title: string(d.Title), Pages: d.Pages, Chars: d.Chars, Bytes: int64(len(text)),
		Meetings: counts[0], Agreements: counts[1], Signatories: counts[2], People: counts[3], Warnings: len(d.Warnings), Parts: len(h.Parts),
		Rules: d.Rules, Settings: settings, Size: packed.entry.size, Header: packed.entry.header, Records: packed.entry.records, Sum: packed.sum()}
	if d.Date != nil {
		l.Date = d.Date.EDTF
	}
	out := &Prepared{listing: l, packed: packed, units: p.units.units(h, text, ex, people)}
	out.listing.Units = len(out.units)
	for i := range out.units {
		for _, f := range out.units[i].fields {
			out.weight += len(f.terms) + len(f.positions)
		}
	}
	return out, nil
}

// Listing tells what the document will be known as. Its number is given by Add.
func (p *Prepared) Listing() Listing { return p.listing }

// Move makes ready a document that the index holds already, under the name that
// its file has now. The file is not read: all comes out of the index.
func (w *Writer) Move(id, file, path string) (*Prepared, error) {
	l, ok := w.ByID(id)
	if !ok {
		return nil, fmt.Errorf("index: no document %s", id)
	}
	p, err := w.preparer()
	if err != nil {
		return nil, err
	}
	defer w.makers.Put(p)
	pack, err := os.Open(filepath.Join(w.root, w.last.Pack))
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	defer pack.Close()
	r, err := newReader(pack)
	if err != nil {
		return nil, err
	}
	defer r.close()
	s := &stored{entry: l.entry(), reader: r}
	h, err := s.open()
	if err != nil {
		return nil, err
	}
	ex, people, err := s.extract()
	if err != nil {
		return nil, err
	}
	text, err := s.text(0, -1)
	if err != nil {
		return nil, err
	}
	h.File = file
	rename(ex, people, file)
	return p.prepare(h, text, ex, people, path, l.Settings)
}

// rename gives a document and all evidence in it another file.
func rename(ex *dragoman.Extract, people []Person, file string) {
	ex.Document.File = file
	each := func(list []dragoman.Evidence) {
		for i := range list {
			list[i].File = file
		}
	}
	for i := range ex.Meetings {
		each(ex.Meetings[i].Evidence)
	}
	for i := range ex.Agreements {
		each(ex.Agreements[i].Evidence)
	}
	for i := range ex.Signatories {
		each(ex.Signatories[i].Evidence)
	}
	for i := range people {
		each(people[i].Evidence)
	}
}
