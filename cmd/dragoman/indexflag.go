package main

import (
	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
)

// indexFlag names the index that a command reads or writes.
func indexFlag() cli.Flag {
	return &cli.StringFlag{Name: "index", Aliases: []string{"i"}, EnvVars: []string{"DRAGOMAN_INDEX"}, Value: "dragoman.index", Usage: "the index is in `DIR`",
		Action: func(c *cli.Context, dir string) error {
			if dir == "" {
				return usagef(c, "--index cannot be empty; it names a folder")
			}
			return nil
		}}
}

// openIndex opens the index that the flags name, for reading. The caller closes
// it.
func openIndex(c *cli.Context) (*index.Index, error) { return index.Open(c.String("index")) }

// withIndex opens the index that the flags name for as long as it is used.
func withIndex(c *cli.Context, use func(*index.Index) error) error {
	x, err := openIndex(c)
	if err != nil {
		return err
	}
	defer x.Close()
	return use(x)
}

// answer is the frame of a command that prints what the index holds: it checks
// the --format against those allowed and opens the index.
func answer(c *cli.Context, use func(x *index.Index, format string) error, formats ...string) error {
	format, err := oneOf(c, "format", formats...)
	if err != nil {
		return err
	}
	return withIndex(c, func(x *index.Index) error { return use(x, format) })
}
