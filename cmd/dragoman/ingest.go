package main

import (
	"encoding/json"
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
	w, err := index.Create(c.Context, c.String("index"))
	if err != nil {
		return err
	}
	defer func() {
		if e := w.Close(); err == nil {
			err = e
		}
	}()
	opts := pipeline.IngestOptions{
		Options:  pipeline.Options{Extractor: x, Stdin: c.App.Reader, Reader: reader, Corrections: corrections},
		Settings: settings(c, reader), Force: c.Bool("force"), PublishEvery: c.Duration("publish-every"),
	}
	var tally tally
	sum := &summary{format: format}
	bar := newProgress(c.App.ErrWriter, len(in.Files))
	for r, err := range pipeline.Ingest(c.Context, w, in.Files, opts) {
		if err != nil {
			bar.clear()
			return err
		}
		bar.clear()
		tally.count(c, r)
		sum.add(r)
		bar.step(r.File)
	}
	bar.clear()
	if c.Bool("prune") && c.Context.Err() == nil {
		gone, err := pipeline.Prune(w)
		if err != nil {
			return err
		}
		for _, r := range gone {
			sum.add(r)
		}
	}
	if err := sum.write(c); err != nil {
		return err
	}
	return tally.result(c.Context)
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
