package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/ingest"
)

// Options say how to run.
type Options struct {
	Extractor *extract.Extractor
	Workers   int       // 0 means one a core
	Stdin     io.Reader // what Stdin stands for; nil refuses it
	// Skip, when not nil, is asked before a file is read; true leaves it out,
	// and its result has neither document nor error.
	Skip func(path string) (bool, error)
}

// Result is what became of one file.
type Result struct {
	File    string
	Doc     *dragoman.Document
	Extract *dragoman.Extract
	Err     error // names the file
	Skipped bool
}

// maxStdin bounds what is read from standard input.
const maxStdin = 1 << 30

// Run reads and extracts files on all cores and yields their results in order.
// When the context ends, so does the sequence.
func Run(ctx context.Context, files []File, opts Options) iter.Seq[Result] {
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type job struct {
			file File
			done chan Result
		}
		jobs := make(chan job)
		// The queue keeps the order. Its capacity is how far the fastest worker
		// may run ahead of the slowest.
		queue := make(chan job, 2*workers)
		for range workers {
			go func() {
				for j := range jobs {
					j.done <- one(ctx, j.file, opts)
				}
			}()
		}
		go func() {
			defer close(jobs)
			defer close(queue)
			for _, f := range files {
				j := job{f, make(chan Result, 1)}
				select {
				case queue <- j:
				case <-ctx.Done():
					return
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					j.done <- Result{File: f.Path, Err: ctx.Err()}
					return
				}
			}
		}()
		for j := range queue {
			r := <-j.done
			if ctx.Err() != nil || !yield(r) {
				return
			}
		}
	}
}

// one reads and extracts one file. A panic in a parser costs that file only.
func one(ctx context.Context, f File, opts Options) (r Result) {
	r.File = f.Path
	defer func() {
		if p := recover(); p != nil {
			r.Doc, r.Extract = nil, nil
			r.Err = fmt.Errorf("%s: reading it made the program panic (please report): %v", f.Path, p)
		}
	}()
	if f.Err != nil {
		r.Err = f.Err
		return r
	}
	if opts.Skip != nil {
		skip, err := opts.Skip(f.Path)
		if err != nil {
			r.Err = fmt.Errorf("%s: %w", f.Path, err)
			return r
		}
		if skip {
			r.Skipped = true
			return r
		}
	}
	doc, err := Read(ctx, f.Path, opts.Stdin)
	if err != nil {
		r.Err = err
		return r
	}
	r.Doc = doc
	r.Extract, err = opts.Extractor.Extract(doc)
	if err != nil {
		r.Err = fmt.Errorf("%s: extracting: %w", f.Path, err)
	}
	return r
}

// Read reads one file, or standard input for the path Stdin. The error names
// the file.
func Read(ctx context.Context, path string, stdin io.Reader) (*dragoman.Document, error) {
	if path != Stdin {
		return ingest.Read(ctx, path, ingest.Options{})
	}
	if stdin == nil {
		return nil, errors.New("-: standard input cannot be read here")
	}
	data, err := io.ReadAll(io.LimitReader(stdin, maxStdin+1))
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	if len(data) > maxStdin {
		return nil, fmt.Errorf("standard input: more than %d bytes", maxStdin)
	}
	return ingest.ReadBytes(ctx, Stdin, data, ingest.Options{})
}
