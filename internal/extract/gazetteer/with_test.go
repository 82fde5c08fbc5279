package gazetteer

import (
	"strings"
	"testing"
	"testing/fstest"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestWith(t *testing.T) {
	g := load(t)
	u, err := g.With(fstest.MapFS{
		"gazetteers/fish.csv": file("acronym,name,aliases,parent,seat,source,key\nLMFB,Lower Mekong Fisheries Board,Mekong Fisheries Board;~UN,MRC,,,\n"),
		"gazetteers/more.yaml": file(`
- name: Office of the Water Envoy
  aliases: [Water Envoy's Office]
  parent: LMFB
- kind: city
  name: Port Ellery
  country: GB
  population: 7200
- kind: nationality
  name: Ellerian
  country: GB
- name: Global Hydrological Union
  acronym: WMO
`),
		"gazetteers/README.md": file("not read"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"LMFB and the Mekong Fisheries Board", "LMFB=body LMFB | Mekong Fisheries Board=body LMFB"},
		{"the Water Envoy’s Office in Port Ellery", "Water Envoy’s Office=body Office of the Water Envoy | Port Ellery=city Port Ellery"},
		{"an Ellerian ship", "Ellerian=nationality GBR"},
		{"UN", "UN=body UN"},
		{"WMO", "WMO=body WMO"},
	} {
		if got := strings.Join(found(u, test.text), " | "); got != test.want {
			t.Errorf("Find(%q) = %s, want %s", test.text, got, test.want)
		}
	}
	if e := u.Lookup("WMO"); len(e) != 1 || e[0].Name != "Global Hydrological Union" {
		t.Errorf("Lookup(WMO) = %v: a user's row replaces the shipped one of its key", keys(e))
	}
	if len(u.Lookup("World Meteorological Organization")) != 0 {
		t.Error("the shipped WMO is still there")
	}
	if u.Hash() == g.Hash() {
		t.Error("the hash does not know of the user's rows")
	}
	if e := u.Lookup("LMFB")[0]; e.Source != "gazetteers/fish.csv" {
		t.Errorf("source %q", e.Source)
	}
	if len(g.Find("LMFB")) != 0 {
		t.Error("With changed the gazetteer that it was called on")
	}
	if e := u.Find("at Port Ellery")[0].Entries[0]; e.CountryName != "United Kingdom" {
		t.Errorf("country of Port Ellery is %q", e.CountryName)
	}
}

func TestWithNothing(t *testing.T) {
	g := load(t)
	for name, fsys := range map[string]fstest.MapFS{
		"no folder": {"rules/a.yaml": file("x")},
		"no rows":   {"gazetteers/a.yaml": file("# nothing yet\n"), "gazetteers/b.txt": file("x")},
	} {
		if u, err := g.With(fsys); err != nil || u != g {
			t.Errorf("%s: %v, %v", name, u == g, err)
		}
	}
}

func TestWithErrors(t *testing.T) {
	g := load(t)
	const header = "acronym,name,aliases,parent,seat,source,key\n"
	for _, test := range []struct{ file, text, want string }{
		{"a.csv", "name,acronym\n", "gazetteers/a.csv: record on line 1: wrong number of fields"},
		{"a.csv", "name,acronym,aliases,parent,seat,source,key\n", `gazetteers/a.csv: line 1: header "acronym,name`},
		{"a.csv", "", `gazetteers/a.csv: line 1: header`},
		{"a.csv", header + "A,B\n", "gazetteers/a.csv: record on line 2"},
		{"a.csv", header + "# a comment\n,,,,,,\n", "gazetteers/a.csv: line 3: name is empty"},
		{"a.csv", header + "A,Alpha,x;;y,,,,\n", "gazetteers/a.csv: line 2: A has an empty alias"},
		{"a.csv", header + "A,Alpha,,,,,\nA,Beta,,,,,\n", "gazetteers/a.csv:3: body A is also at gazetteers/a.csv:2"},
		{"a.csv", header + "~A,Alpha,,,,,\n", "give a key"},
		{"a.csv", header + "A,\"Al\npha\",,,,,\n", "line end"},
		{"a.yaml", "- name: X\n  colour: red\n", "line 2: field colour not found"},
		{"a.yaml", "- name: X\n- kind: planet\n  name: Y\n", `gazetteers/a.yaml: line 2: kind "planet"`},
		{"a.yaml", "- acronym: X\n", "line 1: name is empty"},
		{"a.yaml", "- kind: city\n  name: X\n", "needs its country"},
		{"a.yaml", "- kind: city\n  name: X\n  country: QQ\n", `no state has the code "QQ"`},
		{"a.yaml", "- kind: state\n  name: X\n  country: XX\n", "needs its key"},
		{"a.yaml", "name: X\n", "cannot unmarshal"},
		{"a.yaml", "- name: X\n---\n- name: Y\n", "one list only"},
		{"a.yaml", "- name: " + strings.Repeat("x", 400) + "\n", "at most 300"},
	} {
		_, err := g.With(fstest.MapFS{"gazetteers/" + test.file: file(test.text)})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: error %v, want %q", test.file, test.text, err, test.want)
		}
	}
}

// FuzzWith feeds both readers; what they accept must be found again.
func FuzzWith(f *testing.F) {
	f.Add("acronym,name,aliases,parent,seat,source,key\nLMFB,Lower Mekong Fisheries Board,Mekong Fisheries Board;~MFB,MRC,,,\n", false)
	f.Add("- name: Lower Mekong Fisheries Board\n  acronym: LMFB\n  aliases: [a, b]\n", true)
	f.Add("- {kind: city, name: Port Ellery, country: GB}\n- &a {name: x}\n- *a\n", true)
	f.Fuzz(func(t *testing.T, text string, isYAML bool) {
		read := readUserCSV
		if isYAML {
			read = readUserYAML
		}
		late := map[second]bool{}
		rows, lines, err := read(text, late)
		if err != nil {
			return
		}
		if len(rows) != len(lines) {
			t.Fatalf("%d rows, %d lines", len(rows), len(lines))
		}
		g := &Gazetteer{own: rows, second: late}
		g.build()
		for _, e := range rows {
			g.Find(e.Name)
			if len(folded(e.Name)) > 0 && len(folded(e.Name)) <= maxWords && !late[second{e, e.Name}] && len(g.Lookup(e.Name)) == 0 {
				t.Fatalf("Lookup does not know %q", e.Name)
			}
		}
	})
}
