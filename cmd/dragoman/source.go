package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/export"
	"dragoman/internal/extract"
	"dragoman/internal/index"
	"dragoman/internal/pipeline"
)

// sourceHelp tells where the commands that compare and export take records.
const sourceHelp = "Without FILE the records come from the index. FILE is an extract (.jsonl, or - for standard\n" +
	"input) or a report, folder or glob, which is extracted on the way."

// source is where the records of a command come from: the index, or files.
type source struct {
	records export.Records
	index   *index.Index // nil when they come from files
	reader  *reader      // nil when no report is read
	tally   tally        // of the reports that were read on the way
}

// Close closes the index and ends the workers that read reports.
func (s *source) Close() error {
	if s.reader != nil {
		s.reader.Close()
	}
	if s.index == nil {
		return nil
	}
	return s.index.Close()
}

// openSource opens what the arguments name, narrowed by a filter.
func openSource(c *cli.Context, args []string, filter index.Filter) (*source, error) {
	s := &source{}
	if len(args) == 0 {
		x, err := openIndex(c)
		if err != nil {
			return nil, err
		}
		s.index = x
		s.records = x.Records(c.Context, "", filter)
		return s, nil
	}
	var x *extract.Extractor
	for _, a := range args {
		if !isExtract(a) && x == nil {
			var err error
			if x, err = extractorFrom(c); err != nil {
				return nil, err
			}
			if s.reader, err = readerFrom(c); err != nil {
				return nil, err
			}
		}
	}
	narrow := fileFilter(filter)
	s.records = narrow.Apply(func(yield func(dragoman.Record, error) bool) { s.files(c, args, x, yield) })
	return s, nil
}

// isExtract reports whether an argument names records and not a report.
func isExtract(arg string) bool {
	return arg == pipeline.Stdin || strings.HasSuffix(strings.ToLower(arg), ".jsonl")
}

// files streams the records of the arguments in their order; reports that
// follow each other are read side by side.
func (s *source) files(c *cli.Context, args []string, x *extract.Extractor, yield func(dragoman.Record, error) bool) {
	for len(args) > 0 {
		n := 0
		for n < len(args) && !isExtract(args[n]) {
			n++
		}
		if n > 0 {
			if !s.reports(c, args[:n], x, yield) {
				return
			}
			args = args[n:]
			continue
		}
		if !s.lines(c, args[0], yield) {
			return
		}
		args = args[1:]
	}
}

func (s *source) reports(c *cli.Context, args []string, x *extract.Extractor, yield func(dragoman.Record, error) bool) bool {
	for r := range pipeline.Run(c.Context, pipeline.Expand(args).Files, pipeline.Options{Extractor: x, Stdin: c.App.Reader, Reader: s.reader}) {
		if s.tally.add(c, r) != nil {
			continue
		}
		for _, rec := range r.Extract.Records() {
			if !yield(rec, nil) {
				return false
			}
		}
	}
	if err := c.Context.Err(); err != nil {
		yield(nil, err)
		return false
	}
	return true
}

func (s *source) lines(c *cli.Context, name string, yield func(dragoman.Record, error) bool) bool {
	in := c.App.Reader
	if name != pipeline.Stdin {
		f, err := os.Open(name)
		if err != nil {
			yield(nil, err)
			return false
		}
		defer f.Close()
		in = f
	}
	for r, err := range export.Lines(in) {
		if err == nil {
			err = c.Context.Err()
		}
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", name, err))
			return false
		}
		if !yield(r, nil) {
			return false
		}
	}
	return true
}

// fileFilter is the filter of an index for records that come from files.
func fileFilter(f index.Filter) *export.Filter {
	out := &export.Filter{Orgs: f.Orgs, Persons: f.Persons, Cities: f.Cities, Countries: f.Countries, Files: f.Files,
		Forms: f.Forms, Types: f.Types, Statuses: f.Statuses, From: f.From, To: f.To}
	for _, k := range f.Kinds {
		out.Kinds = append(out.Kinds, string(k))
	}
	return out
}
