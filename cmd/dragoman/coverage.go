package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dragoman/internal/extract"
)

func newCoverageCommand() *cli.Command {
	return &cli.Command{
		Name:      "coverage",
		Usage:     "list the dates, people and agreement words of a report that belong to no record",
		ArgsUsage: "FILE",
		Description: "A mention belongs to a record when it stands in the record's quote and the record holds\n" +
			"what it says: the date, the person, an instrument of that kind. What does not is listed,\n" +
			"in text order, with the share that does above it.\n" +
			"\n" +
			"A report also dates and names what is neither an encounter nor an agreement (elections,\n" +
			"letters, mandates), so the share is never 100 %. What it is for: reading down the list is\n" +
			"the quickest way to find what was missed. \"dragoman explain\" then says why.\n" +
			"FILE may be - for standard input.",
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{Name: "kind", Usage: "list only `KIND`: date, person or agreement; may be repeated"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "`FORMAT` is table or json"},
		}, extractFlags()...),
		Action: coverageAction,
	}
}

func coverageAction(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef(c, "%s needs one file", c.Command.HelpName)
	}
	format := c.String("format")
	if format != "table" && format != "json" {
		return usagef(c, "--format %s: not table or json", format)
	}
	kinds := map[string]bool{}
	for _, k := range c.StringSlice("kind") {
		if k != "date" && k != "person" && k != "agreement" {
			return usagef(c, "--kind %s: not date, person or agreement", k)
		}
		kinds[k] = true
	}
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	doc, err := readDocument(c, c.Args().First())
	if err != nil {
		return err
	}
	cov, err := x.Coverage(doc)
	if err != nil {
		return fmt.Errorf("%s: %w", doc.File, err)
	}
	if len(kinds) > 0 {
		gaps := []extract.Gap{}
		for _, g := range cov.Gaps {
			if kinds[string(g.Kind)] {
				gaps = append(gaps, g)
			}
		}
		cov.Gaps = gaps
	}
	if format == "json" {
		return writeJSON(c.App.Writer, cov)
	}
	return writeCoverage(c, cov)
}

func writeCoverage(c *cli.Context, cov *extract.Coverage) error {
	w := c.App.Writer
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "in records\tof\tshare\t")
	for _, row := range []struct {
		name string
		extract.Share
	}{{"dates", cov.Dates}, {"people named", cov.People}, {"agreement words", cov.Agreements}} {
		share := "-"
		if row.Total > 0 {
			share = fmt.Sprintf("%.0f %%", 100*row.Ratio())
		}
		fmt.Fprintf(t, "%d\t%d\t%s\t%s\n", row.Covered, row.Total, share, row.name)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(cov.Gaps) == 0 {
		return nil
	}
	fmt.Fprintln(w, "\nin no record:")
	// the columns end with text of any width, which is cut to the terminal's
	columns := width(w, 0)
	for _, g := range cov.Gaps {
		where := fmt.Sprint(g.Start)
		if g.Page != 0 {
			where = fmt.Sprintf("p. %d", g.Page)
		}
		line := []rune(fmt.Sprintf("%-8s %-9s  %s  | %s", where, g.Kind, printable(g.Text), printable(g.Sentence)))
		if columns > 0 && len(line) > columns {
			line = append(line[:columns-1], '…')
		}
		if _, err := fmt.Fprintln(w, string(line)); err != nil {
			return err
		}
	}
	return nil
}
