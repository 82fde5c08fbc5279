package pipeline_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/ingest"
)

// readoutGold is what someone read in a readout: facts, none of its sentences. A
// side without an organization is one whose text names none.
type readoutGold struct {
	Date          string            `json:"date"`
	Form          dragoman.Form     `json:"form"`
	Modality      dragoman.Modality `json:"modality"`
	Organizations []string          `json:"organizations"`
	Participants  []struct {
		Name         *string `json:"name"`
		Organization *string `json:"organization"`
	} `json:"participants"`
}

// TestReadouts measures the reading of press releases about one meeting or call:
// its date and all who met, no more and no less.
func TestReadouts(t *testing.T) {
	dir := os.Getenv("DRAGOMAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "reports", "readouts")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no readouts for measuring in %s (set DRAGOMAN_SHARED)", dir)
	}
	b, err := os.ReadFile(filepath.Join("testdata", "readouts.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold map[string]readoutGold
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	if len(gold) < 20 {
		t.Fatalf("gold of %d readouts: too few to measure", len(gold))
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var right, forms, modalities, more int
	for file, g := range gold {
		doc, err := ingest.Read(context.Background(), filepath.Join(dir, file), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := x.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		if len(e.Meetings) == 0 {
			t.Logf("%s: nothing read", file)
			continue
		}
		more += len(e.Meetings) - 1
		m := e.Meetings[0]
		if m.Form == g.Form {
			forms++
		}
		if m.Modality == g.Modality {
			modalities++
		}
		var want []string
		for _, p := range g.Participants {
			want = append(want, side(p.Name, p.Organization))
		}
		if got := sides(m); m.Date.EDTF == g.Date && sameSet(got, want) && sameSet(keys(m), g.Organizations) {
			right++
		} else {
			t.Logf("%s:\n got %s %q %q\nwant %s %q %q", file, m.Date.EDTF, got, keys(m), g.Date, want, g.Organizations)
		}
	}
	n := len(gold)
	t.Logf("%d readouts: date and both sides right in %d, form in %d, modality in %d; %d further records", n, right, forms, modalities, more)
	if right*10 < n*9 {
		t.Errorf("date and both sides right in %d of %d: must reach 90 %%", right, n)
	}
	if more*10 > n {
		t.Errorf("%d records of other encounters in %d readouts", more, n)
	}
}

func side(name, org *string) string {
	s := []string{"-", "-"}
	for i, p := range []*string{name, org} {
		if p != nil {
			s[i] = *p
		}
	}
	return strings.Join(s, " of ")
}

func sides(m dragoman.Meeting) []string {
	var out []string
	for _, p := range m.Participants {
		name, org := string(p.Name), string(p.Organization)
		out = append(out, side(filled(&name), filled(&org)))
	}
	return out
}

func filled(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

func keys(m dragoman.Meeting) []string {
	var out []string
	for _, o := range m.Organizations {
		out = append(out, o.Key)
	}
	return out
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
