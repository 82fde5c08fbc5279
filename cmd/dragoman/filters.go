package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
	"dragoman/internal/index/query"
)

// filterFlags are the flags that narrow what a command works on: those of
// search, and of every command that takes records out of the index. A flag given
// more than once names alternatives. Read them with filtersFrom, and hand the
// result to index.Search or index.Records.
func filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "kind", Usage: "only what is of this `KIND`: page, meeting, agreement, signatory or person"},
		&cli.StringSliceFlag{Name: "org", Usage: "only with this `ORGANISATION`, by any of its names"},
		&cli.StringSliceFlag{Name: "person", Usage: "only with this `PERSON`"},
		&cli.StringSliceFlag{Name: "city", Usage: "only in this `CITY`"},
		&cli.StringSliceFlag{Name: "country", Usage: "only in this `COUNTRY`, by name or ISO code"},
		&cli.StringSliceFlag{Name: "form", Usage: "only meetings of this `FORM`"},
		&cli.StringSliceFlag{Name: "type", Usage: "only agreements of this `TYPE`"},
		&cli.StringSliceFlag{Name: "status", Usage: "only meetings or agreements of this `STATUS`"},
		&cli.StringSliceFlag{Name: "file", Usage: "only from this `FILE`, or with these words in its path"},
		&cli.StringFlag{Name: "from", Usage: "only from this `DATE` on: 2023, 2023-03 or 2023-03-31"},
		&cli.StringFlag{Name: "to", Usage: "only up to this `DATE`, included"},
	}
}

// filtersFrom reads the flags of filterFlags. The error is one of usage.
func filtersFrom(c *cli.Context) (index.Filter, error) {
	f := index.Filter{
		Orgs: c.StringSlice("org"), Persons: c.StringSlice("person"), Cities: c.StringSlice("city"), Countries: c.StringSlice("country"),
		Forms: c.StringSlice("form"), Types: c.StringSlice("type"), Statuses: c.StringSlice("status"), Files: c.StringSlice("file"),
		From: c.String("from"), To: c.String("to"),
	}
	for _, k := range c.StringSlice("kind") {
		f.Kinds = append(f.Kinds, index.Kind(k))
	}
	for _, v := range query.Fields() {
		if v.Values == nil || !slices.Contains([]string{"kind", "form", "type", "status"}, v.Name) {
			continue
		}
		for _, given := range c.StringSlice(v.Name) {
			if _, err := query.Value(v.Name, given); err != nil {
				return f, usagef(c, "--%s cannot be %q; it can be %s", v.Name, given, list(v.Values))
			}
		}
	}
	for _, name := range []string{"from", "to"} {
		if d := c.String(name); d != "" {
			if _, _, err := query.Days(d); err != nil {
				return f, usagef(c, "--%s: %v; allowed are 2023, 2023-03 and 2023-03-31", name, err)
			}
		}
	}
	if f.From != "" && f.To != "" {
		if _, err := query.ParseDates(f.From + "/" + f.To); err != nil {
			return f, usagef(c, "--from, --to: %v", err)
		}
	}
	return f, nil
}

// list joins the allowed values of a flag.
func list(values []string) string { return strings.Join(values, ", ") }

// oneOf checks a flag that has a fixed set of values.
func oneOf(c *cli.Context, flag string, allowed ...string) (string, error) {
	v := c.String(flag)
	if !slices.Contains(allowed, v) {
		return "", usagef(c, "--%s cannot be %q; it can be %s", flag, v, list(allowed))
	}
	return v, nil
}
