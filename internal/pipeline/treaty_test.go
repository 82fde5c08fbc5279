package pipeline_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/ingest"
)

// treatyGold is what someone read in a treaty: facts, none of its sentences.
type treatyGold struct {
	Instruments int      `json:"instruments"` // with a signing clause of their own
	Date        string   `json:"date"`        // as precise as the text
	Place       *string  `json:"place"`       // city; null where it was left blank
	Parties     []string `json:"parties"`     // ISO 3166 alpha-3 of a state, acronym or name of a body
	Signatories []struct {
		Name  string `json:"name"`
		Party string `json:"party"`
	} `json:"signatories"`
}

// TestTreaties measures the reading of real treaties: the date and the place of
// signature, and who signed for whom.
func TestTreaties(t *testing.T) {
	dir := os.Getenv("DRAGOMAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "reports", "treaties")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no treaties for measuring in %s (set DRAGOMAN_SHARED)", dir)
	}
	b, err := os.ReadFile(filepath.Join("testdata", "treaties.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold map[string]treatyGold
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	var files []string
	for f := range gold {
		files = append(files, f)
	}
	sort.Strings(files)
	if len(files) < 12 {
		t.Fatalf("gold of %d treaties: too few to measure", len(files))
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}

	var dates, places, records, expected int
	var parties, names, signers tally
	for _, f := range files {
		doc, err := ingest.Read(context.Background(), filepath.Join(dir, f), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := x.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		g := gold[f]
		expected += g.Instruments
		records += len(e.Agreements)
		if len(e.Agreements) != g.Instruments {
			t.Logf("%s: %d agreements, %d are there", f, len(e.Agreements), g.Instruments)
		}
		var main dragoman.Agreement
		if len(e.Agreements) > 0 {
			main = e.Agreements[0]
		}
		if main.Date != nil && main.Date.EDTF == g.Date {
			dates++
		} else {
			t.Logf("%s: date %+v, want %s", f, main.Date, g.Date)
		}
		if g.Place == nil && main.Place == nil || g.Place != nil && main.Place != nil && strings.EqualFold(string(main.Place.City), *g.Place) {
			places++
		} else {
			t.Logf("%s: place %+v, want %v", f, main.Place, g.Place)
		}
		code := map[string]string{}
		var found []string
		for _, p := range main.Parties {
			code[p.Key] = p.Key
			if p.Acronym != "" {
				code[p.Key] = string(p.Acronym)
			}
			found = append(found, code[p.Key])
		}
		parties.add(t, f+": party", found, g.Parties)
		var gotNames, wantNames, gotSigners, wantSigners []string
		for _, s := range main.Signatories {
			gotNames = append(gotNames, plainName(string(s.Name)))
			gotSigners = append(gotSigners, plainName(string(s.Name))+" for "+code[string(s.Organization)])
		}
		for _, s := range g.Signatories {
			wantNames = append(wantNames, plainName(s.Name))
			wantSigners = append(wantSigners, plainName(s.Name)+" for "+s.Party)
		}
		names.add(t, f+": name", gotNames, wantNames)
		signers.add(t, f+": signatory", gotSigners, wantSigners)
	}
	n := float64(len(files))
	date, place := float64(dates)/n, float64(places)/n
	t.Logf("%d treaties: date %.3f, place %.3f; %d agreements of %d instruments", len(files), date, place, records, expected)
	t.Logf("parties %s", parties)
	t.Logf("signatories by name %s", names)
	t.Logf("signatories by name and party %s", signers)
	if date < 0.90 || place < 0.90 {
		t.Errorf("date %.3f, place %.3f: both must reach 0.90", date, place)
	}
	if f := signers.f1(); f < 0.85 {
		t.Errorf("signatories F1 %.3f: must reach 0.85", f)
	}
	if records > expected+len(files)/10 {
		t.Errorf("%d agreements of %d instruments: citations were taken for records", records, expected)
	}
}

// plainName makes the spellings of one name equal: capitals, and blanks and full
// stops between initials.
func plainName(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '.' }), " ")
}
