package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/internal/index"
)

// hitFields are the columns that a hit can be shown in.
func hitFields() []string {
	return []string{"kind", "id", "key", "date", "title", "form", "type", "status", "modality", "city", "country", "place", "organizations", "people",
		"file", "page", "page_label", "section", "text", "rule", "document", "score"}
}

// row gives a hit's values by the names of hitFields.
func row(h index.Hit) map[string]string {
	out := map[string]string{"kind": string(h.Kind), "score": strconv.FormatFloat(h.Score, 'f', 3, 64)}
	set := func(name string, value string) {
		if value != "" {
			out[name] = value
		}
	}
	date := func(d *dragoman.Date) {
		if d != nil {
			out["date"] = d.EDTF
		}
	}
	place := func(p *dragoman.Place) {
		if p != nil {
			set("city", string(p.City))
			set("country", string(p.Country))
			set("place", string(p.Text))
		}
	}
	orgs := func(list []dragoman.Organization) {
		var keys []string
		for _, o := range list {
			keys = append(keys, o.Key)
		}
		set("organizations", strings.Join(keys, "; "))
	}
	var who []string
	name := func(p dragoman.Person) {
		switch {
		case p.Name != "":
			who = append(who, string(p.Name))
		case p.Role != "":
			who = append(who, strings.TrimSpace(string(p.Role+" "+p.Organization)))
		}
	}
	switch r := h.Record.(type) {
	case *dragoman.Meeting:
		set("id", r.ID)
		set("key", r.Key)
		set("title", string(r.Title))
		set("form", string(r.Form))
		set("status", string(r.Status))
		set("modality", string(r.Modality))
		date(r.Date)
		place(r.Place)
		orgs(r.Organizations)
		for _, p := range r.Participants {
			name(p.Person)
		}
	case *dragoman.Agreement:
		set("id", r.ID)
		set("key", r.Key)
		set("title", string(r.Title))
		set("type", string(r.AgreementType))
		set("status", string(r.Status))
		date(r.Date)
		place(r.Place)
		orgs(r.Parties)
		for _, p := range r.Signatories {
			name(p.Person)
		}
	case *dragoman.Signatory:
		set("id", r.ID)
		set("type", string(r.AgreementType))
		set("organizations", string(r.Organization))
		set("title", string(r.Role))
		date(r.Date)
		place(r.Place)
		name(dragoman.Person{Name: r.Name, Role: r.Role, Organization: r.Organization})
	case *index.Person:
		set("id", r.ID)
		set("key", r.Key)
		set("title", strings.Join(r.Roles, "; "))
		set("organizations", strings.Join(r.Organizations, "; "))
		set("date", string(r.First))
		if r.Last != r.First {
			set("date", string(r.First+"/"+r.Last))
		}
		who = append(who, r.Name)
	case *index.Page:
		set("id", r.ID)
		set("title", string(r.Title))
		set("document", r.Document)
		set("file", r.File)
		set("section", string(r.Section))
		set("page_label", string(r.PageLabel))
		if r.Page != nil {
			set("page", strconv.Itoa(*r.Page))
		}
		date(r.Date)
	case *dragoman.DocumentRecord:
		set("id", r.ID)
		set("title", string(r.Title))
		set("file", r.File)
		set("document", r.ID)
		date(r.Date)
	}
	set("people", strings.Join(who, "; "))
	if e := shown(h); e != nil {
		set("file", e.File)
		set("document", e.Document)
		set("section", string(e.Section))
		set("page_label", string(e.PageLabel))
		set("rule", e.Rule)
		if e.Page != nil {
			set("page", strconv.Itoa(*e.Page))
		}
	}
	if len(h.Highlights) > 0 {
		set("text", h.Highlights[0].Text)
	}
	return out
}

// shown is the evidence that the hit's highlight is of, or nil.
func shown(h index.Hit) *dragoman.Evidence {
	var list []dragoman.Evidence
	switch r := h.Record.(type) {
	case *dragoman.Meeting:
		list = r.Evidence
	case *dragoman.Agreement:
		list = r.Evidence
	case *dragoman.Signatory:
		list = r.Evidence
	case *index.Person:
		list = r.Evidence
	}
	if len(list) == 0 || len(h.Highlights) == 0 {
		return nil
	}
	l := h.Highlights[0]
	i := slices.IndexFunc(list, func(e dragoman.Evidence) bool {
		return e.Document == l.Document && e.Start <= l.Start && l.End <= e.End
	})
	return &list[max(i, 0)]
}

// hitJSON is the hit's record with its score and highlights behind its fields,
// or, when fields are named, those of the record alone.
func hitJSON(h index.Hit, fields []string) ([]byte, error) {
	if fields != nil {
		out := make([]byte, 0, 256)
		values := row(h)
		for i, f := range fields {
			k, err := json.Marshal(f)
			if err != nil {
				return nil, err
			}
			v := []byte("null")
			if s, ok := values[f]; ok {
				if v, err = marshal(s); err != nil {
					return nil, err
				}
			}
			if i > 0 {
				out = append(out, ',')
			}
			out = append(append(append(out, k...), ':'), v...)
		}
		return append(append([]byte{'{'}, out...), '}'), nil
	}
	rec, err := marshal(h.Record)
	if err != nil {
		return nil, err
	}
	marks, err := marshal(h.Highlights)
	if err != nil {
		return nil, err
	}
	rec = rec[:len(rec)-1] // its closing brace
	return append(rec, fmt.Sprintf(`,"score":%s,"highlights":%s}`, strconv.FormatFloat(h.Score, 'g', 6, 64), marks)...), nil
}

// marshal is json.Marshal without the escapes meant for web pages.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}
