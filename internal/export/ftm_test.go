package export

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dragoman"
)

// ftmModel holds the facts of the FollowTheMoney model in
// testdata/ftm/schema.json, taken from the package by extract.py beside it.
type ftmModel struct {
	Version  string
	Schemata map[string]struct {
		Abstract   bool
		IsA        []string `json:"is_a"`
		Required   []string
		Properties map[string]struct {
			Type      string
			MaxLength int `json:"max_length"`
			Range     string
		}
	}
}

func loadModel(t *testing.T) ftmModel {
	t.Helper()
	b, err := os.ReadFile("testdata/ftm/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var m ftmModel
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// ftmTypes are the value formats that the package enforces.
var ftmTypes = map[string]*regexp.Regexp{
	"date":     regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`),
	"country":  regexp.MustCompile(`^[a-z]{2}$`),
	"language": regexp.MustCompile(`^[a-z]{3}$`),
	"number":   regexp.MustCompile(`^\d+$`),
	"mimetype": regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`),
}

// checkModel holds entities to the model: schema, properties, types, lengths,
// required ones, and that every reference leads to an entity in its range.
func checkModel(t *testing.T, b []byte) map[string]entity {
	t.Helper()
	m := loadModel(t)
	byID := map[string]entity{}
	for _, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		var e entity
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		if _, twice := byID[e.ID]; twice || e.ID == "" {
			t.Errorf("entity id %q is empty or used twice", e.ID)
		}
		byID[e.ID] = e
	}
	for _, e := range byID {
		s, ok := m.Schemata[e.Schema]
		if !ok || s.Abstract {
			t.Errorf("%s: schema %s is none that can be used", e.ID, e.Schema)
			continue
		}
		for _, name := range s.Required {
			if len(e.Properties[name]) == 0 {
				t.Errorf("%s: %s requires %s", e.ID, e.Schema, name)
			}
		}
		for name, values := range e.Properties {
			p, ok := s.Properties[name]
			if !ok {
				t.Errorf("%s: %s has no property %s", e.ID, e.Schema, name)
				continue
			}
			for _, v := range values {
				if re := ftmTypes[p.Type]; re != nil && !re.MatchString(v) {
					t.Errorf("%s: %s %q is no %s", e.ID, name, v, p.Type)
				}
				if n := utf8.RuneCountInString(v); n > p.MaxLength {
					t.Errorf("%s: %s has %d characters, at most %d", e.ID, name, n, p.MaxLength)
				}
				if p.Type != "entity" {
					continue
				}
				to, ok := byID[v]
				if !ok {
					t.Errorf("%s: %s points at nothing: %s", e.ID, name, v)
				} else if !slices.Contains(m.Schemata[to.Schema].IsA, p.Range) {
					t.Errorf("%s: %s points at a %s, which is no %s", e.ID, name, to.Schema, p.Range)
				}
			}
		}
	}
	return byID
}

func TestFTM(t *testing.T) {
	b, sum := written(t, FTM, Options{})
	count := map[string]int{}
	var visit, portugal entity
	for _, e := range checkModel(t, b) {
		count[e.Schema]++
		switch {
		case e.Schema == "Event" && slices.Contains(e.Properties["keywords"], "form:visit") && visit.ID == "":
			visit = e
		case e.Schema == "PublicBody":
			portugal = e
		}
	}
	// 7 meetings, one signature and one entry into force; Ana Duarte of both
	// reports is one person.
	for schema, want := range map[string]int{"Event": 9, "Person": 4, "PublicBody": 1, "Organization": 4, "Pages": 1, "PlainText": 1, "Representation": 2} {
		if count[schema] != want {
			t.Errorf("%d entities of schema %s, want %d", count[schema], schema, want)
		}
	}
	if got := portugal.Properties["country"]; !slices.Equal(got, []string{"pt"}) {
		t.Errorf("Portugal has the country %q", got)
	}
	if len(visit.Properties["involved"]) < 3 {
		t.Errorf("the visit involves %q, want both bodies and the visitor", visit.Properties["involved"])
	}
	if sum.Skipped["agreements not signed: FollowTheMoney has no schema for an agreement"] != 2 {
		t.Errorf("skipped: %v", sum.Skipped)
	}
}

// TestFTMLongValues cuts what the model would drop.
func TestFTMLongValues(t *testing.T) {
	long := strings.Repeat("é", 70000)
	m := &dragoman.Meeting{ID: "mtg_1", Title: dragoman.String(long), Place: &dragoman.Place{Text: dragoman.String(long)},
		Organizations: []dragoman.Organization{{Key: "X", Name: long}},
		Evidence:      []dragoman.Evidence{{Document: "d", File: "a.md", Quote: long}}}
	var b bytes.Buffer
	d := dragoman.DocumentRecord{ID: "d", File: "a.md", Format: dragoman.FormatMarkdown}
	if _, err := Write(&b, FTM, Extracts(&dragoman.Extract{Document: d, Meetings: []dragoman.Meeting{*m}}), Options{}); err != nil {
		t.Fatal(err)
	}
	checkModel(t, b.Bytes())
}

func TestState(t *testing.T) {
	for _, c := range []struct {
		org  dragoman.Organization
		want string
	}{
		{dragoman.Organization{Key: "Portugal", Name: "Portugal", Acronym: "PRT"}, "PT"},
		{dragoman.Organization{Key: "PRT", Name: "Portugal"}, "PT"}, // an older extract
		{dragoman.Organization{Key: "CAF", Name: "Development Bank of Latin America", Acronym: "CAF"}, ""},
		{dragoman.Organization{Key: "CAF", Name: "Central African Republic"}, "CF"},
		{dragoman.Organization{Key: "ECO", Name: "Economic Cooperation Organization"}, ""},
		{dragoman.Organization{Key: "Lakes Network"}, ""},
	} {
		if got := state(c.org); got != c.want {
			t.Errorf("state(%s, acronym %q) = %q, want %q", c.org.Key, c.org.Acronym, got, c.want)
		}
	}
}
