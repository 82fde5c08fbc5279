package main

import (
	"github.com/urfave/cli/v2"

	"dragoman/internal/ingest"
)

// newWorkerCommand is what the program starts itself as to read files in a
// process of their own. It is not for people.
func newWorkerCommand() *cli.Command {
	return &cli.Command{
		Name:   ingest.WorkerCommand,
		Hidden: true,
		Usage:  "read the files that the program asks for (used by dragoman itself)",
		Action: func(*cli.Context) error {
			if code := ingest.WorkerMain(); code != 0 {
				return cli.Exit("", code)
			}
			return nil
		},
	}
}
