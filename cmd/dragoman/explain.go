package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/pipeline"
)

func newExplainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show for each sentence of a report which rules fired, which nearly did, and why not",
		ArgsUsage: "FILE[:PAGE]",
		Description: "For each sentence in which a rule fired or nearly did, or that gives a date and names\n" +
			"somebody:\n" +
			"\n" +
			"  seen as  the sentence as the rules see it: what it names stands as {date}, {person},\n" +
			"           {org}, {place}, {agreement}, or the form of an encounter: {meeting}, {visit} ...\n" +
			"  fired    a rule whose trigger matched, the words of the match, and the ids of the\n" +
			"           records that it went into, or why it went into none\n" +
			"  near     a rule that would match if one thing were another: \"wants {person}, has\n" +
			"           deadline\". Where the thing is a person, body or city that the program does\n" +
			"           not know, a gazetteer of your own names it: see docs/rules.md\n" +
			"\n" +
			"A sentence that was read wrongly though the right rule fired is best told as a yes or no\n" +
			"example in that rule. FILE may be - for standard input.",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "show every sentence"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` is text or jsonl, one sentence a line"},
		}, extractFlags()...),
		Action: explainAction,
	}
}

func explainAction(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef(c, "%s needs one file", c.Command.HelpName)
	}
	format := c.String("format")
	if format != "text" && format != "jsonl" {
		return usagef(c, "--format %s: not text or jsonl", format)
	}
	file, page := cutPage(c.Args().First())
	x, err := extractorFrom(c)
	if err != nil {
		return err
	}
	doc, err := readDocument(c, file)
	if err != nil {
		return err
	}
	if err := hasPage(doc, page); err != nil {
		return err
	}
	traces, err := x.Explain(doc)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	out := bufio.NewWriter(c.App.Writer)
	shown := 0
	for _, t := range traces {
		if page != 0 && t.Page != page || !c.Bool("all") && !t.Telling && len(t.Fired)+len(t.Near) == 0 {
			continue
		}
		shown++
		if format == "jsonl" {
			if err := writeJSON(out, t); err != nil {
				return err
			}
			continue
		}
		writeTrace(out, t)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the explanation: %w", err)
	}
	if shown == 0 {
		return errNothing
	}
	return nil
}

// cutPage parts FILE:PAGE. A file whose name ends so is taken whole.
func cutPage(arg string) (file string, page int) {
	i := strings.LastIndexByte(arg, ':')
	if i <= 0 {
		return arg, 0
	}
	if _, err := os.Lstat(arg); err == nil {
		return arg, 0
	}
	if n, err := strconv.Atoi(arg[i+1:]); err == nil && n > 0 {
		return arg[:i], n
	}
	return arg, 0
}

func hasPage(doc *dragoman.Document, page int) error {
	switch {
	case page == 0:
		return nil
	case len(doc.Pages) == 0:
		return fmt.Errorf("%s has no pages: leave out :%d", doc.File, page)
	}
	for _, p := range doc.Pages {
		if p.Number == page {
			return nil
		}
	}
	return fmt.Errorf("%s has no page %d: it has %d", doc.File, page, len(doc.Pages))
}

func writeTrace(w io.Writer, t extract.Trace) {
	if t.Page != 0 {
		fmt.Fprintf(w, "page %d, ", t.Page)
	}
	fmt.Fprintf(w, "%d-%d\n  %s\n", t.Start, t.End, printable(t.Text))
	fmt.Fprintf(w, "  seen as  %s\n", printable(t.Seen))
	for _, f := range t.Fired {
		fmt.Fprintf(w, "  fired    %s", printable(f.Rule))
		if f.Words != "" {
			fmt.Fprintf(w, ", by %q", printable(f.Words))
		}
		fmt.Fprint(w, ": ")
		switch {
		case len(f.Records) == 0:
			fmt.Fprintf(w, "no record: %s\n", printable(f.Why))
		case f.Why != "":
			fmt.Fprintf(w, "%s (%s)\n", strings.Join(f.Records, ", "), printable(f.Why))
		default:
			fmt.Fprintln(w, strings.Join(f.Records, ", "))
		}
	}
	for _, n := range t.Near {
		fmt.Fprintf(w, "  near     %s: wants %s, has %q\n", printable(n.Rule), n.Wants, printable(n.Has))
	}
	if len(t.Fired)+len(t.Near) == 0 {
		fmt.Fprintln(w, "  no rule fired, and none nearly did")
	}
	fmt.Fprintln(w)
}

// readDocument reads one file, or standard input, as the flags ask for.
func readDocument(c *cli.Context, file string) (*dragoman.Document, error) {
	reader, err := readerFrom(c)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return pipeline.Read(c.Context, file, pipeline.Options{Stdin: c.App.Reader, Reader: reader})
}
