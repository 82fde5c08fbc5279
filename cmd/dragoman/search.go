package main

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
	"dragoman/internal/index/query"
)

func newSearchCommand() *cli.Command {
	return &cli.Command{
		Name:        "search",
		Usage:       "find pages, meetings, agreements, signatories and people",
		ArgsUsage:   "QUERY...",
		Description: queryHelp(),
		Flags: append(filterFlags(),
			indexFlag(),
			&cli.StringFlag{Name: "facets", Usage: "also count the values of these `FIELDS`, parted by commas: " + list(index.FacetFields())},
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: 10, Usage: "show at most `N` hits"},
			&cli.IntFlag{Name: "offset", Usage: "pass over the first `N` hits"},
			&cli.StringFlag{Name: "sort", Value: "score", Usage: "`ORDER` of the hits: score, date or -date"},
			&cli.BoolFlag{Name: "count", Usage: "print only how many hits there are"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print as `FORMAT`: table, json, jsonl or csv"},
			&cli.StringFlag{Name: "fields", Usage: "print only these `FIELDS`, parted by commas: " + list(hitFields())},
		),
		Action: searchAction,
	}
}

// queryHelp is the query language on one page.
func queryHelp() string {
	var b strings.Builder
	b.WriteString(`Words must all occur, in any form, with or without accents: "Varhelyi visits" finds
"Várhelyi visited". Beyond words:

   "joint action plan"      the words in this order, side by side
   a AND b, a OR b, NOT a   also with parentheses; AND binds tighter than OR
   negotiat*  Varhely~      a word's beginning; a word one letter off (~2: two)
   field:value              field:"two words", field:(a OR b)
   date:2023-03/2023-09     an interval; also date:2023, date:/2022, date:2024/,
                            date:2023-03-01/P6M
   date:none  place:none    what has none; also org and person

Fields:

`)
	for _, f := range query.Fields() {
		fmt.Fprintf(&b, "   %-9s %s", f.Name, f.About)
		if f.Values != nil {
			b.WriteString(":\n             " + wrap(strings.Join(f.Values, ", "), 66, "             "))
		}
		b.WriteByte('\n')
	}
	b.WriteString("\nExit code 1 means that nothing was found.")
	return b.String()
}

// wrap breaks text at spaces into lines of at most n bytes, each later one
// behind an indent.
func wrap(text string, n int, indent string) string {
	var b strings.Builder
	line := 0
	for i, w := range strings.Fields(text) {
		if i > 0 && line+1+len(w) > n {
			b.WriteString("\n" + indent)
			line = 0
		} else if i > 0 {
			b.WriteByte(' ')
			line++
		}
		b.WriteString(w)
		line += len(w)
	}
	return b.String()
}

func searchAction(c *cli.Context) error {
	// The process ends before it has made much garbage: collecting it would cost
	// more than a page of hits.
	debug.SetGCPercent(800)
	r, err := searchRequest(c)
	if err != nil {
		return err
	}
	fields, err := fieldList(c, "fields", hitFields())
	if err != nil {
		return err
	}
	return answer(c, func(x *index.Index, format string) error {
		found, err := x.Search(c.Context, r)
		if err != nil {
			return err
		}
		if c.Bool("count") {
			_, err = fmt.Fprintln(c.App.Writer, found.Total)
		} else {
			err = writeResult(c, format, fields, r, found)
		}
		if err != nil {
			return fmt.Errorf("writing the hits: %w", err)
		}
		if found.Total == 0 {
			return errNothing
		}
		return nil
	}, "table", "json", "jsonl", "csv")
}

// searchRequest reads the flags of a search.
func searchRequest(c *cli.Context) (index.Request, error) {
	r := index.Request{Query: strings.Join(c.Args().Slice(), " "), Offset: c.Int("offset"), Limit: c.Int("limit")}
	var err error
	if r.Filter, err = filtersFrom(c); err != nil {
		return r, err
	}
	order, err := oneOf(c, "sort", string(index.ByScore), string(index.ByDate), string(index.ByDateDown))
	if err != nil {
		return r, err
	}
	r.Sort = index.Sort(order)
	if r.Facets, err = fieldList(c, "facets", index.FacetFields()); err != nil {
		return r, err
	}
	if f := c.String("format"); r.Facets != nil && (f == "jsonl" || f == "csv") {
		return r, usagef(c, "--format %s has a line a hit and no room for --facets; json has", f)
	}
	if r.Limit < 0 || r.Offset < 0 {
		return r, usagef(c, "--limit and --offset cannot be negative")
	}
	if c.Bool("count") {
		r.Limit = 0
	}
	if !c.Args().Present() && len(r.Facets) == 0 && r.Filter.Empty() && !c.Bool("count") {
		return r, usagef(c, "%s needs something to look for: words, or a flag that narrows", c.Command.HelpName)
	}
	return r, nil
}

// fieldList reads a flag that lists fields.
func fieldList(c *cli.Context, flag string, allowed []string) ([]string, error) {
	if c.String(flag) == "" {
		return nil, nil
	}
	var out []string
	for _, f := range strings.Split(c.String(flag), ",") {
		f = strings.TrimSpace(f)
		if !slices.Contains(allowed, f) {
			return nil, usagef(c, "--%s cannot be %q; it can be %s", flag, f, list(allowed))
		}
		out = append(out, f)
	}
	return out, nil
}
