package index

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"dragoman"
)

// Index is a published generation opened for reading. It stays as it is while
// writers publish others. It is for one goroutine at a time.
type Index struct {
	root  string
	m     *manifest
	bleve bleve.Index
	pack  *os.File
	table *os.File
	list  *os.File
	read  *reader         // of the pack
	open  map[int]*stored // documents that were read
	a     *analyzer
}

// maxOpen bounds the documents that an Index keeps at hand.
const maxOpen = 64

// Open opens what is published in an index folder. It needs no right to write
// there and waits for no writer. The error wraps ErrNone, ErrNewer or ErrOlder, or says
// that the index is damaged.
func Open(dir string) (*Index, error) {
	// A writer may publish, and remove the generation before, between reading
	// the name of the current one and opening it. Then the next try finds the
	// new one.
	for try := 0; ; try++ {
		before, _ := os.ReadFile(filepath.Join(dir, currentFile))
		x, err := open(dir)
		if err == nil {
			return x, nil
		}
		after, _ := os.ReadFile(filepath.Join(dir, currentFile))
		if try == 20 || bytes.Equal(before, after) {
			return nil, err
		}
	}
}

// open opens the current generation, if it stays so.
func open(dir string) (*Index, error) {
	m, err := published(dir)
	if err != nil {
		return nil, err
	}
	x := &Index{root: dir, m: m, open: map[int]*stored{}, a: newAnalyzer()}
	if err := x.openParts(); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

func (x *Index) openParts() (err error) {
	if err = x.m.checkSizes(x.root); err != nil {
		return err
	}
	folder := x.m.dir(x.root)
	if x.pack, err = os.Open(filepath.Join(x.root, x.m.Pack)); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if x.table, err = os.Open(filepath.Join(folder, tableFile)); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if x.list, err = os.Open(filepath.Join(folder, listFile)); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if x.bleve, err = openBleve(filepath.Join(folder, bleveDir)); err != nil {
		return err
	}
	// Bleve opens an index without the segments that it cannot read.
	if n, err := x.bleve.DocCount(); err != nil || int(n) != x.m.Units {
		return fmt.Errorf("%w: %d units are searchable, %d were indexed", errDamaged, n, x.m.Units)
	}
	return nil
}

// openBleve opens a Bleve index read-only. Bleve and bbolt panic on some
// overwritten files.
func openBleve(dir string) (idx bleve.Index, err error) {
	defer damaged(&err)
	got, err := bleve.OpenUsing(dir, map[string]any{"read_only": true, "bolt_timeout": "5s"})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return got, nil
}

// damaged turns a panic over what a file holds into an error.
func damaged(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", errDamaged, p)
	}
}

// Close closes the index.
func (x *Index) Close() error {
	var errs []error
	if x.bleve != nil {
		errs = append(errs, x.bleve.Close())
	}
	for _, f := range []*os.File{x.pack, x.table, x.list} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	if x.read != nil {
		x.read.close()
	}
	return errors.Join(errs...)
}

// Stat tells of the index as a whole.
type Stat struct {
	Generation int   `json:"generation"`
	Documents  int   `json:"documents"`
	Units      int   `json:"units"`
	TextBytes  int64 `json:"text_bytes"` // of canonical text
	DiskBytes  int64 `json:"disk_bytes"`
}

// Stat tells of the index as a whole.
func (x *Index) Stat() Stat {
	s := Stat{Generation: x.m.Generation, Documents: x.m.Documents, Units: x.m.Units, TextBytes: x.m.TextBytes, DiskBytes: x.m.PackSize}
	for _, f := range x.m.Files {
		s.DiskBytes += f.Size
	}
	return s
}

// Documents lists the documents in the order in which they came in.
func (x *Index) Documents() ([]Listing, error) {
	info, err := x.list.Stat()
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return readListings(io.NewSectionReader(x.list, 0, info.Size()))
}

// document opens a document by its number.
func (x *Index) document(number int) (*stored, error) {
	if s, ok := x.open[number]; ok {
		return s, nil
	}
	e, err := readEntry(x.table, number)
	if err != nil {
		return nil, err
	}
	if x.read == nil {
		if x.read, err = newReader(x.pack); err != nil {
			return nil, err
		}
	}
	s := &stored{entry: e, reader: x.read}
	if len(x.open) >= maxOpen {
		clear(x.open)
	}
	x.open[number] = s
	return s, nil
}

// place is a unit's name taken apart.
type place struct {
	document int
	kind     Kind
	ordinal  int
}

func parsePlace(name string) (place, error) {
	number, rest, ok := strings.Cut(name, ".")
	if ok && len(rest) > 1 {
		n, err1 := strconv.ParseInt(number, 36, 32)
		k, known := kindOf(rest[0])
		i, err2 := strconv.Atoi(rest[1:])
		if err1 == nil && err2 == nil && known && n >= 0 && i >= 0 {
			return place{int(n), k, i}, nil
		}
	}
	return place{}, fmt.Errorf("%w: a unit named %q", errDamaged, name)
}

// comparePlaces orders units by document, kind and place in the text.
func comparePlaces(a, b place) int {
	if a.document != b.document {
		return a.document - b.document
	}
	if a.kind != b.kind {
		return slices.Index(Kinds(), a.kind) - slices.Index(Kinds(), b.kind)
	}
	return a.ordinal - b.ordinal
}

// record reads a unit: a *dragoman.Meeting, *Agreement, *Signatory or
// *DocumentRecord, a *Person or a *Page.
func (x *Index) record(p place) (any, error) {
	s, err := x.document(p.document)
	if err != nil {
		return nil, err
	}
	var rec any
	switch p.kind {
	case KindPage:
		return x.page(s, p.ordinal)
	case KindMeeting:
		rec = &dragoman.Meeting{}
	case KindAgreement:
		rec = &dragoman.Agreement{}
	case KindSignatory:
		rec = &dragoman.Signatory{}
	case KindPerson:
		rec = &Person{}
	default:
		rec = &dragoman.DocumentRecord{}
	}
	if err := s.record(p.kind, p.ordinal, rec); err != nil {
		return nil, err
	}
	return rec, nil
}

func (x *Index) page(s *stored, ordinal int) (*Page, error) {
	h, err := s.open()
	if err != nil {
		return nil, err
	}
	if ordinal >= len(h.Parts) {
		return nil, fmt.Errorf("%w: a document has fewer pages than are indexed", errDamaged)
	}
	pt := h.Parts[ordinal]
	text, err := s.text(pt.start(), pt.end())
	if err != nil {
		return nil, err
	}
	p := &Page{Type: string(KindPage), Schema: dragoman.Schema, ID: PageID(h.ID, ordinal), Document: h.ID, File: h.File,
		Title: h.Title, Date: h.Date, Start: pt.point(), End: pt.point() + pt.points(), Text: text}
	if i := pt.page(); i >= 0 && i < len(h.Pages) {
		n := h.Pages[i].Number
		p.Page, p.PageLabel = &n, dragoman.String(h.Pages[i].Label)
	}
	p.Section = h.section(p.Start)
	return p, nil
}

// PageID is the id of a page or passage: its document's and its ordinal.
func PageID(document string, ordinal int) string {
	return fmt.Sprintf("pag_%.12s_%d", document, ordinal)
}
