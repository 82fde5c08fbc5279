package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"dragoman/internal/pipeline"
)

func newTextCommand() *cli.Command {
	return &cli.Command{
		Name:      "text",
		Usage:     "print the canonical text of a report, the one that offsets count in",
		ArgsUsage: "FILE",
		Description: "The page bodies in reading order, joined by form feeds, then a last region with running\n" +
			"heads and feet, page numbers and footnotes. FILE may be - for standard input.",
		Flags: readingFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usagef(c, "%s needs one file", c.Command.HelpName)
			}
			reader, err := readerFrom(c)
			if err != nil {
				return err
			}
			defer reader.Close()
			doc, err := pipeline.Read(c.Context, c.Args().First(), pipeline.Options{Stdin: c.App.Reader, Reader: reader})
			if err != nil {
				return err
			}
			if _, err := io.WriteString(c.App.Writer, doc.Text); err != nil {
				return fmt.Errorf("writing the text: %w", err)
			}
			return nil
		},
	}
}
