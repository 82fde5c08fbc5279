package main

import (
	"bufio"
	"fmt"
	"iter"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/index"
)

func newTimelineCommand() *cli.Command {
	return &cli.Command{
		Name:  "timeline",
		Usage: "draw meetings by month and by organisation",
		Flags: append(filterFlags(),
			indexFlag(),
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: 15, Usage: "draw at most `N` organisations; 0 draws all"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print as `FORMAT`: table or json"},
		),
		Action: timelineAction,
	}
}

func timelineAction(c *cli.Context) error {
	format, err := oneOf(c, "format", "table", "json")
	if err != nil {
		return err
	}
	if c.Args().Present() {
		return usagef(c, "%s takes no argument; --org narrows it to an organisation", c.Command.HelpName)
	}
	var t *index.Timeline
	err = withRecords(c, func(_ *index.Index, records iter.Seq2[dragoman.Record, error]) (err error) {
		t, err = index.NewTimeline(records)
		return err
	})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.App.Writer)
	if format == "json" {
		b, err := marshal(t)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\n", b)
	} else {
		draw(w, t, c.Int("limit"), width(c.App.Writer, 100))
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the timeline: %w", err)
	}
	if len(t.Months) == 0 {
		return errNothing
	}
	return nil
}

// draw prints a bar a month, then a line an organisation with a cell a month,
// or as many months as it takes to fit the width.
func draw(w *bufio.Writer, t *index.Timeline, limit, columns int) {
	most := 1
	for _, n := range t.All {
		most = max(most, n)
	}
	for i, m := range t.Months {
		if t.All[i] == 0 && (i == 0 || t.All[i-1] == 0) {
			continue // a gap shows as one empty month
		}
		fmt.Fprintf(w, "%s %4d  %s\n", m, t.All[i], strings.Repeat("█", (t.All[i]*min(60, columns-14)+most-1)/most))
	}
	if len(t.Bodies) == 0 {
		return
	}
	bodies := t.Bodies
	if limit > 0 && len(bodies) > limit {
		bodies = bodies[:limit]
	}
	names := 0
	for _, b := range bodies {
		names = max(names, runewidth.StringWidth(printable(b.Key)))
	}
	names = min(names, 30)
	step := (len(t.Months)-1)/max(10, columns-names-9) + 1
	per := "a month"
	if step > 1 {
		per = fmt.Sprintf("%d months", step)
	}
	fmt.Fprintf(w, "\n%s to %s, a cell is %s\n", t.Months[0], t.Months[len(t.Months)-1], per)
	for _, b := range bodies {
		name := runewidth.FillRight(runewidth.Truncate(printable(b.Key), names, "…"), names)
		fmt.Fprintf(w, "%s %4d  %s\n", name, b.Total, spark(b.Counts, step))
	}
}

// spark draws counts as one line of blocks, step counts to a cell.
func spark(counts []int, step int) string {
	var cells []int
	most := 1
	for i := 0; i < len(counts); i += step {
		n := 0
		for _, c := range counts[i:min(len(counts), i+step)] {
			n += c
		}
		cells = append(cells, n)
		most = max(most, n)
	}
	blocks := []rune("▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, n := range cells {
		if n == 0 {
			b.WriteRune('·')
		} else {
			b.WriteRune(blocks[(n*len(blocks)-1)/most])
		}
	}
	return b.String()
}
