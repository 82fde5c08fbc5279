package gazetteer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The folder of a user's gazetteers, and what bounds it.
const (
	folder      = "gazetteers"
	maxFile     = 16 << 20 // bytes of one file
	maxUserRows = 200_000  // rows of all files
)

// With returns a gazetteer that also has the rows of the files gazetteers/*.csv
// and gazetteers/*.yaml in fsys. A user's row comes before shipped ones of the
// same name, and a body or state of a shipped key replaces it. Without such a
// folder the gazetteer itself is returned.
//
// A CSV file has the columns of data/bodies.csv, all rows are bodies, and the
// source may be empty. A YAML file is a list:
//
//   - name: Lower Mekong Fisheries Board
//     acronym: LMFB
//     aliases: [Mekong Fisheries Board]
//     parent: MRC
//     seat: Vientiane
//   - kind: city
//     name: Port Ellery
//     country: GB
//     population: 7200
//
// The kind is body (if left out), state, city or nationality. States need a key
// (alpha-3) and a country (alpha-2), cities and nationalities a country.
//
// Reading is strict: an unknown field, a wrong kind, an empty name or a key that
// two rows claim is an error that names the file and the line.
func (g *Gazetteer) With(fsys fs.FS) (*Gazetteer, error) {
	files, err := fs.ReadDir(fsys, folder)
	if errors.Is(err, fs.ErrNotExist) {
		return g, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read folder %s: %w", folder, err)
	}
	u := &Gazetteer{own: slices.Clone(g.own), bodies: g.bodies, states: g.states, people: g.people, cities: g.cities,
		second: map[second]bool{}, sources: g.sources}
	for s := range g.second {
		u.second[s] = true
	}
	lines := map[string]string{} // kind and key -> file:line
	before := len(u.own)
	for _, f := range files {
		ext := path.Ext(f.Name())
		if f.IsDir() || ext != ".csv" && ext != ".yaml" && ext != ".yml" {
			continue
		}
		name := path.Join(folder, f.Name())
		text, err := readFile(fsys, name)
		if err != nil {
			return nil, err
		}
		read := readUserCSV
		if ext != ".csv" {
			read = readUserYAML
		}
		rows, at, err := read(text, u.second)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for i, e := range rows {
			if e.Source == "" {
				e.Source = name
			}
			if err := u.claim(e, fmt.Sprintf("%s:%d", name, at[i]), lines); err != nil {
				return nil, err
			}
		}
		u.own = append(u.own, rows...)
		u.sources += fmt.Sprintf("%s\n%d\n%s", name, len(text), text)
	}
	if len(u.own) == before {
		return g, nil
	}
	if len(u.own)-before > maxUserRows {
		return nil, fmt.Errorf("folder %s has %d rows: at most %d", folder, len(u.own)-before, maxUserRows)
	}
	u.replace()
	u.build()
	return u, nil
}

// readFile reads a file of bounded size without a byte order mark.
func readFile(fsys fs.FS, name string) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	if len(b) > maxFile {
		return "", fmt.Errorf("%s is larger than %d MiB: split it", name, maxFile>>20)
	}
	return strings.TrimPrefix(string(b), "\ufeff"), nil
}

// claim checks that no other row of the user's has the entry's key, and fills in
// the state of a city or nationality.
func (g *Gazetteer) claim(e *Entry, where string, lines map[string]string) error {
	if e.Kind == Body || e.Kind == State {
		k := e.Kind.String() + " " + e.Key
		if other := lines[k]; other != "" {
			return fmt.Errorf("%s: %s is also at %s: give one of them a key of its own", where, k, other)
		}
		lines[k] = where
		return nil
	}
	for _, list := range [][]*Entry{g.own, g.states} {
		for _, s := range list {
			if s.Kind == State && s.Country == e.Country {
				e.CountryName = s.Name
				if e.Kind == Nationality {
					e.Key = s.Key
				}
				return nil
			}
		}
	}
	return fmt.Errorf("%s: no state has the code %q", where, e.Country)
}

// replace drops the shipped bodies and states whose key a user's row has.
func (g *Gazetteer) replace() {
	mine := map[second]bool{}
	for _, e := range g.own {
		mine[second{nil, e.Kind.String() + " " + e.Key}] = true
	}
	drop := func(list []*Entry) []*Entry {
		return slices.DeleteFunc(slices.Clone(list), func(e *Entry) bool { return mine[second{nil, e.Kind.String() + " " + e.Key}] })
	}
	g.bodies, g.states = drop(g.bodies), drop(g.states)
}

// readUserCSV reads bodies; it returns them with their lines.
func readUserCSV(text string, late map[second]bool) (out []*Entry, lines []int, err error) {
	err = eachRow(text, bodyHeader[:], func(line int, row []string) error {
		if row[5] == "" {
			row[5] = "-"
		}
		e, err := bodyRow(row, late)
		if err != nil {
			return err
		}
		if e.Source == "-" {
			e.Source = ""
		}
		out, lines = append(out, e), append(lines, line)
		return nil
	})
	return out, lines, err
}

// userRow is one item of a user's YAML file.
type userRow struct {
	Kind       string   `yaml:"kind"`
	Key        string   `yaml:"key"`
	Name       string   `yaml:"name"`
	Acronym    string   `yaml:"acronym"`
	Aliases    []string `yaml:"aliases"`
	Parent     string   `yaml:"parent"`
	Seat       string   `yaml:"seat"`
	Source     string   `yaml:"source"`
	Country    string   `yaml:"country"`
	Population int      `yaml:"population"`
}

// readUserYAML reads entries of any kind; it returns them with their lines.
func readUserYAML(text string, _ map[second]bool) (out []*Entry, lines []int, err error) {
	dec := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	dec.KnownFields(true)
	var rows []userRow
	if err := dec.Decode(&rows); errors.Is(err, io.EOF) {
		return nil, nil, nil
	} else if err != nil {
		return nil, nil, err // names the line
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, nil, errors.New("one list only: a second YAML document follows")
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, nil, err
	}
	for i, row := range rows {
		line := 0
		if len(doc.Content) == 1 && i < len(doc.Content[0].Content) {
			line = doc.Content[0].Content[i].Line
		}
		e, err := row.entry()
		if err != nil {
			return nil, nil, fmt.Errorf("line %d: %w", line, err)
		}
		out, lines = append(out, e), append(lines, line)
	}
	return out, lines, nil
}

// entry checks a row and makes an entry of it.
func (r userRow) entry() (*Entry, error) {
	e := &Entry{Key: r.Key, Name: r.Name, Acronym: r.Acronym, Aliases: r.Aliases, Parent: r.Parent, Seat: r.Seat, Source: r.Source,
		Country: r.Country, Population: r.Population}
	switch r.Kind {
	case "", "body":
		e.Kind = Body
	case "state":
		e.Kind, e.CountryName = State, r.Name
	case "city":
		e.Kind = City
	case "nationality":
		e.Kind = Nationality
	default:
		return nil, fmt.Errorf("kind %q: body, state, city or nationality", r.Kind)
	}
	if e.Name == "" {
		return nil, errors.New("name is empty")
	}
	if e.Kind != Body && len(e.Country) != 2 {
		return nil, fmt.Errorf("%s %q needs its country, an ISO 3166-1 alpha-2 code", e.Kind, e.Name)
	}
	if e.Kind == State && len(e.Key) != 3 {
		return nil, fmt.Errorf("state %q needs its key, an ISO 3166-1 alpha-3 code", e.Name)
	}
	if e.Key == "" {
		e.Key = e.Acronym
	}
	if e.Key == "" {
		e.Key = e.Name
	}
	for _, name := range append([]string{e.Name, e.Acronym, e.Key}, e.Aliases...) {
		if err := checkName(name); err != nil {
			return nil, err
		}
	}
	return e, nil
}
