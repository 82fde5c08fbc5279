package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dragoman"
	"dragoman/internal/index"
	"dragoman/internal/review"
)

// Outcome is what became of a file at ingest.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Replaced  Outcome = "replaced"  // its path held other content before
	Moved     Outcome = "moved"     // known content whose old path is gone: not read again
	Unchanged Outcome = "unchanged" // known content under the same path: not read again
	Duplicate Outcome = "duplicate" // the same bytes as another file that is in
	Removed   Outcome = "removed"   // its file is gone
	Failed    Outcome = "failed"
)

// IngestOptions say how to ingest.
type IngestOptions struct {
	Options
	Settings string // what else than the files and rules decides the result
	Force    bool   // read unchanged files again
	// PublishEvery is how often a long ingest publishes what it has; a killed
	// one loses no more. 0 means DefaultPublishEvery.
	PublishEvery time.Duration
}

// DefaultPublishEvery costs a long ingest under one part in a hundred.
const DefaultPublishEvery = 20 * time.Second

// publishAtLast is how many times PublishEvery a publication may wait for the
// merging of segments to end.
const publishAtLast = 10

// settings are the Settings and the corrections that can concern the document:
// when one is added, only its report is read again.
func (o *IngestOptions) settings(id, path string) string {
	fingerprint := review.Fingerprint(o.Corrections, &dragoman.DocumentRecord{ID: id, File: filepath.ToSlash(path)})
	if fingerprint == "" {
		return o.Settings
	}
	return strings.TrimPrefix(o.Settings+" review="+fingerprint, " ")
}

// Ingested is what became of one file.
type Ingested struct {
	File     string
	Outcome  Outcome
	Document index.Listing // what the index knows of it; zero when failed
	Warnings []dragoman.Warning
	Of       string // for a duplicate the other file, for a moved one its old path
	Err      error  // names the file
}

// Ingest reads files into an index and yields what became of each, in order.
// It publishes from time to time and at the end, also when the context ends or
// the caller stops early: what is in by then stays. An error of the index ends
// the sequence; it comes with the file at which it showed.
func Ingest(ctx context.Context, w *index.Writer, files []File, opts IngestOptions) iter.Seq2[Ingested, error] {
	return func(yield func(Ingested, error) bool) {
		// Workers look at what was known before; the writer itself is for this
		// goroutine alone.
		known := map[string]index.Listing{}
		rules := opts.Extractor.Hash()
		for _, d := range w.Documents() {
			if d.Rules == rules && !opts.Force { // what other rules read is read again
				known[d.ID] = d
			}
		}
		every := opts.PublishEvery
		if every == 0 {
			every = DefaultPublishEvery
		}
		last := time.Now()
		for r := range ordered(ctx, files, opts.Workers, func(ctx context.Context, f File) read { return prepare(ctx, w, f, known, opts) }) {
			if _, ok := w.ByID(r.id); !ok && r.err == nil && r.prepared == nil {
				// It was known when the worker looked, and has been replaced since.
				r = prepare(ctx, w, r.file, nil, opts)
			}
			out, err := settle(w, r)
			if since := time.Since(last); err == nil && since >= every && (!w.Merging() || since >= publishAtLast*every) {
				err = w.Publish()
				last = time.Now()
			}
			if err != nil {
				yield(out, err)
				return
			}
			if !yield(out, nil) {
				break
			}
		}
		if err := w.Publish(); err != nil {
			yield(Ingested{}, err)
		}
	}
}

// read is what a worker made of a file.
type read struct {
	file     File
	path     string // absolute, or empty
	id       string
	prepared *index.Prepared // nil when the content is known
	warnings []dragoman.Warning
	err      error
}

func prepare(ctx context.Context, w *index.Writer, f File, known map[string]index.Listing, opts IngestOptions) (r read) {
	r.file = f
	defer recovered(f.Path, &r.err)
	if r.err = f.Err; r.err != nil {
		return r
	}
	if f.Path != Stdin {
		if r.path, r.err = filepath.Abs(f.Path); r.err != nil {
			return r
		}
		if r.id, r.err = contentID(f.Path); r.err != nil {
			return r
		}
		if d, ok := known[r.id]; ok && d.Settings == opts.settings(r.id, f.Path) {
			return r
		}
	}
	doc, ex, err := one(ctx, f.Path, opts.Options)
	if err != nil {
		r.err = err
		return r
	}
	r.id, r.warnings = doc.ID, ex.Document.Warnings
	r.prepared, r.err = w.Prepare(doc, ex, r.path, opts.settings(doc.ID, f.Path))
	return r
}

// settle puts what a worker prepared into the index. The error is one of the
// index, not of the file.
func settle(w *index.Writer, r read) (Ingested, error) {
	out := Ingested{File: r.file.Path, Warnings: r.warnings}
	if r.err != nil {
		out.Outcome, out.Err = Failed, r.err
		return out, nil
	}
	same, isKnown := w.ByID(r.id)
	if isKnown && same.Path != r.path && holds(same.Path, r.id) {
		out.Outcome, out.Document, out.Of = Duplicate, same, same.File
		if old, ok := w.ByPath(r.path); ok && r.path != "" {
			return out, w.Remove(old.ID) // what the file held before
		}
		return out, nil
	}
	if r.prepared == nil {
		if same.Path == r.path {
			out.Outcome, out.Document = Unchanged, same
			return out, nil
		}
		p, err := w.Move(r.id, filepath.ToSlash(r.file.Path), r.path)
		if err != nil {
			return out, err
		}
		out.Of = same.File
		out.Outcome, out.Document = Moved, p.Listing()
		return out, w.Add(p)
	}
	out.Outcome, out.Document = Added, r.prepared.Listing()
	if _, ok := w.ByPath(r.path); ok && r.path != "" {
		out.Outcome = Replaced
	}
	return out, w.Add(r.prepared)
}

// Prune takes out the documents whose files are gone, and yields them.
func Prune(w *index.Writer) ([]Ingested, error) {
	var out []Ingested
	for _, d := range w.Documents() {
		if d.Path == "" || exists(d.Path) {
			continue
		}
		if err := w.Remove(d.ID); err != nil {
			return out, err
		}
		out = append(out, Ingested{File: d.File, Outcome: Removed, Document: d})
	}
	return out, w.Publish()
}

func exists(path string) bool {
	if path == "" {
		return false
	}
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// holds reports whether a file still holds some content.
func holds(path, id string) bool {
	got, err := contentID(path)
	return err == nil && got == id
}

// contentID is the identity of a file: the SHA-256 of its bytes.
func contentID(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, cause(err))
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("%s: %w", path, cause(err))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
