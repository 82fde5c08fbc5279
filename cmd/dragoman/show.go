package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/index"
)

func newShowCommand() *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "show one record with every telling of it, in its context",
		ArgsUsage: "ID",
		Description: "ID is the id or key of a record, the id of a page that search printed, or of a document\n" +
			"(its first eight characters will do). A key shows the record of every report that tells of it.",
		Flags: []cli.Flag{
			indexFlag(),
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print as `FORMAT`: table, json or jsonl"},
		},
		Action: showAction,
	}
}

func showAction(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef(c, "%s needs one id", c.Command.HelpName)
	}
	return answer(c, func(x *index.Index, format string) error { return showRecords(c, x, format) }, "table", "json", "jsonl")
}

func showRecords(c *cli.Context, x *index.Index, format string) error {
	found, err := x.Find(c.Context, c.Args().First())
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.App.Writer)
	s := newSheet(c, w, x)
	for i, rec := range found {
		if format != "table" {
			b, err := marshal(rec)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "%s\n", b)
			continue
		}
		if i > 0 {
			w.WriteByte('\n')
		}
		if err := s.record(c, rec); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the record: %w", err)
	}
	if len(found) == 0 {
		fmt.Fprintf(c.App.ErrWriter, "dragoman: nothing in the index has the id %s\n", printable(c.Args().First()))
		return errNothing
	}
	return nil
}

// sheet lays one record out for people.
type sheet struct {
	w      *bufio.Writer
	x      *index.Index
	colour bool
	width  int
}

func newSheet(c *cli.Context, w *bufio.Writer, x *index.Index) *sheet {
	return &sheet{w: w, x: x, colour: colour(c.App.Writer), width: width(c.App.Writer, 100)}
}

// field prints one named value; nothing when it is empty.
func (s *sheet) field(name, value string) {
	if value == "" {
		return
	}
	const indent = "                "
	fmt.Fprintf(s.w, "%-14s  %s\n", name, wrap(printable(value), max(30, s.width-len(indent)), indent))
}

func (s *sheet) record(c *cli.Context, rec any) error {
	v := row(index.Hit{Record: rec})
	switch r := rec.(type) {
	case *dragoman.Meeting:
		s.field(dragoman.TypeMeeting, r.ID)
		s.field("key", r.Key)
		s.fields(v, "title", "form", "modality", "status")
		s.date(r.Date)
		s.place(r.Place)
		s.field("occasion", string(r.Occasion))
		for _, p := range r.Participants {
			s.field("participant", person(p.Person, string(p.Capacity), p.Resolved))
		}
		s.organizations("organisation", r.Organizations)
		for _, id := range r.Agreements {
			s.link(c, "agreement", id)
		}
		s.conflicts(r.Conflicts)
		return s.evidence(r.Evidence)
	case *dragoman.Agreement:
		s.field(dragoman.TypeAgreement, r.ID)
		s.field("key", r.Key)
		s.fields(v, "title", "type", "status")
		s.date(r.Date)
		s.place(r.Place)
		s.organizations("party", r.Parties)
		for _, p := range r.Signatories {
			s.field("signatory", person(p.Person, "", p.Resolved))
		}
		s.link(c, "meeting", string(r.Meeting))
		s.conflicts(r.Conflicts)
		return s.evidence(r.Evidence)
	case *dragoman.Signatory:
		s.field(dragoman.TypeSignatory, r.ID)
		s.field("name", string(r.Name))
		s.field("role", string(r.Role))
		s.field("organisation", string(r.Organization))
		s.date(r.Date)
		s.place(r.Place)
		s.link(c, "agreement", string(r.Agreement))
		return s.evidence(r.Evidence)
	case *index.Person:
		s.field("person", r.ID)
		s.field("name", r.Name)
		s.field("roles", strings.Join(r.Roles, "; "))
		s.field("organisations", strings.Join(r.Organizations, "; "))
		s.field("first", string(r.First))
		s.field("last", string(r.Last))
		for _, id := range r.Meetings {
			s.link(c, "meeting", id)
		}
		for _, id := range r.Agreements {
			s.link(c, "agreement", id)
		}
		return nil
	case *index.Page:
		s.field("page", r.ID)
		s.fields(v, "title", "file", "page", "page_label", "section", "date")
		fmt.Fprintf(s.w, "\n%s\n", plainText(r.Text))
	case *dragoman.DocumentRecord:
		s.field(dragoman.TypeDocument, r.ID)
		s.fields(v, "title", "file", "date")
		s.field("symbol", string(r.Symbol))
		s.field("format", strings.TrimSpace(string(r.Format)+" "+string(r.Engine)))
		s.field("language", string(r.Language))
		s.field("pages", fmt.Sprint(r.Pages))
		s.field("characters", fmt.Sprint(r.Chars))
		if r.Home != nil {
			s.field("home", r.Home.Key+", "+r.Home.Name)
		}
		if r.Period != nil {
			s.field("period", r.Period.EDTF)
		}
		for _, w := range r.Warnings {
			s.field("warning", w.Message)
		}
	}
	return nil
}

func (s *sheet) fields(values map[string]string, names ...string) {
	for _, n := range names {
		s.field(n, values[n])
	}
}

func (s *sheet) date(d *dragoman.Date) {
	if d == nil {
		return
	}
	note := ""
	if d.Inferred {
		note += ", worked out"
	}
	if d.Period {
		note += ", the period only bounds it"
	}
	s.field("date", fmt.Sprintf("%s (%q%s)", d.EDTF, d.Text, note))
}

func (s *sheet) place(p *dragoman.Place) {
	if p == nil {
		return
	}
	s.field("place", string(p.Text))
	s.field("venue", string(p.Venue))
	s.field("city", string(p.City))
	country := string(p.Country)
	if p.CountryInferred && country != "" {
		country += " (from the gazetteer)"
	}
	s.field("country", country)
}

func (s *sheet) organizations(label string, list []dragoman.Organization) {
	for _, o := range list {
		text := o.Key
		if o.Name != "" && o.Name != o.Key {
			text += ", " + o.Name
		}
		s.field(label, text)
	}
}

func (s *sheet) conflicts(list []dragoman.Conflict) {
	for _, k := range list {
		s.field("told otherwise", k.Field+": "+strings.Join(k.Values, " | "))
	}
}

// person is someone on one line.
func person(p dragoman.Person, capacity string, resolved bool) string {
	parts := []string{strings.TrimSpace(string(p.Honorific) + " " + string(p.Name))}
	for _, v := range []string{string(p.Role), string(p.Organization), capacity} {
		if v != "" {
			parts = append(parts, v)
		}
	}
	out := strings.TrimPrefix(strings.Join(parts, ", "), ", ")
	if resolved {
		out += " (named elsewhere in the report)"
	}
	return out
}

// link names another record of the index with its date and title.
func (s *sheet) link(c *cli.Context, label, id string) {
	if id == "" {
		return
	}
	text := id
	if found, err := s.x.Find(c.Context, id); err == nil && len(found) > 0 {
		v := row(index.Hit{Record: found[0]})
		for _, f := range []string{"date", "title"} {
			if v[f] != "" {
				text += "  " + v[f]
			}
		}
	}
	s.field(label, text)
}

// evidence prints every telling, with what stands round it.
func (s *sheet) evidence(list []dragoman.Evidence) error {
	for i, e := range list {
		at := e.File
		if e.Page != nil {
			at += fmt.Sprintf(" p. %d", *e.Page)
		}
		if e.PageLabel != "" {
			at += " (printed " + string(e.PageLabel) + ")"
		}
		if e.Section != "" {
			at += " · " + string(e.Section)
		}
		fmt.Fprintf(s.w, "\ntelling %d of %d: %s\n", i+1, len(list), printable(at))
		before, after, err := s.x.Context(e, 200)
		if err != nil {
			return err
		}
		open, shut := "*", "*"
		if s.colour {
			open, shut = "\x1b[1;33m", "\x1b[0m"
		}
		text := wrap(printable(before)+"\x01"+printable(e.Quote)+"\x02"+printable(after), max(30, s.width-3), "   ")
		fmt.Fprintf(s.w, "   %s\n   read by %s for %s\n", strings.NewReplacer("\x01", open, "\x02", shut).Replace(text), printable(e.Rule), printable(strings.Join(e.Supports, ", ")))
	}
	return nil
}

// plainText is printable text that keeps its lines.
func plainText(s string) string {
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\f' })
	for i := range lines {
		lines[i] = printable(lines[i])
	}
	return strings.Join(lines, "\n")
}
