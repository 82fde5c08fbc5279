package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/pipeline"
)

// tally counts what became of the inputs.
type tally struct{ failed, total int }

// add counts one input and tells of its failure or warnings on standard error.
// It returns the input's error.
func (t *tally) add(c *cli.Context, r pipeline.Result) error {
	if r.Err == nil {
		t.tell(c, r.File, r.Extract.Document.Warnings, nil)
		return nil
	}
	t.tell(c, r.File, nil, r.Err)
	return r.Err
}

// count does the same for a file that was ingested.
func (t *tally) count(c *cli.Context, r pipeline.Ingested) {
	t.tell(c, r.File, r.Warnings, r.Err)
	switch r.Outcome {
	case pipeline.Duplicate:
		warn(c, "%s: holds the same bytes as %s, which is in", r.File, r.Of)
	case pipeline.Moved:
		warn(c, "%s: known as %s, which is gone; taken over without reading it", r.File, r.Of)
	}
}

func (t *tally) tell(c *cli.Context, file string, warnings []dragoman.Warning, err error) {
	t.total++
	if err != nil {
		t.failed++
		warn(c, "%v", err)
	}
	for _, w := range warnings {
		if w.Page != nil {
			warn(c, "%s: page %d: %s (%s)", file, *w.Page, w.Message, w.Code)
		} else {
			warn(c, "%s: %s (%s)", file, w.Message, w.Code)
		}
	}
}

// result is nil if all went well, else the error that gives the exit code.
func (t *tally) result(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if t.failed > 0 {
		return &partialError{t.failed, t.total}
	}
	return nil
}

func warn(c *cli.Context, format string, args ...any) {
	fmt.Fprintln(c.App.ErrWriter, "dragoman: warning:", printable(fmt.Sprintf(format, args...)))
}
