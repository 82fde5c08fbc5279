package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/eval"
	"dragoman/internal/pipeline"
)

func newEvalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "compare what is extracted from a report with a hand-labelled account of it",
		ArgsUsage: "GOLD.json [FILE]",
		Description: "FILE is the report, or an extract of it that ends in .jsonl. Without it, the report is\n" +
			"the one that the gold file names, in the same folder. \"-\" stands where there\n" +
			"is nothing to measure.",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "errors", Usage: "also list what is missed, false and wrong"},
			&cli.BoolFlag{Name: "by-rule", Usage: "show for each rule how many of its records are right instead"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "`FORMAT` is table or json"},
		}, extractFlags()...),
		Action: evalAction,
	}
}

func evalAction(c *cli.Context) error {
	if n := c.Args().Len(); n != 1 && n != 2 {
		return usagef(c, "%s needs a gold file, and may be given one report", c.Command.HelpName)
	}
	format := c.String("format")
	if format != "table" && format != "json" {
		return usagef(c, "--format %s: not table or json", format)
	}
	gold, err := eval.LoadGold(c.Args().First())
	if err != nil {
		return err
	}
	file := c.Args().Get(1)
	if file == "" {
		file = gold.Report()
	}
	records, err := recordsOf(c, file)
	if err != nil {
		return err
	}
	if c.Bool("by-rule") {
		scores := eval.ByRule(gold, records)
		if format == "json" {
			return writeJSON(c.App.Writer, scores)
		}
		return writeRuleScores(c.App.Writer, scores)
	}
	report := eval.Score(gold, records)
	if format == "json" {
		if !c.Bool("errors") {
			return writeJSON(c.App.Writer, report)
		}
		return writeJSON(c.App.Writer, struct {
			eval.Report
			Errors []eval.Mistake `json:"errors"`
		}{report, report.Mistakes})
	}
	if err := writeReport(c.App.Writer, report); err != nil {
		return err
	}
	if c.Bool("errors") {
		return writeMistakes(c.App.Writer, report.Mistakes)
	}
	return nil
}

// recordsOf returns the records of an extract, or of a report, which it reads.
func recordsOf(c *cli.Context, file string) ([]dragoman.Record, error) {
	if strings.HasSuffix(file, ".jsonl") {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		extracts, err := dragoman.ReadExtracts(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if len(extracts) != 1 {
			return nil, fmt.Errorf("%s holds the extracts of %s: give the extract of one", file, counted(len(extracts), "document"))
		}
		return extracts[0].Records(), nil
	}
	x, err := extractorFrom(c)
	if err != nil {
		return nil, err
	}
	reader, err := readerFrom(c)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	var t tally
	for r := range pipeline.Run(c.Context, []pipeline.File{{Path: file}}, pipeline.Options{Extractor: x, Stdin: c.App.Reader, Reader: reader, Workers: 1}) {
		if err := t.add(c, r); err != nil {
			return nil, err
		}
		return r.Extract.Records(), nil
	}
	return nil, t.result(c.Context)
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func writeReport(w io.Writer, r eval.Report) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\tprecision\trecall\tF1\tright\tfalse\tmissed\n", printable(filepath.Base(r.Document)))
	for _, row := range []struct {
		name string
		*eval.Counts
	}{
		{"meetings", r.Meetings}, {"participants", r.Participants}, {"organizations", r.Organizations}, {"agreements", r.Agreements}, {"signatories", r.Signatories},
	} {
		if row.Counts == nil {
			fmt.Fprintf(t, "%s\t-\t-\t-\t0\t0\t0\n", row.name)
			continue
		}
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t%d\n", row.name, row.Precision, row.Recall, row.F1, row.True, row.False, row.Missed)
	}
	fmt.Fprintf(t, "\nof the meetings found\tright\n")
	for _, row := range []struct {
		name   string
		figure *float64
	}{
		{"form", r.Form}, {"status", r.MeetingStatus}, {"modality", r.Modality}, {"city", r.City}, {"cities given", r.CityPrecision},
		{"home side's people", r.HomePerson}, {"role", r.Role}, {"affiliation", r.Affiliation}, {"unnamed offices", r.Offices},
	} {
		writeFigure(t, row.name, row.figure)
	}
	fmt.Fprintf(t, "\nof the agreements found\tright\n")
	writeFigure(t, "type", r.AgreementType)
	writeFigure(t, "status", r.AgreementStatus)
	writeFigure(t, "date", r.AgreementDate)
	if r.Undated > 0 {
		fmt.Fprintf(t, "\nnot counted: %s without a date\n", counted(r.Undated, "meeting"))
	}
	return t.Flush()
}

func writeFigure(w io.Writer, name string, figure *float64) {
	if figure == nil {
		fmt.Fprintf(w, "%s\t-\n", name)
		return
	}
	fmt.Fprintf(w, "%s\t%.3f\n", name, *figure)
}

func writeMistakes(w io.Writer, mistakes []eval.Mistake) error {
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, m := range mistakes {
		fmt.Fprintf(t, "%s\t%s\t%s\n", m.Kind, printable(m.ID), printable(m.Detail))
	}
	return t.Flush()
}

func writeRuleScores(w io.Writer, scores []eval.RuleScore) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "rule\tright\tfalse\toptional\tprecision")
	for _, s := range scores {
		precision := "-"
		if p := s.Precision(); p != nil {
			precision = fmt.Sprintf("%.3f", *p)
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%s\n", printable(s.Rule), s.Right, s.Wrong, s.Optional, precision)
	}
	return t.Flush()
}
