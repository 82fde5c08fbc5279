package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/export/cite"
	"dragoman/internal/index"
)

func newCiteCommand() *cli.Command {
	return &cli.Command{
		Name:      "cite",
		Usage:     "print report, page and quote of a record, ready for a footnote",
		ArgsUsage: "ID [FILE...]",
		Description: "ID is the id or key of a record. " + sourceHelp + "\n" +
			"The first telling is cited; --all cites every one.",
		Flags: append(extractFlags(),
			indexFlag(),
			&cli.StringFlag{Name: "style", Value: string(cite.Chicago), Usage: "cite in `STYLE`: chicago, apa, bibtex or csl-json"},
			&cli.BoolFlag{Name: "all", Usage: "cite every telling"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH`"},
		),
		Action: citeAction,
	}
}

func citeAction(c *cli.Context) error {
	if !c.Args().Present() {
		return usagef(c, "%s needs the id of a record", c.Command.HelpName)
	}
	style, err := oneOf(c, "style", string(cite.Chicago), string(cite.APA), string(cite.BibTeX), string(cite.CSLJSON))
	if err != nil {
		return err
	}
	found, docs, err := recordsNamed(c, c.Args().First(), c.Args().Tail())
	if err != nil {
		return err
	}
	var sources []cite.Source
	for _, r := range found {
		list := cite.Sources(r, func(id string) *dragoman.DocumentRecord { return docs[id] })
		if !c.Bool("all") && len(list) > 1 {
			list = list[:1]
		}
		sources = append(sources, list...)
	}
	if len(sources) == 0 {
		fmt.Fprintf(c.App.ErrWriter, "dragoman: no record has the id %s\n", printable(c.Args().First()))
		return errNothing
	}
	text, err := cite.Format(cite.Style(style), sources)
	if err != nil {
		return err
	}
	return writeTo(c, c.String("output"), func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// recordsNamed finds the records of an id or key, in the index or in files,
// and their documents.
func recordsNamed(c *cli.Context, id string, files []string) ([]dragoman.Record, map[string]*dragoman.DocumentRecord, error) {
	docs := map[string]*dragoman.DocumentRecord{}
	var found []dragoman.Record
	if len(files) > 0 {
		s, err := openSource(c, files, index.Filter{})
		if err != nil {
			return nil, nil, err
		}
		defer s.Close()
		for r, err := range s.records {
			if err != nil {
				return nil, nil, err
			}
			if d, ok := r.(*dragoman.DocumentRecord); ok {
				docs[d.ID] = d
			} else if r.RecordID() == id || keyOf(r) == id && id != "" {
				found = append(found, r)
			}
		}
		return found, docs, nil
	}
	x, err := openIndex(c)
	if err != nil {
		return nil, nil, err
	}
	defer x.Close()
	units, err := x.Find(c.Context, id)
	if err != nil {
		return nil, nil, err
	}
	for _, u := range units {
		r, ok := u.(dragoman.Record)
		if !ok || len(dragoman.EvidenceOf(r)) == 0 {
			continue
		}
		found = append(found, r)
		for _, e := range dragoman.EvidenceOf(r) {
			if docs[e.Document] != nil {
				continue
			}
			list, err := x.Find(c.Context, e.Document)
			if err != nil {
				return nil, nil, err
			}
			for _, u := range list {
				if d, ok := u.(*dragoman.DocumentRecord); ok {
					docs[d.ID] = d
				}
			}
		}
	}
	return found, docs, nil
}

func keyOf(r dragoman.Record) string {
	switch r := r.(type) {
	case *dragoman.Meeting:
		return r.Key
	case *dragoman.Agreement:
		return r.Key
	}
	return ""
}
