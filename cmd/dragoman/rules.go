package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dragoman/internal/extract"
)

func newRulesCommand() *cli.Command {
	dir := &cli.StringFlag{Name: "rules", Usage: "also the rules in `DIR`"}
	return &cli.Command{
		Name:  "rules",
		Usage: "list, show and test the rules that records are read by",
		Description: "A rule is one YAML file with a trigger, the parts of the record that it opens, and the\n" +
			"sentences that it must and must not read. docs/rules.md tells how to write one.",
		Subcommands: []*cli.Command{
			{
				Name:  "list",
				Usage: "list the rules: what each reads, and how many of its records are right",
				Description: "\"right\" counts the records of a rule that are right, \"of\" those that are right or wrong,\n" +
					"in the few hand-labelled reports at hand when the program was made. A precision over few\n" +
					"records says little, and the rules were written with these reports in view: expect less\n" +
					"of others. A record that several rules told of counts for each; records that\n" +
					"good annotators disagree on count for none. \"-\": the rule made no record there.",
				Flags: []cli.Flag{
					dir,
					&cli.StringFlag{Name: "format", Value: "table", Usage: "`FORMAT` is table or json"},
				},
				Action: rulesListAction,
			},
			{
				Name:      "show",
				Usage:     "print a rule as it is written",
				ArgsUsage: "ID",
				Flags:     []cli.Flag{dir},
				Action:    rulesShowAction,
			},
			{
				Name:      "test",
				Usage:     "read the examples inside the rules and tell which do not hold",
				ArgsUsage: "[DIR]",
				Description: "With DIR, the examples of the rules in DIR are read with the shipped rules beside them,\n" +
					"as \"extract --rules DIR\" would; a shipped rule whose examples no longer hold gives a warning.\n" +
					"Without, the examples of the shipped rules are read.",
				Action: rulesTestAction,
			},
		},
	}
}

func rulesListAction(c *cli.Context) error {
	if c.Args().Present() {
		return usagef(c, "%s takes no argument", c.Command.HelpName)
	}
	format := c.String("format")
	if format != "table" && format != "json" {
		return usagef(c, "--format %s: not table or json", format)
	}
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	type row struct {
		ID       string             `json:"id"`
		Kind     string             `json:"kind"`
		Form     string             `json:"form"`     // or, of an agreement, the status
		Source   string             `json:"source"`   // "shipped" or "own"
		Measured *extract.Precision `json:"measured"` // null where no record was measured
		Doc      string             `json:"doc"`
	}
	precision, err := extract.MeasuredPrecision()
	if err != nil {
		return err
	}
	var rows []row
	for _, r := range x.Rules().Rules {
		v := row{ID: r.ID, Kind: r.Kind, Form: r.Form, Source: "shipped", Doc: r.Doc}
		if r.Kind == "agreement" {
			v.Form = r.Status
		}
		if r.Own {
			v.Source = "own" // also where it takes the place of a shipped one
		} else if p, ok := precision[r.ID]; ok {
			v.Measured = &p
		}
		rows = append(rows, v)
	}
	if format == "json" {
		return writeJSON(c.App.Writer, rows)
	}
	t := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "rule\tform or status\tfrom\tright\tof\tprecision\treads")
	for _, r := range rows {
		right, of, share := "-", "-", "-"
		if m := r.Measured; m != nil {
			right, of = fmt.Sprint(m.Right), fmt.Sprint(m.Right+m.Wrong)
			if v, ok := m.Share(); ok {
				share = fmt.Sprintf("%.3f", v)
			}
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", printable(r.ID), printable(r.Form), r.Source, right, of, share, printable(r.Doc))
	}
	return t.Flush()
}

func rulesShowAction(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return usagef(c, "%s needs the id of one rule", c.Command.HelpName)
	}
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	id := c.Args().First()
	rule := x.Rules().Rule(id)
	if rule == nil {
		return &usageError{fmt.Sprintf("no rule %q", id), "see dragoman rules list"}
	}
	for line := range strings.Lines(rule.Source()) {
		fmt.Fprintln(c.App.Writer, printable(strings.TrimRight(line, "\r\n")))
	}
	return nil
}

func rulesTestAction(c *cli.Context) error {
	if c.Args().Len() > 1 {
		return usagef(c, "%s takes one folder", c.Command.HelpName)
	}
	dir := c.Args().First()
	x, err := extractorWith(c, extract.Options{}, dir)
	if err != nil {
		return err
	}
	keep := func(r *extract.Rule) bool { return r.Own == (dir != "") }
	rules := 0
	for _, r := range x.Rules().Rules {
		if keep(r) {
			rules++
		}
	}
	if rules == 0 {
		return usagef(c, "%s: no rule in it: rules are files that end in .yaml, in a folder rules", dir)
	}
	if dir != "" {
		_, broken := x.TestExamples(func(r *extract.Rule) bool { return !r.Own })
		for _, f := range broken {
			warn(c, "shipped rule %s", f)
		}
	}
	read, failures := x.TestExamples(keep)
	prefix := ""
	if dir != "" {
		prefix = strings.TrimRight(filepath.ToSlash(dir), "/") + "/"
	}
	for _, f := range failures {
		fmt.Fprintln(c.App.Writer, printable(prefix+f.String()))
	}
	if len(failures) > 0 {
		return fmt.Errorf("%d of %s of %s do not hold", len(failures), counted(read, "example"), counted(rules, "rule"))
	}
	fmt.Fprintf(c.App.Writer, "%s of %s hold\n", counted(read, "example"), counted(rules, "rule"))
	return nil
}
