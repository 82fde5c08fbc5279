package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
)

func newCheckCommand() *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "verify the index: every file, every stored text, every quote",
		Description: "Compares the hash of every file with the one that was written down when it was published,\n" +
			"and every quote with the stored text at its place. Exit code 2 means that something is wrong;\n" +
			"each line says what, and what to do.",
		Flags: []cli.Flag{indexFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef(c, "%s takes no argument", c.Command.HelpName)
			}
			r, err := index.Check(c.Context, c.String("index"))
			if err != nil {
				return err
			}
			for _, f := range r.Faults {
				fmt.Fprintf(c.App.ErrWriter, "dragoman: %s: %s: %s\n", printable(f.What), printable(f.Why), printable(f.Repair))
			}
			fmt.Fprintf(c.App.Writer, "%s, %s, %s, %s verified\n", counted(r.Files, "file"), counted(r.Documents, "report"), counted(r.Records, "record"), counted(r.Quotes, "quote"))
			if len(r.Faults) > 0 {
				return fmt.Errorf("check: %s found in %s", counted(len(r.Faults), "fault"), c.String("index"))
			}
			return nil
		},
	}
}
