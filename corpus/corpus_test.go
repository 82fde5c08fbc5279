// Package corpus_test holds the shipped reports and their gold to one another.
package corpus_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman/internal/eval"
)

func golds(t *testing.T) []*eval.Gold {
	t.Helper()
	paths, err := filepath.Glob("*.gold.json")
	if err != nil || len(paths) < 2 {
		t.Fatalf("gold files %v, error %v: want two at least", paths, err)
	}
	var out []*eval.Gold
	for _, path := range paths {
		g, err := eval.LoadGold(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

func TestGoldStandsInItsReport(t *testing.T) {
	for _, g := range golds(t) {
		b, err := os.ReadFile(g.Report())
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		has := func(id, what, s string) {
			if !strings.Contains(text, s) {
				t.Errorf("%s %s: %s is not in the report: %q", g.Document, id, what, s)
			}
		}
		for key, names := range g.Organizations {
			for _, name := range names {
				has(key, "name", name)
			}
		}
		people := func(id string, people []eval.GoldPerson) {
			for _, p := range people {
				has(id, "person", p.Name)
			}
		}
		for _, m := range g.Meetings {
			if len(m.Quotes) == 0 {
				t.Errorf("%s %s has no quote", g.Document, m.ID)
			}
			for _, q := range m.Quotes {
				has(m.ID, "quote", q)
			}
			has(m.ID, "city", m.City)
			has(m.ID, "country", m.Country)
			people(m.ID, m.Participants)
		}
		for _, a := range g.Agreements {
			if len(a.Quotes) == 0 {
				t.Errorf("%s %s has no quote", g.Document, a.ID)
			}
			for _, q := range a.Quotes {
				has(a.ID, "quote", q)
			}
			has(a.ID, "city", a.City)
			has(a.ID, "country", a.Country)
			people(a.ID, a.Signatories)
		}
	}
}
