package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/gofrs/flock"

	"dragoman"
)

// Writer adds documents to an index and removes them. Nothing that it does is
// seen before Publish. Prepare may be called by many goroutines at once, all
// else by one at a time.
type Writer struct {
	root string
	lock *flock.Flock
	last *manifest // the published generation

	docs   map[int]*Listing
	byPath map[string]int
	byID   map[string]int
	next   int

	// The generation being written; nil while nothing has changed since the
	// last Publish.
	bleve  bleve.Index
	batch  *bleve.Batch
	weight int // terms and positions in the batch
	queue  *batches

	pack   *os.File
	packAt int64

	places *places
	makers sync.Pool // of *preparer
}

// maxShared is how many places the units share: more than a page has words.
const maxShared = 4096

// batchWeight is what one batch holds, in terms and positions, each of which
// costs some 200 bytes while Scorch makes a segment of the batch: larger ones
// cost memory, smaller ones merging.
const batchWeight = 250_000

// lockWait is how long an ingest waits for another to end.
const lockWait = 5 * time.Second

// Create opens the index in a folder for writing, and makes the folder when it
// is not there. One writer can be open at a time; readers are not disturbed.
func Create(ctx context.Context, dir string) (w *Writer, err error) {
	defer advise(&err)
	if err := usable(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	l, err := lock(ctx, dir, lockWait)
	if err != nil {
		return nil, err
	}
	w = &Writer{root: dir, lock: l, docs: map[int]*Listing{}, byPath: map[string]int{}, byID: map[string]int{}, places: newPlaces(maxShared)}
	if err := w.load(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return w, nil
}

// load reads what is published.
func (w *Writer) load() error {
	m, err := published(w.root)
	if errors.Is(err, ErrNone) {
		m, err = emptyManifest(), nil
	}
	if err != nil {
		return err
	}
	if m.Generation > 0 {
		if err := m.checkSizes(w.root); err != nil {
			return err
		}
		f, err := os.Open(filepath.Join(m.dir(w.root), listFile))
		if err != nil {
			return fmt.Errorf("index: %w", err)
		}
		defer f.Close()
		list, err := readListings(f)
		if err != nil {
			return err
		}
		for i := range list {
			w.know(&list[i])
		}
	}
	w.last, w.next = m, m.Next
	m.clear(w.root)
	return nil
}

func (w *Writer) know(l *Listing) {
	w.docs[l.Number] = l
	w.byID[l.ID] = l.Number
	if l.Path != "" {
		w.byPath[l.Path] = l.Number
	}
}

// Documents lists what the index will hold once published, in the order in
// which it came in.
func (w *Writer) Documents() []Listing {
	out := make([]Listing, 0, len(w.docs))
	for _, d := range w.docs {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Listing) int { return a.Number - b.Number })
	return out
}

// ByID finds a document by the hash of its file.
func (w *Writer) ByID(id string) (Listing, bool) { return w.listing(w.byID, id) }

// ByPath finds a document by the absolute path of its file.
func (w *Writer) ByPath(path string) (Listing, bool) { return w.listing(w.byPath, path) }

func (w *Writer) listing(by map[string]int, key string) (Listing, bool) {
	n, ok := by[key]
	if !ok {
		return Listing{}, false
	}
	return *w.docs[n], true
}

// Add puts a document in. One of the same path or content is replaced.
func (w *Writer) Add(p *Prepared) (err error) {
	defer advise(&err)
	if err := w.begin(); err != nil {
		return err
	}
	if old, ok := w.ByID(p.listing.ID); ok {
		w.remove(old.Number)
	}
	if old, ok := w.ByPath(p.listing.Path); ok && p.listing.Path != "" {
		w.remove(old.Number)
	}
	l := p.listing
	l.Number, l.Offset = w.next, w.packAt
	if _, err := w.pack.WriteAt(p.packed.bytes, w.packAt); err != nil {
		return fmt.Errorf("index: storing %s: %w", l.File, err)
	}
	w.packAt += int64(len(p.packed.bytes))
	w.next++
	for _, u := range p.units {
		d := document.NewDocument(unitName(l.Number, u.kind, u.ordinal))
		for _, f := range u.fields {
			d.AddField(f)
		}
		if err := w.batch.IndexAdvanced(d); err != nil {
			return fmt.Errorf("index: %s: %w", l.File, err)
		}
	}
	w.know(&l)
	if w.weight += p.weight; w.weight >= batchWeight {
		return w.flush()
	}
	return nil
}

// Remove takes a document out.
func (w *Writer) Remove(id string) (err error) {
	defer advise(&err)
	l, ok := w.ByID(id)
	if !ok {
		return fmt.Errorf("index: no document %s", id)
	}
	if err := w.begin(); err != nil {
		return err
	}
	w.remove(l.Number)
	return nil
}

func (w *Writer) remove(number int) {
	l := w.docs[number]
	for _, k := range Kinds() {
		n := 0
		switch k {
		case KindPage:
			n = l.Parts
		case KindMeeting:
			n = l.Meetings
		case KindAgreement:
			n = l.Agreements
		case KindSignatory:
			n = l.Signatories
		case KindPerson:
			n = l.People
		case KindDocument:
			n = 1
		}
		for i := range n {
			w.batch.Delete(unitName(number, k, i))
		}
	}
	delete(w.docs, number)
	if w.byID[l.ID] == number {
		delete(w.byID, l.ID)
	}
	if w.byPath[l.Path] == number {
		delete(w.byPath, l.Path)
	}
}

// unitName is the name under which Bleve knows a unit.
func unitName(number int, k Kind, ordinal int) string {
	return strconv.FormatInt(int64(number), 36) + "." + string(k.letter()) + strconv.Itoa(ordinal)
}

// begin makes the next generation's folder, as a copy of the published one that
// shares its segments.
func (w *Writer) begin() error {
	if w.bleve != nil {
		return nil
	}
	folder := w.folder()
	if err := os.RemoveAll(folder); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	store := filepath.Join(folder, bleveDir)
	var idx bleve.Index
	var err error
	if w.last.Generation == 0 {
		if err = os.MkdirAll(folder, 0o755); err == nil {
			idx, err = bleve.NewUsing(store, bleve.NewIndexMapping(), bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore, writing())
		}
	} else {
		if err = clone(w.last, w.root, folder); err == nil {
			idx, err = bleve.OpenUsing(store, writing())
		}
	}
	if err != nil {
		return fmt.Errorf("index: preparing to write: %w", err)
	}
	pack, err := os.OpenFile(filepath.Join(w.root, w.last.Pack), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return errors.Join(fmt.Errorf("index: %w", err), idx.Close())
	}
	// What a killed writer left behind the published bytes goes.
	if err := pack.Truncate(w.last.PackSize); err != nil {
		return errors.Join(fmt.Errorf("index: %w", err), pack.Close(), idx.Close())
	}
	w.pack, w.packAt = pack, w.last.PackSize
	w.bleve, w.batch, w.weight = idx, idx.NewBatch(), 0
	w.queue = newBatches(idx)
	return nil
}

func (w *Writer) folder() string {
	return filepath.Join(w.root, strconv.Itoa(w.last.Generation+1)+newSuffix)
}

// writing is Bleve's configuration for a writer. A merge has all that it merges
// in memory: what would become more than maxSegment units is left as it is, so
// that the memory of a writer does not grow with the index.
func writing() map[string]any {
	return map[string]any{"bolt_timeout": "5s", "scorchMergePlanOptions": map[string]any{"MaxSegmentSize": maxSegment}}
}

// clone makes a folder that holds the segments of a generation under second
// names. Segments never change; Bleve's own small files do, and are copied.
func clone(m *manifest, root, folder string) error {
	for _, f := range m.Files {
		name := filepath.FromSlash(f.Name)
		to := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		from := filepath.Join(m.dir(root), name)
		var err error
		switch {
		case filepath.Ext(name) == ".zap":
			err = link(from, to)
		case name != listFile && name != tableFile:
			err = copyFile(from, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// flush hands the batch to Bleve and goes on.
func (w *Writer) flush() error {
	if w.batch.Size() == 0 {
		return nil
	}
	b := w.batch
	w.batch, w.weight = w.bleve.NewBatch(), 0
	if err := w.queue.add(b); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	return nil
}

// Merging reports whether segments are being merged. Bleve introduces the
// segments of all merges under way at once, and a Publish before would throw
// their work away: one after the other, and the segments would only grow in
// number.
func (w *Writer) Merging() bool {
	if w.bleve == nil {
		return false
	}
	stats, _ := w.bleve.StatsMap()["index"].(map[string]any)
	count := func(name string) uint64 { n, _ := stats[name].(uint64); return n }
	return count("TotFileMergePlanTasks") > count("TotFileMergePlanTasksDone") && count("TotFileMergePlanTasksErr") == 0
}

// Publish makes all that was added and removed visible to readers that open the
// index from now on. After an error the published index is as it was before.
func (w *Writer) Publish() (err error) {
	defer advise(&err)
	if w.bleve == nil {
		return nil
	}
	m, err := w.finish()
	if err == nil {
		err = m.publish(w.root)
	}
	if err != nil {
		return fmt.Errorf("index: publishing: %w", err)
	}
	m.clear(w.root)
	w.last = m
	return nil
}

// finish closes the generation being written and seals it.
func (w *Writer) finish() (*manifest, error) {
	if err := w.flush(); err != nil {
		return nil, err
	}
	pack, size, err := w.compact()
	if err != nil {
		return nil, err
	}
	if err := w.closeParts(); err != nil {
		return nil, err
	}
	folder := w.folder()
	m := &manifest{Format: Format, Tool: "dragoman " + dragoman.Version, Generation: w.last.Generation + 1,
		Documents: len(w.docs), Next: w.next, Pack: pack, PackSize: size}
	docs := w.Documents()
	for _, d := range docs {
		m.Units += d.Units
		m.TextBytes += d.Bytes
	}
	if err := writeListings(filepath.Join(folder, listFile), filepath.Join(folder, tableFile), docs, w.next); err != nil {
		return nil, err
	}
	if err := m.seal(folder, w.last); err != nil {
		return nil, err
	}
	if err := syncDir(folder); err != nil {
		return nil, err
	}
	if err := os.Rename(folder, m.dir(w.root)); err != nil {
		return nil, err
	}
	return m, syncDir(w.root)
}

// closeParts closes what a generation being written keeps open.
func (w *Writer) closeParts() error {
	if w.bleve == nil {
		return nil
	}
	err := errors.Join(w.queue.close(), w.bleve.Close(), w.pack.Sync(), w.pack.Close())
	w.bleve, w.batch, w.pack, w.queue = nil, nil, nil, nil
	return err
}

// Close gives up what has not been published and releases the index.
func (w *Writer) Close() error {
	err := w.closeParts()
	// On a full disk, what nobody will read is in the way.
	if e := os.RemoveAll(w.folder()); err == nil {
		err = e
	}
	if e := w.trim(); err == nil {
		err = e
	}
	if e := w.lock.Close(); err == nil {
		err = e
	}
	return err
}
