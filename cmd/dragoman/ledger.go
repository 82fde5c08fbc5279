package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/compare"
	"dragoman/internal/export"
	"dragoman/internal/index"
)

func newLedgerCommand() *cli.Command {
	formats := slices.Clone(comparisonFormats())
	for _, f := range export.Formats() {
		if !slices.Contains(formats, string(f)) {
			formats = append(formats, string(f))
		}
	}
	return &cli.Command{
		Name:      "ledger",
		Usage:     "show every agreement with its history over all reports",
		ArgsUsage: "[FILE...]",
		Description: sourceHelp + "\n" +
			"One row a step: what a report says of the instrument, and on which page. The outcome is\n" +
			"concluded (signed, adopted, in force), open (the latest report still speaks of it), overdue\n" +
			"(open, and the day it was expected is past) or unseen (promised, and no later report of the\n" +
			"same body mentions it). --status asks for the latest status.",
		Flags: append(append(filterFlags(), extractFlags()...),
			indexFlag(),
			&cli.StringSliceFlag{Name: "outcome", Usage: "only with this `OUTCOME`: concluded, open, overdue or unseen"},
			&cli.BoolFlag{Name: "changed", Usage: "only agreements of which the reports tell different statuses"},
			&cli.BoolFlag{Name: "contradictions", Usage: "only agreements that the reports contradict each other on"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "table", Usage: "print as `FORMAT`: " + list(formats)},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH`"},
			&cli.StringFlag{Name: "table", Usage: "the `TABLE` of parquet: agreements or documents"},
		),
		Action: ledgerAction,
	}
}

func ledgerAction(c *cli.Context) error {
	filter, err := filtersFrom(c)
	if err != nil {
		return err
	}
	format := c.String("format")
	if !slices.Contains(comparisonFormats(), format) {
		f, err := export.ParseFormat(format)
		if err != nil {
			return usagef(c, "--format: %v", err)
		}
		if err := exportTarget(c, f, export.Options{Table: c.String("table")}); err != nil {
			return err
		}
	}
	for _, o := range c.StringSlice("outcome") {
		if !slices.Contains([]string{"concluded", "open", "overdue", "unseen"}, o) {
			return usagef(c, "--outcome cannot be %q; it can be concluded, open, overdue or unseen", o)
		}
	}
	s, err := openSource(c, c.Args().Slice(), index.Filter{}) // a history needs all reports; filters choose among the histories
	if err != nil {
		return err
	}
	defer s.Close()
	extracts, err := compare.Gather(s.records)
	if err != nil {
		return err
	}
	chosen := slices.DeleteFunc(compare.NewLedger(extracts), func(in *compare.Instrument) bool { return !wanted(c, in, filter) })
	if err := writeLedger(c, format, chosen); err != nil {
		return err
	}
	if err := s.tally.result(c.Context); err != nil {
		return err
	}
	if len(chosen) == 0 {
		return errNothing
	}
	return nil
}

// wanted reports whether the flags choose an instrument: one of its steps fits
// the filters of records, its latest status that of --status.
func wanted(c *cli.Context, in *compare.Instrument, filter index.Filter) bool {
	switch {
	case c.Bool("changed") && !in.Changed,
		c.Bool("contradictions") && len(in.Contradictions) == 0,
		len(c.StringSlice("outcome")) > 0 && !slices.Contains(c.StringSlice("outcome"), string(in.Outcome)),
		len(filter.Statuses) > 0 && !slices.Contains(filter.Statuses, string(in.Status)):
		return false
	}
	filter.Statuses = nil
	f := fileFilter(filter)
	return slices.ContainsFunc(in.Records(), func(e *dragoman.Extract) bool { return f.Match(&e.Agreements[0], &e.Document) })
}

func writeLedger(c *cli.Context, format string, chosen []*compare.Instrument) error {
	if slices.Contains(comparisonFormats(), format) {
		return ledgerTable().write(c, c.String("output"), format, chosen)
	}
	var extracts []*dragoman.Extract
	for _, in := range chosen {
		extracts = append(extracts, in.Records()...)
	}
	sum, err := exportTo(c, export.Format(format), export.Extracts(extracts...), export.Options{Table: c.String("table")})
	if err != nil {
		return err
	}
	tellExport(c, sum)
	return nil
}

func ledgerTable() comparison[*compare.Instrument] {
	return comparison[*compare.Instrument]{
		columns: []string{"parties", "agreement", "outcome", "told", "status", "date", "page", "report", "contradictions"},
		flex:    1,
		rows: func(in *compare.Instrument) [][]string {
			var contradictions []string
			for _, k := range in.Contradictions {
				contradictions = append(contradictions, k.Field+": "+strings.Join(k.Values, " / "))
			}
			var rows [][]string
			for i, s := range in.Steps {
				row := []string{keysOf(in.Parties), instrumentName(in), string(in.Outcome), s.Told, string(s.Status), dateOf(s.Date), pageOf(s.Page, string(s.PageLabel)), s.File, ""}
				if i == len(in.Steps)-1 {
					row[8] = strings.Join(contradictions, "; ")
				}
				rows = append(rows, row)
			}
			return rows
		},
	}
}

func instrumentName(in *compare.Instrument) string {
	kind := strings.ReplaceAll(string(in.AgreementType), "_", " ")
	if in.Title == "" {
		return kind
	}
	return fmt.Sprintf("%s (%s)", in.Title, kind)
}

func keysOf(orgs []dragoman.Organization) string {
	keys := make([]string, len(orgs))
	for i, o := range orgs {
		keys[i] = o.Key
	}
	return strings.Join(keys, ", ")
}

func dateOf(d *dragoman.Date) string {
	if d == nil {
		return ""
	}
	return d.EDTF
}
