package export

import (
	"slices"
	"testing"

	"dragoman"
)

func TestFilter(t *testing.T) {
	for _, c := range []struct {
		name   string
		filter Filter
		want   map[string]int
	}{
		{"nothing", Filter{}, map[string]int{"document": 2, "meeting": 7, "agreement": 4, "signatory": 2, "mention": 3}},
		{"kind", Filter{Kinds: []string{"agreement"}}, map[string]int{"document": 2, "agreement": 4}},
		{"documents", Filter{Kinds: []string{"document"}, Files: []string{"plu"}}, map[string]int{"document": 1}},
		{"body by alias", Filter{Orgs: []string{"the union"}, Kinds: []string{"meeting"}}, map[string]int{"document": 1, "meeting": 5}},
		{"body by key", Filter{Orgs: []string{"ifo"}, Kinds: []string{"meeting"}}, map[string]int{"document": 1, "meeting": 2}},
		{"person without accents", Filter{Persons: []string{"alesund-saether", "Alesund-Sæther"}, Kinds: []string{"meeting"}}, map[string]int{"document": 1, "meeting": 1}},
		{"city", Filter{Cities: []string{"geneve"}}, map[string]int{"document": 1, "meeting": 1}},
		{"country by code", Filter{Countries: []string{"NOR"}, Kinds: []string{"meeting"}}, map[string]int{"document": 2, "meeting": 3}},
		{"country by name", Filter{Countries: []string{"portugal"}}, map[string]int{"document": 1, "meeting": 1}},
		{"status", Filter{Statuses: []string{"planned", "expected"}}, map[string]int{"document": 1, "meeting": 1, "agreement": 1}},
		{"type", Filter{Types: []string{"mou"}}, map[string]int{"document": 1, "agreement": 1, "signatory": 2}},
		{"form", Filter{Forms: []string{"visit"}}, map[string]int{"document": 2, "meeting": 2}},
		{"dates", Filter{From: "2021-05", To: "2021", Kinds: []string{"meeting"}}, map[string]int{"document": 1, "meeting": 2}},
		{"to a month", Filter{To: "2021-03", Kinds: []string{"meeting"}}, map[string]int{"document": 2, "meeting": 2}},
		{"all must fit", Filter{Forms: []string{"visit"}, Cities: []string{"Lisbon"}}, map[string]int{}},
	} {
		got := map[string]int{}
		for r, err := range c.filter.Apply(records(t)) {
			if err != nil {
				t.Fatal(err)
			}
			got[r.RecordType()]++
		}
		for kind := range c.want {
			if got[kind] != c.want[kind] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
				break
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestFilterStops takes no more of a stream than is asked for.
func TestFilterStops(t *testing.T) {
	f := Filter{Kinds: []string{"meeting"}}
	var got []dragoman.Record
	for r := range f.Apply(records(t)) {
		got = append(got, r)
		if len(got) == 2 {
			break
		}
	}
	if !slices.Equal([]string{got[0].RecordType(), got[1].RecordType()}, []string{"document", "meeting"}) {
		t.Errorf("%v", got)
	}
}
