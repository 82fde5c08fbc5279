// Command dragoman reads reports of international organisations and says, as
// data, who met whom, when and where, what was agreed and who signed.
//
// Each command stands in a file of its own with one newXCommand function, and
// once in the slice below. Results go to standard output, and everything meant
// for people to standard error. The exit code is
//
//	0  done, or found
//	1  a query found nothing
//	2  an error, an unknown command or flag, or every input failed
//	3  some inputs failed and the rest are in; or what was checked does not hold
package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"

	"dragoman"
)

func main() {
	os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program but for the process round it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// Bleve logs what it finds wrong in an index and goes on; package index finds
	// it too, and reports it as an error.
	log.SetOutput(io.Discard)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second Ctrl-C ends the program at once: the first one restores the
	// default action.
	context.AfterFunc(ctx, stop)

	app := newApp(stdin, stdout, stderr)
	forgetEmpty(app.Commands)
	args, err := flagsFirst(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return report(ctx, stderr, err)
}

// forgetEmpty takes a variable that is set to nothing, as shells and containers
// do to unset one, for one that is not set: cli would take the empty value.
func forgetEmpty(commands []*cli.Command) {
	for _, c := range commands {
		for _, f := range c.Flags {
			d, ok := f.(cli.DocGenerationFlag)
			if !ok {
				continue
			}
			for _, name := range d.GetEnvVars() {
				if v, set := os.LookupEnv(name); set && v == "" {
					os.Unsetenv(name)
				}
			}
		}
		forgetEmpty(c.Subcommands)
	}
}

// newApp lists the commands. Adding one is a file with its newXCommand and a
// line here.
func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	profiles := &profiles{}
	app := &cli.App{
		Name:                      "dragoman",
		Usage:                     "read reports; find who met whom, what was agreed and who signed",
		Version:                   dragoman.Version,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true, // a comma belongs to the value: --city "Vienna, Austria"
		Reader:                    stdin,
		Writer:                    stdout,
		ErrWriter:                 stderr,
		ExitErrHandler:            func(*cli.Context, error) {}, // run turns errors into exit codes
		Action:                    unknownCommand,
		Flags:                     profileFlags(),
		Before:                    profiles.start,
		After:                     profiles.end,
		Commands: []*cli.Command{
			newExtractCommand(),
			newTextCommand(),
			newIngestCommand(),
			newSearchCommand(),
			newShowCommand(),
			newDocsCommand(),
			newTimelineCommand(),
			newPeopleCommand(),
			newOrgsCommand(),
			newCheckCommand(),
			newCiteCommand(),
			newExportCommand(),
			newLedgerCommand(),
			newDiffCommand(),
			newReconcileCommand(),
			newReviewCommand(),
			newVerifyCommand(),
			newEvalCommand(),
			newExplainCommand(),
			newCoverageCommand(),
			newRulesCommand(),
			newWorkerCommand(),
			newCompletionCommand(),
			newCompleteCommand(),
			newManCommand(),
		},
	}
	strict(app)
	return app
}
