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
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usagef(c, "%s needs one file", c.Command.HelpName)
			}
			doc, err := pipeline.Read(c.Context, c.Args().First(), c.App.Reader)
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
