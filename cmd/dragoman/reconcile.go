package main

import (
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/compare"
	"dragoman/internal/index"
)

func newReconcileCommand() *cli.Command {
	return &cli.Command{
		Name:      "reconcile",
		Usage:     "follow plans to what came of them, and compare two bodies' tellings of one event",
		ArgsUsage: "[FILE...]",
		Description: sourceHelp + "\n" +
			"A plan (planned or proposed meeting) was held as_planned, held differently, not_held, left\n" +
			"no_trace although its day is past, or lies ahead of the last report. \"twice\" is an event that\n" +
			"the reports of two bodies tell, with what they tell differently.",
		Flags: append(extractFlags(),
			indexFlag(),
			&cli.IntFlag{Name: "days", Value: 31, Usage: "take a meeting up to `N` days off the planned dates for what came of a plan"},
			&cli.StringSliceFlag{Name: "fate", Usage: "only plans of this `FATE`, and no tellings of two bodies"},
			&cli.BoolFlag{Name: "differing", Usage: "only what is told differently"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "table", Usage: "print as `FORMAT`: " + list(comparisonFormats())},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH`"},
		),
		Action: reconcileAction,
	}
}

func reconcileAction(c *cli.Context) error {
	format, err := oneOf(c, "format", comparisonFormats()...)
	if err != nil {
		return err
	}
	fates, err := someOf(c, "fate", string(compare.AsPlanned), string(compare.Differently), string(compare.NotHeld), string(compare.NoTrace), string(compare.Ahead))
	if err != nil {
		return err
	}
	if c.Int("days") < 0 {
		return usagef(c, "--days cannot be negative")
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
	plans, twice := compare.Reconcile(extracts, c.Int("days"))
	var chosen []any
	for _, p := range plans {
		if fates(string(p.Fate)) && (len(p.Differences) > 0 || !c.Bool("differing")) {
			chosen = append(chosen, p)
		}
	}
	if len(c.StringSlice("fate")) == 0 {
		for _, w := range twice {
			if len(w.Differences) > 0 || !c.Bool("differing") {
				chosen = append(chosen, w)
			}
		}
	}
	if err := reconcileTable().write(c, c.String("output"), format, chosen); err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "dragoman: %s, %s told by two bodies\n", counted(len(plans), "plan"), counted(len(twice), "event"))
	if err := s.tally.result(c.Context); err != nil {
		return err
	}
	if len(chosen) == 0 {
		return errNothing
	}
	return nil
}

func reconcileTable() comparison[any] {
	return comparison[any]{
		columns: []string{"result", "date", "what", "days_apart", "field", "a", "b", "where_a", "where_b"},
		flex:    2,
		rows: func(entry any) [][]string {
			var head, tail []string
			var differences []compare.Difference
			switch e := entry.(type) {
			case compare.Plan:
				apart := ""
				if e.Held != nil {
					apart = strconv.Itoa(e.DaysApart)
				}
				head, differences = []string{string(e.Fate), dateOf(e.Planned.Date), recordName(e.Planned), apart}, e.Differences
				tail = []string{where(e.Planned), where(e.Held)}
			case compare.Twice:
				head, differences = []string{"twice", recordDate(e.A), recordName(e.A), ""}, e.Differences
				tail = []string{whereOf(e.A), whereOf(e.B)}
			}
			if len(differences) == 0 {
				differences = []compare.Difference{{}}
			}
			var rows [][]string
			for _, d := range differences {
				rows = append(rows, append(append(append([]string{}, head...), d.Field, d.A, d.B), tail...))
			}
			return rows
		},
	}
}

func where(m *dragoman.Meeting) string {
	if m == nil {
		return ""
	}
	return whereOf(m)
}

// whereOf is file and page of a record's first telling.
func whereOf(r dragoman.Record) string {
	list := dragoman.EvidenceOf(r)
	if len(list) == 0 {
		return ""
	}
	if list[0].Page == nil {
		return list[0].File
	}
	return list[0].File + " p. " + strconv.Itoa(*list[0].Page)
}
