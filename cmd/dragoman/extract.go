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
	return []cli.Flag{
		&cli.StringFlag{Name: "home", Usage: "the `BODY` that issues the reports, by key or name, where it is not to be found in them"},
		&cli.StringFlag{Name: "rules", Usage: "use the rules and gazetteers in `DIR` beside the shipped ones"},
	}
}

// extractorFrom makes the extractor that the flags ask for.
func extractorFrom(c *cli.Context) (*extract.Extractor, error) {
	opts := extract.Options{Home: c.String("home"), Mentions: c.Bool("mentions")}
	if dir := c.String("rules"); dir != "" {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, usagef(c, "--rules %s: not a folder", dir)
		}
		opts.Rules = os.DirFS(dir)
	}
	return extract.New(opts)
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
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	in, err := inputs(c)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(c.App.Writer)
	enc := dragoman.NewEncoder(out)
	var tally tally
	for r := range pipeline.Run(c.Context, in.Files, pipeline.Options{Extractor: x, Stdin: c.App.Reader}) {
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
	}
	return tally.result(c.Context)
}
