package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/index"
	"dragoman/internal/pipeline"
	"dragoman/internal/review"
)

func newVerifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "hold every quote and offset of an extract against the reports that it names",
		ArgsUsage: "[FILE.jsonl]",
		Description: "Without FILE.jsonl the records of the index are verified; - is standard input.\n" +
			"Each report is read again. What does not stand where the record says is listed, and the\n" +
			"exit code is 3.",
		Flags: append([]cli.Flag{
			indexFlag(),
			&cli.StringFlag{Name: "root", Usage: "the files that the records name are found from `DIR`"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "table", Usage: "print the findings as `FORMAT`: table or jsonl"},
		}, readingFlags()...),
		Action: verifyAction,
	}
}

func verifyAction(c *cli.Context) error {
	format, err := oneOf(c, "format", "table", "jsonl")
	if err != nil {
		return err
	}
	if c.NArg() > 1 || c.NArg() == 1 && !isExtract(c.Args().First()) {
		return usagef(c, "%s takes one extract (.jsonl)", c.Command.HelpName)
	}
	s, err := openSource(c, c.Args().Slice(), index.Filter{})
	if err != nil {
		return err
	}
	defer s.Close()
	places, err := placesOf(c, s)
	if err != nil {
		return err
	}
	reader, err := readerFrom(c)
	if err != nil {
		return err
	}
	defer reader.Close()
	enc := json.NewEncoder(c.App.Writer)
	enc.SetEscapeHTML(false)
	t := table{head: []string{"problem", "file", "record", "what"}, flex: 3}
	var writeErr error
	v, err := review.Verify(c.Context, s.records, func(ctx context.Context, file string) (*dragoman.Document, error) {
		return pipeline.Read(ctx, places(file), pipeline.Options{Reader: reader})
	}, func(f review.Finding) {
		if format == "table" {
			t.add(string(f.Problem), f.File, f.Record, f.Message)
		} else if err := enc.Encode(f); err != nil && writeErr == nil {
			writeErr = fmt.Errorf("writing the findings: %w", err)
		}
	})
	if err != nil {
		return err
	}
	if len(t.rows) > 0 {
		writeErr = t.write(c.App.Writer)
	}
	if writeErr != nil {
		return writeErr
	}
	fmt.Fprintf(c.App.ErrWriter, "dragoman: %s of %s in %s checked\n", counted(v.Quotes, "quote"), counted(v.Records, "record"), counted(v.Documents, "report"))
	if v.Findings > 0 {
		return &mismatchError{fmt.Sprintf("%s: the reports do not say what the records do", counted(v.Findings, "finding"))}
	}
	return nil
}

// placesOf says where a file that a record names is to be found: from --root,
// else where the index has read it, else from here.
func placesOf(c *cli.Context, s *source) (func(file string) string, error) {
	known := map[string]string{}
	if s.index != nil && c.String("root") == "" {
		docs, err := s.index.Documents()
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			if d.Path != "" {
				known[d.File] = d.Path
			}
		}
	}
	return func(file string) string {
		if at, ok := known[file]; ok {
			return at
		}
		local := filepath.FromSlash(file)
		if root := c.String("root"); root != "" && !filepath.IsAbs(local) {
			return filepath.Join(root, local)
		}
		return local
	}, nil
}
