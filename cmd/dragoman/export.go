package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/export"
)

func newExportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "write records in the format of another tool",
		ArgsUsage: "[FILE...]",
		Description: sourceHelp + "\n" +
			"csv and parquet are one file a kind: give --output a folder, or choose one --table.\n" +
			"What a format cannot hold is counted on standard error. Formats:\n" + formatHelp(),
		Flags: append(append(filterFlags(), extractFlags()...),
			indexFlag(),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "jsonl", Usage: "write as `FORMAT`"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH`: a file, or a folder for csv and parquet"},
			&cli.StringFlag{Name: "table", Usage: "write only this `TABLE` of csv or parquet: " + strings.Join(export.Tables(export.CSV), ", ")},
			&cli.BoolFlag{Name: "no-bom", Usage: "begin csv files without the byte order mark that Excel needs"},
			&cli.BoolFlag{Name: "mentions", Usage: "also write every date, person, organisation and place named, of reports read on the way"},
		),
		Action: exportAction,
	}
}

func formatHelp() string {
	about := map[export.Format]string{
		export.JSONL:         "the records of the contract, one a line",
		export.JSON:          "the same as one array",
		export.CSV:           "tables for spreadsheets (RFC 4180)",
		export.Parquet:       "tables with nested lists",
		export.FTM:           "FollowTheMoney entities, one a line",
		export.Plover:        "PLOVER 0.8 event records, one a line",
		export.JSONLD:        "schema.org Events",
		export.ICS:           "iCalendar (RFC 5545)",
		export.GraphML:       "who met whom, for network tools",
		export.GEXF:          "the same for Gephi",
		export.WebAnnotation: "W3C annotations of the reports",
	}
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-14s %s\n", f, about[f])
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func exportAction(c *cli.Context) (err error) {
	format, err := export.ParseFormat(c.String("format"))
	if err != nil {
		return usagef(c, "--format: %v", err)
	}
	filter, err := filtersFrom(c)
	if err != nil {
		return err
	}
	opts := export.Options{Table: c.String("table"), NoBOM: c.Bool("no-bom")}
	if err := exportTarget(c, format, opts); err != nil {
		return err
	}
	s, err := openSource(c, c.Args().Slice(), filter)
	if err != nil {
		return err
	}
	defer s.Close()
	found := false
	records := export.Records(func(yield func(dragoman.Record, error) bool) {
		for r, err := range s.records {
			found = found || err == nil
			if !yield(r, err) {
				return
			}
		}
	})
	sum, err := exportTo(c, format, records, opts)
	if err != nil {
		return err
	}
	tellExport(c, sum)
	if err := s.tally.result(c.Context); err != nil {
		return err
	}
	if !found {
		return errNothing
	}
	return nil
}

// exportTarget checks that the format can go where the flags send it.
func exportTarget(c *cli.Context, format export.Format, opts export.Options) error {
	tables := strings.Join(export.Tables(format), ", ")
	switch {
	case !format.FilePerKind() && opts.Table != "":
		return usagef(c, "--table is for csv and parquet, not for %s", format)
	case format.FilePerKind() && opts.Table == "" && (c.String("output") == "" || c.String("output") == "-"):
		return usagef(c, "%s is one file a kind: give --output a folder, or --table one of %s", format, tables)
	case opts.Table != "" && !strings.Contains(", "+tables+",", ", "+opts.Table+","):
		return usagef(c, "--table cannot be %q; it can be %s", opts.Table, tables)
	case format == export.Parquet && c.String("output") == "" && isTerminal(c.App.Writer):
		return usagef(c, "parquet is not for a terminal: give --output a file")
	}
	return nil
}

// exportTo writes records to what --output names.
func exportTo(c *cli.Context, format export.Format, records export.Records, opts export.Options) (sum *export.Summary, err error) {
	path := c.String("output")
	if !format.FilePerKind() || opts.Table != "" {
		err = writeTo(c, path, func(w io.Writer) error {
			sum, err = export.Write(w, format, records, opts)
			return err
		})
		return sum, err
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("writing %s: %w", format, err)
	}
	var out output
	defer out.discard()
	sum, err = export.WriteFiles(func(name string) (io.WriteCloser, error) { return out.create(filepath.Join(path, name)) }, format, records, opts)
	if err != nil {
		return sum, err
	}
	return sum, out.commit()
}

// tellExport tells people what was written and what was not.
func tellExport(c *cli.Context, sum *export.Summary) {
	var parts []string
	for _, kind := range []string{dragoman.TypeDocument, dragoman.TypeMeeting, dragoman.TypeAgreement, dragoman.TypeMention} {
		if n := sum.Written[kind]; n > 0 {
			parts = append(parts, counted(n, kind))
		}
	}
	switch n := sum.Written[dragoman.TypeSignatory]; {
	case n == 1:
		parts = append(parts, "1 signatory")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d signatories", n))
	}
	if len(parts) == 0 {
		parts = []string{"no records"}
	}
	fmt.Fprintf(c.App.ErrWriter, "dragoman: wrote %s\n", strings.Join(parts, ", "))
	for _, reason := range sum.Reasons() {
		fmt.Fprintf(c.App.ErrWriter, "dragoman: left out %d %s\n", sum.Skipped[reason], reason)
	}
}
