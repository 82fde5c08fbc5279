package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/compare"
	"dragoman/internal/index"
)

func newDiffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "tell what is new, gone or changed from one report to another",
		ArgsUsage: "REPORT_A REPORT_B",
		Description: "A report is a file, an extract of one report (.jsonl), or a document in the index by its id\n" +
			"(eight characters will do), path or file name. Meetings and agreements are compared in\n" +
			"status, date, place and people. What both tell alike is only counted.",
		Flags: append(extractFlags(),
			indexFlag(),
			&cli.StringSliceFlag{Name: "kind", Usage: "only of this `KIND`: meeting or agreement"},
			&cli.StringSliceFlag{Name: "change", Usage: "only what is `CHANGE`: new, gone or changed"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "table", Usage: "print as `FORMAT`: " + list(comparisonFormats())},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH`"},
		),
		Action: diffAction,
	}
}

func diffAction(c *cli.Context) error {
	if c.NArg() != 2 {
		return usagef(c, "%s needs two reports", c.Command.HelpName)
	}
	format, err := oneOf(c, "format", comparisonFormats()...)
	if err != nil {
		return err
	}
	kinds, err := someOf(c, "kind", dragoman.TypeMeeting, dragoman.TypeAgreement)
	if err != nil {
		return err
	}
	changes, err := someOf(c, "change", string(compare.New), string(compare.Gone), string(compare.Changed))
	if err != nil {
		return err
	}
	a, err := reportNamed(c, c.Args().Get(0))
	if err != nil {
		return err
	}
	b, err := reportNamed(c, c.Args().Get(1))
	if err != nil {
		return err
	}
	entries, same := compare.Diff(a, b)
	var chosen []compare.Entry
	for _, e := range entries {
		if kinds(e.Kind) && changes(string(e.Change)) {
			chosen = append(chosen, e)
		}
	}
	if err := diffTable().write(c, c.String("output"), format, chosen); err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "dragoman: %s, and %d told alike\n", counted(len(entries), "difference"), same)
	return nil
}

// someOf reads a flag that may be given more than once; the result reports
// whether it asks for a value, which it does for all when it is not given.
func someOf(c *cli.Context, flag string, allowed ...string) (func(string) bool, error) {
	given := c.StringSlice(flag)
	for _, v := range given {
		if !slices.Contains(allowed, v) {
			return nil, usagef(c, "--%s cannot be %q; it can be %s", flag, v, list(allowed))
		}
	}
	return func(v string) bool { return len(given) == 0 || slices.Contains(given, v) }, nil
}

// reportNamed finds one report: a file, else a document of the index.
func reportNamed(c *cli.Context, name string) (*dragoman.Extract, error) {
	_, err := os.Stat(name)
	if err == nil || isExtract(name) {
		s, err := openSource(c, []string{name}, index.Filter{})
		if err != nil {
			return nil, err
		}
		defer s.Close()
		extracts, err := compare.Gather(s.records)
		if err != nil {
			return nil, err
		}
		if len(extracts) != 1 {
			return nil, fmt.Errorf("%s: holds %s, and one is needed", name, counted(len(extracts), "report"))
		}
		return extracts[0], nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	x, err := openIndex(c)
	if err != nil {
		return nil, fmt.Errorf("%s is no file, and the index cannot be asked for it: %w", name, err)
	}
	defer x.Close()
	return indexed(c, x, name)
}

// indexed finds a document of the index by id, path or file name.
func indexed(c *cli.Context, x *index.Index, name string) (*dragoman.Extract, error) {
	var found []*dragoman.Extract
	for e, err := range x.Extracts(c.Context) {
		if err != nil {
			return nil, err
		}
		d := &e.Document
		if d.File == name || path.Base(d.File) == name || len(name) >= 8 && strings.HasPrefix(d.ID, name) {
			found = append(found, e)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, fmt.Errorf("%s is neither a file nor a document of the index", name)
	}
	return nil, fmt.Errorf("%s names %d documents of the index: give the id", name, len(found))
}

func diffTable() comparison[compare.Entry] {
	return comparison[compare.Entry]{
		columns: []string{"change", "kind", "date", "what", "field", "a", "b", "page_a", "page_b"},
		flex:    3,
		rows: func(e compare.Entry) [][]string {
			r := e.A
			if r == nil {
				r = e.B
			}
			head := []string{string(e.Change), e.Kind, recordDate(r), recordName(r)}
			row := func(field, a, b string) []string {
				return append(append([]string{}, head...), field, a, b, recordPage(e.A), recordPage(e.B))
			}
			if len(e.Differences) == 0 {
				return [][]string{row("", "", "")}
			}
			var rows [][]string
			for _, d := range e.Differences {
				rows = append(rows, row(d.Field, d.A, d.B))
			}
			return rows
		},
	}
}

// recordName is a record in a few words.
func recordName(r dragoman.Record) string {
	switch r := r.(type) {
	case *dragoman.Meeting:
		name := string(r.Form)
		if r.Status != dragoman.Held {
			name = string(r.Status) + " " + name
		}
		if r.Title != "" {
			return name + ": " + string(r.Title)
		}
		switch {
		case len(r.Organizations) > 0:
			return name + ": " + keysOf(r.Organizations)
		case r.Occasion != "":
			return name + ": " + string(r.Occasion)
		case r.Place != nil && r.Place.City != "":
			return name + " in " + string(r.Place.City)
		}
		return name
	case *dragoman.Agreement:
		name := strings.ReplaceAll(string(r.AgreementType), "_", " ") + " (" + keysOf(r.Parties) + ")"
		if r.Title != "" {
			name = string(r.Title) + ", " + name
		}
		return name
	}
	return ""
}

func recordDate(r dragoman.Record) string {
	switch r := r.(type) {
	case *dragoman.Meeting:
		return dateOf(r.Date)
	case *dragoman.Agreement:
		return dateOf(r.Date)
	}
	return ""
}

func recordPage(r dragoman.Record) string {
	list := dragoman.EvidenceOf(r)
	if len(list) == 0 {
		return ""
	}
	return pageOf(list[0].Page, string(list[0].PageLabel))
}
