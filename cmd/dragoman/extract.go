package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/pipeline"
)

func newExtractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "print the meetings, agreements and signatories of reports as JSON Lines",
		ArgsUsage: "PATH...",
		Description: "PATH is a file, a folder, a glob (reports/**/*.pdf) or - for standard input.\n" +
			"One record a line: the document first, then what it tells, each with its quote.",
		Flags:  append([]cli.Flag{&cli.BoolFlag{Name: "mentions", Usage: "also print every date, person, organisation and place named"}}, extractFlags()...),
		Action: extractAction,
	}
}

// extractFlags are the flags of the commands that extract.
func extractFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "home", Usage: "the `BODY` that issues the reports, by key or name, where it is not to be found in them"},
		&cli.StringFlag{Name: "rules", Usage: "use the rules and gazetteers in `DIR` beside the shipped ones"},
	}, readingFlags()...)
}

// extractorFrom makes the extractor that the flags ask for.
func extractorFrom(c *cli.Context) (*extract.Extractor, error) {
	return extractorWith(c, extract.Options{Home: c.String("home"), Mentions: c.Bool("mentions")}, c.String("rules"))
}

// extractorWith makes an extractor with the rules and gazetteers in a folder of
// the user's, if one is named. Nothing outside the folder is read: a symbolic
// link that leads out of it is an error.
func extractorWith(c *cli.Context, opts extract.Options, dir string) (*extract.Extractor, error) {
	if dir == "" {
		return extract.New(opts)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, usagef(c, "--rules %s: not a folder that can be read", dir)
	}
	defer root.Close()
	opts.Rules = root.FS()
	x, err := extract.New(opts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return x, nil
}

// inputs expands the command's arguments to files and tells of those that name
// none.
func inputs(c *cli.Context) (*pipeline.Inputs, error) {
	if !c.Args().Present() {
		return nil, usagef(c, "%s needs at least one file, folder or glob", c.Command.HelpName)
	}
	in := pipeline.Expand(c.Args().Slice())
	if in.PassedOver > 0 {
		fmt.Fprintf(c.App.ErrWriter, "dragoman: passed over %s in folders that are no reports by their name's ending, or lead out of the folder\n", counted(in.PassedOver, "file"))
	}
	return in, nil
}

func extractAction(c *cli.Context) error {
	memory := newHeap()
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	in, err := inputs(c)
	if err != nil {
		return err
	}
	reader, err := readerFrom(c)
	if err != nil {
		return err
	}
	defer reader.Close()
	out := bufio.NewWriter(c.App.Writer)
	enc := dragoman.NewEncoder(out)
	var tally tally
	for r := range pipeline.Run(c.Context, in.Files, pipeline.Options{Extractor: x, Stdin: c.App.Reader, Reader: reader}) {
		if tally.add(c, r) != nil {
			continue
		}
		for _, rec := range r.Extract.Records() {
			if err := enc.Encode(rec); err != nil {
				return fmt.Errorf("writing the records of %s: %w", r.File, err)
			}
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing the records of %s: %w", r.File, err)
		}
		memory.bound()
	}
	return tally.result(c.Context)
}
