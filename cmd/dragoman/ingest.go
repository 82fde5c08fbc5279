package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
	"dragoman/internal/pipeline"
)

func newIngestCommand() *cli.Command {
	return &cli.Command{
		Name:      "ingest",
		Usage:     "read reports, or those that are new or changed, into the index",
		ArgsUsage: "PATH...",
		Description: "PATH is a file, a folder, a glob (reports/**/*.pdf) or - for standard input.\n" +
			"A file is known by its content: what the index holds already is not read again,\n" +
			"not even from another place; a file that has changed takes the place of what it was.\n" +
			"Searches go on meanwhile and see the index as it was last published.",
		Flags: append(extractFlags(),
			indexFlag(),
			reviewFlag(),
			&cli.BoolFlag{Name: "force", Usage: "read unchanged files again"},
			&cli.BoolFlag{Name: "prune", Usage: "take out the reports whose files are gone"},
			&cli.BoolFlag{Name: "watch", Usage: "go on, and take in what arrives or changes in the folders, a line a file"},
			&cli.DurationFlag{Name: "publish-every", Value: pipeline.DefaultPublishEvery, Usage: "show searches what is in so far every `DURATION`"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print the summary as `FORMAT`: table or jsonl"},
		),
		Action: ingestAction,
	}
}

func ingestAction(c *cli.Context) (err error) {
	format, err := oneOf(c, "format", "table", "jsonl")
	if err != nil {
		return err
	}
	memory := newHeap()
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	corrections, err := replayed(c)
	if err != nil {
		return err
	}
	in := &pipeline.Inputs{}
	if c.Args().Present() || !c.Bool("prune") {
		if in, err = inputs(c); err != nil {
			return err
		}
	}
	reader, err := readerFrom(c)
	if err != nil {
		return err
	}
	defer reader.Close()
	run := &ingestRun{c: c, memory: memory, opts: pipeline.IngestOptions{
		Options:  pipeline.Options{Extractor: x, Stdin: c.App.Reader, Reader: reader, Corrections: corrections},
		Settings: settings(c, reader), Force: c.Bool("force"), PublishEvery: c.Duration("publish-every"),
	}}
	if c.Bool("watch") {
		return run.watch(in)
	}
	sum := &summary{format: format}
	if err := run.once(in.Files, sum.add); err != nil {
		return err
	}
	if err := sum.write(c); err != nil {
		return err
	}
	return run.tally.result(c.Context)
}

// ingestRun is what the ingests of one command have in common.
type ingestRun struct {
	c      *cli.Context
	opts   pipeline.IngestOptions
	tally  tally
	memory *heap
}

// once ingests files, and takes out what is gone where that was asked for. It
// tells done of each.
func (r *ingestRun) once(files []pipeline.File, done func(pipeline.Ingested)) (err error) {
	w, err := index.Create(r.c.Context, r.c.String("index"))
	if err != nil {
		return err
	}
	defer func() {
		if e := w.Close(); err == nil {
			err = e
		}
	}()
	bar := newProgress(r.c.App.ErrWriter, len(files))
	defer bar.clear()
	for f, err := range pipeline.Ingest(r.c.Context, w, files, r.opts) {
		bar.clear()
		if err != nil {
			return err
		}
		r.tally.count(r.c, f)
		done(f)
		bar.step(f.File)
		r.memory.bound()
	}
	if !r.c.Bool("prune") || r.c.Context.Err() != nil {
		return nil
	}
	gone, err := pipeline.Prune(w)
	for _, f := range gone {
		done(f)
	}
	return err
}

// watch ingests the folders, then what changes in them, a line a file, until it
// is interrupted. The index is free for others between two changes.
func (r *ingestRun) watch(in *pipeline.Inputs) error {
	line := func(f pipeline.Ingested) {
		if f.Outcome == pipeline.Failed || f.Outcome == pipeline.Unchanged {
			return
		}
		d := f.Document
		fmt.Fprintf(r.c.App.Writer, "%s  %s  %s, %s, %s\n", f.Outcome, printable(f.File), counted(d.Meetings, "meeting"), counted(d.Agreements, "agreement"), counted(d.Warnings, "warning"))
	}
	// Watching begins before the first ingest, so that nothing is missed.
	w, err := pipeline.NewWatch(r.c.Args().Slice(), pipeline.DefaultQuiet)
	if err != nil {
		return err
	}
	defer w.Close()
	if err := r.once(in.Files, line); err != nil {
		return err
	}
	fmt.Fprintln(r.c.App.ErrWriter, "dragoman: watching; Ctrl-C ends it")
	return w.Run(r.c.Context, func(paths []string) error {
		for {
			err := r.once(pipeline.Present(paths), line)
			if !errors.Is(err, index.ErrLocked) || r.c.Context.Err() != nil {
				return err
			}
			warn(r.c, "%v; trying again", err)
		}
	})
}

// settings is what else than files and rules decides the result of extraction.
func settings(c *cli.Context, r *reader) string {
	s := r.settings()
	if home := c.String("home"); home != "" {
		s = strings.TrimSpace("home=" + home + " " + s)
	}
	return s
}

// summary is the list of what was ingested, one line a file.
type summary struct {
	format string
	all    []pipeline.Ingested
}

func (s *summary) add(r pipeline.Ingested) { s.all = append(s.all, r) }

func (s *summary) write(c *cli.Context) error {
	if s.format == "jsonl" {
		return s.lines(c)
	}
	t := table{head: []string{"report", "outcome", "pages", "meetings", "agreements", "signatories", "warnings"},
		right: map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true}}
	for _, r := range s.all {
		d := r.Document
		if r.Outcome == pipeline.Failed {
			t.add(r.File, string(r.Outcome), "", "", "", "", "")
			continue
		}
		t.add(r.File, string(r.Outcome), strconv.Itoa(d.Pages), strconv.Itoa(d.Meetings), strconv.Itoa(d.Agreements), strconv.Itoa(d.Signatories), strconv.Itoa(d.Warnings))
	}
	if len(t.rows) == 0 {
		return nil
	}
	return t.write(c.App.Writer)
}

func (s *summary) lines(c *cli.Context) error {
	enc := json.NewEncoder(c.App.Writer)
	enc.SetEscapeHTML(false)
	for _, r := range s.all {
		line := struct {
			File    string           `json:"file"`
			Outcome pipeline.Outcome `json:"outcome"`
			Of      string           `json:"of,omitempty"`
			Error   string           `json:"error,omitempty"`
			*index.Listing
		}{File: r.File, Outcome: r.Outcome, Of: r.Of}
		if r.Err != nil {
			line.Error = r.Err.Error()
		} else {
			line.Listing = &r.Document
		}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("writing the summary: %w", err)
		}
	}
	return nil
}
