package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/ingest"
	"dragoman/internal/review"
)

// Options say how to run.
type Options struct {
	Extractor *extract.Extractor
	Workers   int       // 0 means one a core
	Stdin     io.Reader // what Stdin stands for; nil refuses it
	// Corrections are replayed over what is extracted. One that does not fit is
	// a warning of the document.
	Corrections []review.Correction
	Reader      Reader // nil reads in this process, with the defaults
}

// Reader reads documents; an *ingest.Pool is one that files cannot harm.
type Reader interface {
	Read(ctx context.Context, path string) (*dragoman.Document, error)
	ReadBytes(ctx context.Context, name string, data []byte) (*dragoman.Document, error)
}

// Result is what became of one file.
type Result struct {
	File    string
	Doc     *dragoman.Document
	Extract *dragoman.Extract
	Err     error // names the file
}

// maxStdin bounds what is read from standard input.
const maxStdin = 1 << 30

// Run reads and extracts files on all cores and yields their results in order.
// When the context ends, so does the sequence.
func Run(ctx context.Context, files []File, opts Options) iter.Seq[Result] {
	return ordered(ctx, files, opts.Workers, func(ctx context.Context, f File) (r Result) {
		r.File = f.Path
		defer recovered(f.Path, &r.Err)
		if r.Err = f.Err; r.Err == nil {
			r.Doc, r.Extract, r.Err = one(ctx, f.Path, opts)
		}
		return r
	})
}

// one reads and extracts one file.
func one(ctx context.Context, path string, opts Options) (*dragoman.Document, *dragoman.Extract, error) {
	doc, err := Read(ctx, path, opts)
	if err != nil {
		return nil, nil, err
	}
	ex, err := opts.Extractor.Extract(doc)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: extracting: %w", path, err)
	}
	return doc, corrected(ex, opts.Corrections), nil
}

// corrected replays corrections over an extract.
func corrected(ex *dragoman.Extract, corrections []review.Correction) *dragoman.Extract {
	if len(corrections) == 0 {
		return ex
	}
	out, conflicts := review.Apply(ex, corrections)
	out.Document.Warnings = slices.Clone(out.Document.Warnings)
	for _, k := range conflicts {
		out.Document.Warnings = append(out.Document.Warnings, dragoman.Warning{Code: "review_conflict", Message: "correction not applied: " + k.String()})
	}
	return out
}

// recovered turns a panic into the error of one file: whatever a parser trips
// over costs that file only.
func recovered(path string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%s: reading it made the program panic (please report): %v", path, p)
	}
}

// Read reads one file, or standard input for the path Stdin, without extracting
// from it. The error names the file.
func Read(ctx context.Context, path string, opts Options) (*dragoman.Document, error) {
	reader := opts.Reader
	if reader == nil {
		reader = inProcess{}
	}
	if path != Stdin {
		return reader.Read(ctx, path)
	}
	if opts.Stdin == nil {
		return nil, errors.New("-: standard input cannot be read here")
	}
	data, err := io.ReadAll(io.LimitReader(opts.Stdin, maxStdin+1))
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	if len(data) > maxStdin {
		return nil, fmt.Errorf("standard input: more than %d bytes", maxStdin)
	}
	return reader.ReadBytes(ctx, Stdin, data)
}

// inProcess reads in this process, with the defaults.
type inProcess struct{}

func (inProcess) Read(ctx context.Context, path string) (*dragoman.Document, error) {
	return ingest.Read(ctx, path, ingest.Options{})
}

func (inProcess) ReadBytes(ctx context.Context, name string, data []byte) (*dragoman.Document, error) {
	return ingest.ReadBytes(ctx, name, data, ingest.Options{})
}
