package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// The exit codes.
const (
	exitFound   = 0
	exitNothing = 1
	exitError   = 2
	exitPartial = 3
)

// errNothing says that a query found nothing. It is no failure and prints
// nothing.
var errNothing = errors.New("nothing found")

// partialError says that some inputs failed, each of which has been told of,
// and the rest are in.
type partialError struct{ failed, total int }

func (e *partialError) Error() string {
	if e.failed == e.total {
		return "no input could be read"
	}
	return fmt.Sprintf("%d of %s could not be read; the rest are in", e.failed, counted(e.total, "file"))
}

// mismatchError says that something was checked and part of it does not hold,
// each part of which has been told of.
type mismatchError struct{ message string }

func (e *mismatchError) Error() string { return e.message }

// usageError is a command line that cannot be understood, with a hint at what
// would be.
type usageError struct {
	message string
	hint    string
}

func (e *usageError) Error() string {
	if e.hint == "" {
		return e.message
	}
	return e.message + " (" + e.hint + ")"
}

func usagef(c *cli.Context, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), "see " + c.Command.HelpName + " --help"}
}

// report tells of the error on one line and returns the exit code for it.
func report(ctx context.Context, stderr io.Writer, err error) int {
	var partial *partialError
	switch {
	case err == nil:
		return exitFound
	case errors.Is(err, errNothing):
		return exitNothing
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "dragoman: interrupted; what was published before is intact")
		return exitError
	}
	fmt.Fprintln(stderr, "dragoman:", printable(err.Error()))
	var mismatch *mismatchError
	if errors.As(err, &partial) && partial.failed < partial.total || errors.As(err, &mismatch) {
		return exitPartial
	}
	return exitError
}

// unknownCommand is the action of the app itself: it runs when no command has
// the name of the first argument.
func unknownCommand(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		return cli.ShowAppHelp(c)
	}
	hint := "see " + c.App.Name + " --help"
	if s := nearest(name, c.App.Commands); s != "" {
		hint = "did you mean " + s + "?"
	}
	return &usageError{fmt.Sprintf("unknown command %q", name), hint}
}

// unknownSubcommand is the action of a command that only groups others.
func unknownSubcommand(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		return usagef(c, "%s needs one of: %s", c.Command.HelpName, strings.Join(commandNames(c.Command.Subcommands), ", "))
	}
	return usagef(c, "unknown command %q of %s", name, c.Command.HelpName)
}

// strict makes every command report a usage error as an error of one line, in
// place of a page of help on standard output.
func strict(app *cli.App) {
	onUsageError := func(c *cli.Context, err error, _ bool) error {
		hint := "see " + app.Name + " --help"
		if c.Command != nil && c.Command.HelpName != "" {
			hint = "see " + c.Command.HelpName + " --help"
		}
		return &usageError{err.Error(), hint}
	}
	app.OnUsageError = onUsageError
	var walk func(commands []*cli.Command)
	walk = func(commands []*cli.Command) {
		for _, c := range commands {
			c.OnUsageError = onUsageError
			c.HideHelpCommand = true // else "search help" would not search
			if c.Action == nil {
				c.Action = unknownSubcommand
			}
			walk(c.Subcommands)
		}
	}
	walk(app.Commands)
}

func commandNames(commands []*cli.Command) []string {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}

// nearest returns the command whose name is at most two edits from name, or "".
func nearest(name string, commands []*cli.Command) string {
	best, distance := "", 3
	for _, c := range commandNames(commands) {
		if d := edits(name, c); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// edits is the Levenshtein distance between two names.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
