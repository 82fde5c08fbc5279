package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/compare"
	"dragoman/internal/index"
	"dragoman/internal/review"
)

func newReviewCommand() *cli.Command {
	decision := func(name, usage, args string, flags []cli.Flag, make func(c *cli.Context) (review.Correction, error)) *cli.Command {
		return &cli.Command{
			Name: name, Usage: usage, ArgsUsage: args,
			Flags: append([]cli.Flag{
				indexFlag(), reviewFlag(),
				&cli.StringFlag{Name: "in", Usage: "find the record in `FILE` (.jsonl) instead of the index"},
				&cli.StringFlag{Name: "by", Usage: "`WHO` decides"},
				&cli.StringFlag{Name: "note", Usage: "`WHY`"},
			}, flags...),
			Action: func(c *cli.Context) error {
				correction, err := make(c)
				if err != nil {
					return err
				}
				return decide(c, correction)
			},
		}
	}
	report := &cli.StringFlag{Name: "file", Usage: "only in this `REPORT`, by its path"}
	return &cli.Command{
		Name:  "review",
		Usage: "keep corrections of records, and replay them",
		Description: "Corrections are a file of JSON Lines, by default dragoman.review.jsonl; edit it by hand if you\n" +
			"like. \"ingest\" and \"review apply\" replay it. A record is found by its id, else by\n" +
			"its key and quote, so that a correction outlives a change of the report.",
		Subcommands: []*cli.Command{
			decision("accept", "note that a record is right", "ID", nil, func(c *cli.Context) (review.Correction, error) {
				return aboutRecord(c, review.Accept, 1)
			}),
			decision("reject", "take a record out", "ID", nil, func(c *cli.Context) (review.Correction, error) {
				return aboutRecord(c, review.Reject, 1)
			}),
			decision("edit", "give a field of a record another value", "ID FIELD VALUE", nil, editOf),
			decision("merge", "join a record with another, which goes", "ID OTHER", nil, func(c *cli.Context) (review.Correction, error) {
				correction, err := aboutRecord(c, review.Merge, 2)
				if err != nil {
					return correction, err
				}
				other, _, err := target(c, c.Args().Get(1))
				correction.With = other
				return correction, err
			}),
			decision("merge-people", "let one name of a person stand for another", "NAME OTHER", []cli.Flag{report}, peopleOf),
			{
				Name: "list", Usage: "print the corrections", Flags: []cli.Flag{reviewFlag()}, Action: listCorrections,
			},
			{
				Name: "apply", Usage: "print records as corrected, and what did not fit", ArgsUsage: "[FILE...]", Description: sourceHelp,
				Flags: append(extractFlags(), indexFlag(), reviewFlag(),
					&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH`"}),
				Action: applyCorrections,
			},
		},
	}
}

func reviewFlag() cli.Flag {
	return &cli.StringFlag{Name: "review", EnvVars: []string{"DRAGOMAN_REVIEW"}, Value: "dragoman.review.jsonl", Usage: "the corrections are in `FILE`"}
}

// target finds the record that an argument names, and its document.
func target(c *cli.Context, id string) (*review.Target, dragoman.Record, error) {
	var files []string
	if in := c.String("in"); in != "" {
		if !isExtract(in) {
			return nil, nil, usagef(c, "--in %s: not an extract (.jsonl)", in)
		}
		files = []string{in}
	}
	found, _, err := recordsNamed(c, id, files)
	if err != nil {
		return nil, nil, err
	}
	if len(found) != 1 {
		return nil, nil, fmt.Errorf("%s names %s, and one is needed", id, counted(len(found), "record"))
	}
	r := found[0]
	t := &review.Target{ID: r.RecordID(), Key: keyOf(r)}
	if s, ok := r.(*dragoman.Signatory); ok {
		t.Key = s.Agreement
	}
	if list := dragoman.EvidenceOf(r); len(list) > 0 {
		t.Quote = list[0].Quote
	}
	return t, r, nil
}

// aboutRecord begins a correction of the record that the first argument names.
func aboutRecord(c *cli.Context, action review.Action, args int) (review.Correction, error) {
	if c.NArg() != args {
		return review.Correction{}, usagef(c, "%s needs %s", c.Command.HelpName, c.Command.ArgsUsage)
	}
	t, r, err := target(c, c.Args().First())
	if err != nil {
		return review.Correction{}, err
	}
	correction := review.Correction{Action: action, Record: t}
	if list := dragoman.EvidenceOf(r); len(list) > 0 {
		correction.Document, correction.File = list[0].Document, list[0].File
	}
	return correction, nil
}

// editOf reads "edit ID FIELD VALUE". A value in quotes, brackets or braces,
// true, false and null are JSON; anything else is text, for no field that can
// be edited is a number.
func editOf(c *cli.Context) (review.Correction, error) {
	correction, err := aboutRecord(c, review.Edit, 3)
	if err != nil {
		return correction, err
	}
	correction.Field = c.Args().Get(1)
	value := c.Args().Get(2)
	correction.To = json.RawMessage(value)
	if value == "" || !strings.ContainsRune(`"[{`, rune(value[0])) && !slices.Contains([]string{"true", "false", "null"}, value) || !json.Valid(correction.To) {
		if correction.To, err = marshal(value); err != nil {
			return correction, err
		}
	}
	_, r, err := target(c, c.Args().First())
	if err != nil {
		return correction, err
	}
	correction.From, err = review.Field(r, correction.Field)
	return correction, err
}

// peopleOf reads "merge-people NAME OTHER".
func peopleOf(c *cli.Context) (review.Correction, error) {
	if c.NArg() != 2 {
		return review.Correction{}, usagef(c, "%s needs %s", c.Command.HelpName, c.Command.ArgsUsage)
	}
	to, err := marshal(c.Args().Get(0))
	if err != nil {
		return review.Correction{}, err
	}
	from, err := marshal(c.Args().Get(1))
	return review.Correction{Action: review.MergePeople, From: from, To: to, File: c.String("file")}, err
}

// decide adds a correction to the file.
func decide(c *cli.Context, correction review.Correction) (err error) {
	correction.By, correction.Note = c.String("by"), c.String("note")
	correction.At = time.Now().Format(time.DateOnly)
	path := c.String("review")
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	// A file edited by hand may not end in a line break.
	if size, err := f.Seek(0, io.SeekEnd); err == nil && size > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, size-1); err == nil && last[0] != '\n' {
			if _, err := f.WriteString("\n"); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	if err := review.Append(f, correction); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Fprintf(c.App.ErrWriter, "dragoman: noted in %s; the next ingest of the report replays it\n", printable(path))
	return nil
}

// correctionsFrom reads the file of corrections that the flags name.
func correctionsFrom(c *cli.Context) ([]review.Correction, error) {
	path := c.String("review")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := review.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return list, nil
}

// replayed reads the corrections that an ingest replays: those of --review, or
// of the file of that name where there is one.
func replayed(c *cli.Context) ([]review.Correction, error) {
	list, err := correctionsFrom(c)
	if errors.Is(err, fs.ErrNotExist) && !c.IsSet("review") {
		return nil, nil
	}
	if len(list) > 0 {
		fmt.Fprintf(c.App.ErrWriter, "dragoman: replaying %s of %s\n", counted(len(list), "correction"), printable(c.String("review")))
	}
	return list, err
}

func listCorrections(c *cli.Context) error {
	corrections, err := correctionsFrom(c)
	if err != nil {
		return err
	}
	t := table{head: []string{"line", "action", "record", "file", "change", "by", "at", "note"}, flex: 4, right: map[int]bool{0: true}}
	for _, k := range corrections {
		record, change := "", ""
		if k.Record != nil {
			record = strings.TrimSpace(k.Record.ID)
			if record == "" {
				record = k.Record.Key
			}
		}
		switch k.Action {
		case review.Edit:
			change = k.Field + ": " + string(k.From) + " -> " + string(k.To)
		case review.Merge:
			change = "with " + k.With.ID
		case review.MergePeople:
			change = string(k.From) + " -> " + string(k.To)
		}
		t.add(fmt.Sprint(k.Line), string(k.Action), record, k.File, change, k.By, k.At, k.Note)
	}
	if len(t.rows) == 0 {
		return errNothing
	}
	return t.write(c.App.Writer)
}

func applyCorrections(c *cli.Context) error {
	corrections, err := correctionsFrom(c)
	if err != nil {
		return err
	}
	s, err := openSource(c, c.Args().Slice(), index.Filter{})
	if err != nil {
		return err
	}
	defer s.Close()
	extracts, err := compare.Gather(s.records)
	if err != nil {
		return err
	}
	conflicts := 0
	err = writeTo(c, c.String("output"), func(w io.Writer) error {
		out := bufio.NewWriter(w)
		enc := dragoman.NewEncoder(out)
		for _, e := range extracts {
			corrected, told := review.Apply(e, corrections)
			for _, k := range told {
				warn(c, "%s: %s", k.File, k)
			}
			conflicts += len(told)
			for _, r := range corrected.Records() {
				if err := enc.Encode(r); err != nil {
					return err
				}
			}
		}
		return out.Flush()
	})
	if err != nil {
		return err
	}
	if err := s.tally.result(c.Context); err != nil {
		return err
	}
	if conflicts > 0 {
		return &mismatchError{counted(conflicts, "correction") + " could not be applied"}
	}
	return nil
}
