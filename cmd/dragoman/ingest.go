package main

import (
	"github.com/urfave/cli/v2"
)

func newIngestCommand() *cli.Command {
	return &cli.Command{
		Name:      "ingest",
		Usage:     "read reports into the index",
		ArgsUsage: "PATH...",
		Flags:     extractFlags(),
		Action: func(c *cli.Context) error { return nil },
	}
}
