package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"dragoman/internal/pipeline"
)

// tally counts what became of the inputs.
type tally struct{ failed, total int }

// add counts one input and tells of its failure or warnings on standard error.
// It returns the input's error.
func (t *tally) add(c *cli.Context, r pipeline.Result) error {
	t.total++
	if r.Err != nil {
		if c.Context.Err() == nil {
			t.failed++
			warn(c, "%v", r.Err)
		}
		return r.Err
	}
	for _, w := range r.Extract.Document.Warnings {
		if w.Page != nil {
			warn(c, "%s: page %d: %s (%s)", r.File, *w.Page, w.Message, w.Code)
		} else {
			warn(c, "%s: %s (%s)", r.File, w.Message, w.Code)
		}
	}
	return nil
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
