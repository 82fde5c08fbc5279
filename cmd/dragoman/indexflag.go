package main

import (
	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
)

// indexFlag names the index that a command reads or writes.
func indexFlag() cli.Flag {
	return &cli.StringFlag{Name: "index", Aliases: []string{"i"}, EnvVars: []string{"DRAGOMAN_INDEX"}, Value: "dragoman.index", Usage: "the index is in `DIR`"}
}

// openIndex opens the index that the flags name, for reading. The caller closes
// it.
func openIndex(c *cli.Context) (*index.Index, error) { return index.Open(c.String("index")) }
