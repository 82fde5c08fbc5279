package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
)

func newDocsCommand() *cli.Command {
	format := &cli.StringFlag{Name: "format", Value: "table", Usage: "print as `FORMAT`: table or jsonl"}
	return &cli.Command{
		Name:  "docs",
		Usage: "list, describe or take out the reports in the index",
		Subcommands: []*cli.Command{
			{Name: "list", Usage: "list the reports in the index", Flags: []cli.Flag{indexFlag(), format}, Action: docsList},
			{Name: "info", Usage: "describe reports, or the index as a whole", ArgsUsage: "[FILE|ID]...", Flags: []cli.Flag{indexFlag(), format}, Action: docsInfo},
			{Name: "rm", Usage: "take reports out of the index", ArgsUsage: "FILE|ID...", Flags: []cli.Flag{indexFlag()}, Action: docsRemove},
		},
	}
}

func docsList(c *cli.Context) error {
	if c.Args().Present() {
		return usagef(c, "%s takes no argument", c.Command.HelpName)
	}
	return answer(c, func(x *index.Index, format string) error {
		docs, err := x.Documents()
		if err != nil {
			return err
		}
		if len(docs) == 0 {
			return errNothing
		}
		return writeListings(c, format, docs)
	}, "table", "jsonl")
}

func writeListings(c *cli.Context, format string, docs []index.Listing) error {
	if format == "jsonl" {
		enc := json.NewEncoder(c.App.Writer)
		enc.SetEscapeHTML(false)
		for _, d := range docs {
			if err := enc.Encode(d); err != nil {
				return fmt.Errorf("writing the list: %w", err)
			}
		}
		return nil
	}
	t := table{head: []string{"id", "date", "pages", "meetings", "agreements", "signatories", "warnings", "report", "title"}, flex: 8,
		right: map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true}}
	for _, d := range docs {
		t.add(short(d.ID), d.Date, strconv.Itoa(d.Pages), strconv.Itoa(d.Meetings), strconv.Itoa(d.Agreements), strconv.Itoa(d.Signatories), strconv.Itoa(d.Warnings), d.File, d.Title)
	}
	return t.write(c.App.Writer)
}

// short is the beginning of a document's id that is shown and accepted.
func short(id string) string { return id[:min(12, len(id))] }

// pick finds the documents that arguments name, by file, by path or by the
// beginning of the id.
func pick(c *cli.Context, docs []index.Listing) ([]index.Listing, error) {
	var out []index.Listing
	for _, arg := range c.Args().Slice() {
		found := false
		for _, d := range docs {
			if arg == d.File || arg == d.Path || len(arg) >= 8 && strings.HasPrefix(d.ID, arg) {
				out = append(out, d)
				found = true
			}
		}
		if !found {
			return nil, fmt.Errorf("%s: no report in the index has this file or id; dragoman docs list shows them", arg)
		}
	}
	return out, nil
}

func docsInfo(c *cli.Context) error {
	return answer(c, func(x *index.Index, format string) error {
		if c.Args().Present() {
			return describe(c, x, format)
		}
		return describeAll(c, x, format)
	}, "table", "jsonl")
}

// describeAll tells of the index as a whole.
func describeAll(c *cli.Context, x *index.Index, format string) error {
	w := bufio.NewWriter(c.App.Writer)
	st := x.Stat()
	if format == "jsonl" {
		b, err := marshal(st)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\n", b)
		return w.Flush()
	}
	s := newSheet(c, w, x)
	s.field("index", c.String("index"))
	s.field("generation", strconv.Itoa(st.Generation))
	s.field("reports", strconv.Itoa(st.Documents))
	s.field("units", strconv.Itoa(st.Units))
	s.field("text", size(st.TextBytes))
	s.field("on disk", size(st.DiskBytes))
	if st.TextBytes > 0 {
		s.field("ratio", fmt.Sprintf("%.2f times the text", float64(st.DiskBytes)/float64(st.TextBytes)))
	}
	return w.Flush()
}

// describe tells of the reports that the arguments name.
func describe(c *cli.Context, x *index.Index, format string) error {
	docs, err := x.Documents()
	if err != nil {
		return err
	}
	docs, err = pick(c, docs)
	if err != nil {
		return err
	}
	if format == "jsonl" {
		return writeListings(c, format, docs)
	}
	w := bufio.NewWriter(c.App.Writer)
	s := newSheet(c, w, x)
	for i, d := range docs {
		found, err := x.Find(c.Context, d.ID)
		if err != nil {
			return err
		}
		if i > 0 {
			w.WriteByte('\n')
		}
		for _, rec := range found {
			if err := s.record(c, rec); err != nil {
				return err
			}
		}
		s.field("path", d.Path)
		s.field("meetings", strconv.Itoa(d.Meetings))
		s.field("agreements", strconv.Itoa(d.Agreements))
		s.field("signatories", strconv.Itoa(d.Signatories))
		s.field("people", strconv.Itoa(d.People))
	}
	return w.Flush()
}

// size is a number of bytes for people.
func size(n int64) string {
	if n < 1_000_000 {
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func docsRemove(c *cli.Context) (err error) {
	if !c.Args().Present() {
		return usagef(c, "%s needs a file or id", c.Command.HelpName)
	}
	// Opened for reading first, so that nothing is made where no index is.
	if err := withIndex(c, func(*index.Index) error { return nil }); err != nil {
		return err
	}
	w, err := index.Create(c.Context, c.String("index"))
	if err != nil {
		return err
	}
	defer func() {
		if e := w.Close(); err == nil {
			err = e
		}
	}()
	docs, err := pick(c, w.Documents())
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := w.Remove(d.ID); err != nil {
			return err
		}
		fmt.Fprintln(c.App.ErrWriter, "dragoman: removed", printable(d.File))
	}
	return w.Publish()
}
