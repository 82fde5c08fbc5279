package gazetteer

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestLookup(t *testing.T) {
	g := load(t)
	for _, test := range []struct {
		name string
		kind Kind
		key  string
	}{
		{"UNECE", Body, "UNECE"},
		{"ECE", Body, "UNECE"},
		{"economic commission for europe", Body, "UNECE"},
		{"the Organisation of Turkic States", Body, "OTS"},
		{"Turkic Council", Body, "OTS"},
		{"TUR", State, "TUR"},
		{"turkey", State, "TUR"},
		{"Republic of Türkiye", State, "TUR"},
		{"Turkish", Nationality, "TUR"},
		{"The Hague", City, "The Hague"},
		{"hague", City, "The Hague"},
		{"World Bank", Body, "World Bank"},
		{"Security Council", Body, "UNSC"},
	} {
		got := g.Lookup(test.name)
		if len(got) == 0 || got[0].Kind != test.kind || got[0].Key != test.key {
			t.Errorf("Lookup(%q) = %v, want %s %s first", test.name, keys(got), test.kind, test.key)
		}
	}
	for _, name := range []string{"", "the", "Ministry of Silly Walks", "United", "---"} {
		if got := g.Lookup(name); len(got) != 0 {
			t.Errorf("Lookup(%q) = %v, want none", name, keys(got))
		}
	}
}

func keys(list []*Entry) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.Kind.String()+" "+e.Key)
	}
	return out
}

// TestCandidates looks at names that stand for several things.
func TestCandidates(t *testing.T) {
	g := load(t)
	for _, test := range []struct{ text, want string }{
		{"in Luxembourg", "state LUX, city Luxembourg"},
		{"the ISA", "body ISA, body International Solar Alliance"},
		{"a Congolese delegation", "nationality COD, nationality COG"},
	} {
		m := g.Find(test.text)
		if len(m) != 1 || strings.Join(keys(m[0].Entries), ", ") != test.want {
			t.Errorf("Find(%q) = %v, want one match with %s", test.text, m, test.want)
		}
	}
}

func TestCityOfMatch(t *testing.T) {
	g := load(t)
	for text, want := range map[string]string{
		"in Vienna":      "AT Austria",
		"in Istanbul":    "TR Türkiye",
		"in Tashkent":    "UZ Uzbekistan",
		"in New York":    "US United States",
		"in Kuwait City": "KW Kuwait",
	} {
		m := g.Find(text)
		if len(m) != 1 {
			t.Errorf("Find(%q): %d matches", text, len(m))
			continue
		}
		if e := m[0].Entries[0]; e.Kind != City || e.Country+" "+e.CountryName != want {
			t.Errorf("Find(%q) = %s in %s %s, want %s", text, e.Name, e.Country, e.CountryName, want)
		}
	}
}

// TestStates holds that the generated states are whole.
func TestStates(t *testing.T) {
	g := load(t)
	alpha3 := map[string]bool{}
	capitals := map[string]bool{}
	for _, e := range g.Entries(City) {
		if e.Capital {
			capitals[e.Country] = true
		}
	}
	for _, e := range g.Entries(State) {
		if len(e.Key) != 3 || len(e.Country) != 2 || e.Name == "" {
			t.Errorf("state %+v", e)
		}
		if alpha3[e.Key] {
			t.Errorf("state %s twice", e.Key)
		}
		alpha3[e.Key] = true
	}
	if len(alpha3) < 250 {
		t.Errorf("%d states", len(alpha3))
	}
	for _, c := range strings.Fields("AT CH TR KZ UZ KG AZ US GB FR DE RU CN KW IQ AF TH KR") {
		if !capitals[c] {
			t.Errorf("%s has no capital among the cities", c)
		}
	}
	people := map[string][]string{}
	for _, e := range g.Entries(Nationality) {
		people[e.Key] = append(people[e.Key], e.Name)
	}
	for key, want := range map[string]string{"TUR": "Turkish", "KAZ": "Kazakh", "IRQ": "Iraqi", "RUS": "Russian", "GBR": "British", "USA": "American", "NLD": "Dutch"} {
		if !slices.Contains(people[key], want) {
			t.Errorf("nationalities of %s: %v, want %s among them", key, people[key], want)
		}
	}
	if slices.Contains(people["MNP"], "American") {
		t.Error("American is of the Northern Mariana Islands, too")
	}
}

// TestConcurrent is for the race detector.
func TestConcurrent(t *testing.T) {
	g := load(t)
	want := found(g, page())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := found(g, page()); !slices.Equal(got, want) {
				t.Errorf("got %v", got)
			}
		})
	}
	wg.Wait()
}

func TestHash(t *testing.T) {
	a, b := load(t), load(t)
	if len(a.Hash()) != 64 || a.Hash() != b.Hash() {
		t.Errorf("hashes %s and %s", a.Hash(), b.Hash())
	}
}

// FuzzFind holds that matches are in order, inside the text and on the borders
// of words, and that each candidate is reachable by Lookup of the matched text.
func FuzzFind(f *testing.F) {
	f.Add("On 3 May the UN Economic Commission for Europe (UNECE) met in Geneva.")
	f.Add("Côte d’Ivoire & Guinea-Bissau\fU.N. co-\noperation")
	f.Add("the the The Hague İstanbul \xff\xfe \u00ad\u200b")
	f.Add("United Nations Educational,,, Scientific/Cultural Organization US$ ECE/TRANS/1")
	g := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range g.Find(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("match %d-%d after %d in %d bytes", m.Start, m.End, end, len(text))
			}
			end = m.End
			if len(m.Entries) == 0 {
				t.Fatalf("%q has no candidates", text[m.Start:m.End])
			}
			if len(g.Lookup(text[m.Start:m.End])) == 0 {
				t.Fatalf("Lookup does not know %q", text[m.Start:m.End])
			}
		}
	})
}
