package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/index"
)

func newPeopleCommand() *cli.Command {
	return contactsCommand("people", "people", index.People)
}

func newOrgsCommand() *cli.Command {
	return contactsCommand("orgs", "organisations and states", index.Bodies)
}

// contactsCommand counts whom the records name. With a name it tells whom that
// one met.
func contactsCommand(name, whom string, side index.Side) *cli.Command {
	return &cli.Command{
		Name:      name,
		Usage:     "list " + whom + ": who met whom how often, first and last",
		ArgsUsage: "[NAME]",
		Description: "Without NAME, how many meetings and agreements each has; with it, whom NAME met.\n" +
			"An encounter that several reports tell of counts once.",
		Flags: append(filterFlags(),
			indexFlag(),
			&cli.BoolFlag{Name: "pairs", Usage: "list every two who met"},
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: 50, Usage: "show at most `N`; 0 shows all"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print as `FORMAT`: table, jsonl or csv"},
		),
		Action: func(c *cli.Context) error { return contactsAction(c, side) },
	}
}

func contactsAction(c *cli.Context, side index.Side) error {
	format, err := oneOf(c, "format", "table", "jsonl", "csv")
	if err != nil {
		return err
	}
	name := strings.Join(c.Args().Slice(), " ")
	var figures []index.Figure
	err = withRecords(c, func(x *index.Index, records iter.Seq2[dragoman.Record, error]) (err error) {
		if name == "" && !c.Bool("pairs") {
			figures, err = index.Figures(records, side)
			return err
		}
		var keys []string
		if side == index.Bodies && name != "" {
			if keys, err = x.Bodies(name); err != nil {
				return err
			}
		}
		figures, err = index.Contacts(records, side, name, keys)
		return err
	})
	if err != nil {
		return err
	}
	if len(figures) == 0 {
		return errNothing
	}
	total := len(figures)
	if n := c.Int("limit"); n > 0 && n < total {
		figures = figures[:n]
	}
	if err := writeFigures(c, format, figures); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	if format == "table" && len(figures) < total {
		fmt.Fprintf(c.App.ErrWriter, "dragoman: %d of %d shown; --limit 0 shows all\n", len(figures), total)
	}
	return nil
}

// withRecords opens the index and hands over the records that the flags of
// filterFlags select.
func withRecords(c *cli.Context, use func(*index.Index, iter.Seq2[dragoman.Record, error]) error) error {
	f, err := filtersFrom(c)
	if err != nil {
		return err
	}
	return withIndex(c, func(x *index.Index) error { return use(x, x.Records(c.Context, "", f)) })
}

func writeFigures(c *cli.Context, format string, figures []index.Figure) error {
	pairs := figures[0].With != ""
	head := []string{"name", "meetings", "agreements", "first", "last", "note"}
	cells := func(f index.Figure) []string {
		return []string{f.Name, strconv.Itoa(f.Meetings), strconv.Itoa(f.Agreements), f.First, f.Last, f.Note}
	}
	right := map[int]bool{1: true, 2: true}
	if pairs {
		head = []string{"name", "with", "meetings", "agreements", "first", "last", "note"}
		single := cells
		cells = func(f index.Figure) []string {
			out := single(f)
			return append([]string{out[0], f.With}, out[1:]...)
		}
		right = map[int]bool{2: true, 3: true}
	}
	switch format {
	case "jsonl":
		enc := json.NewEncoder(c.App.Writer)
		enc.SetEscapeHTML(false)
		for _, f := range figures {
			if err := enc.Encode(f); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		w := csv.NewWriter(c.App.Writer)
		if err := w.Write(head); err != nil {
			return err
		}
		for _, f := range figures {
			line := cells(f)
			for i := range line {
				line[i] = harmless(line[i])
			}
			if err := w.Write(line); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
	t := table{head: head, flex: len(head) - 1, right: right}
	for _, f := range figures {
		t.add(cells(f)...)
	}
	return t.write(c.App.Writer)
}
