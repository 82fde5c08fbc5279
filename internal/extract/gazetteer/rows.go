package gazetteer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxName bounds a name in bytes.
const maxName = 300

// bodyHeader is the first row of data/bodies.csv and of a user's CSV file.
var bodyHeader = [...]string{"acronym", "name", "aliases", "parent", "seat", "source", "key"}

// parseSources reads the keys of data/sources.csv.
func parseSources(text string) (map[string]bool, error) {
	out := map[string]bool{}
	err := eachRow(text, []string{"key", "title", "address", "licence"}, func(line int, row []string) error {
		if row[0] == "" || row[1] == "" {
			return errors.New("a source needs a key and a title")
		}
		if out[row[0]] {
			return fmt.Errorf("source %q is there twice", row[0])
		}
		out[row[0]] = true
		return nil
	})
	return out, err
}

// parseBodies reads rows of bodies. With a nil set of sources any source will
// do.
func parseBodies(text string, sources map[string]bool, late map[second]bool) ([]*Entry, error) {
	var out []*Entry
	lines := map[string]int{} // by key
	err := eachRow(text, bodyHeader[:], func(line int, row []string) error {
		e, err := bodyRow(row, late)
		if err != nil {
			return err
		}
		for _, source := range strings.Split(e.Source, ";") {
			if sources != nil && !sources[source] {
				return fmt.Errorf("source %q is not in data/sources.csv", source)
			}
		}
		if other := lines[e.Key]; other > 0 {
			return fmt.Errorf("key %q is taken by line %d", e.Key, other)
		}
		lines[e.Key] = line
		out = append(out, e)
		return nil
	})
	return out, err
}

// bodyRow makes an entry of one row.
func bodyRow(row []string, late map[second]bool) (*Entry, error) {
	acronym, lateAcronym := strings.CutPrefix(row[0], "~")
	e := &Entry{Kind: Body, Acronym: acronym, Name: row[1], Parent: row[3], Seat: row[4], Source: row[5], Key: row[6]}
	if e.Key == "" {
		e.Key = e.Acronym
	}
	if e.Key == "" {
		e.Key = e.Name
	}
	if e.Name == "" {
		return nil, errors.New("name is empty")
	}
	if e.Source == "" {
		return nil, fmt.Errorf("%s has no source", e.Key)
	}
	if lateAcronym {
		if row[6] == "" {
			return nil, fmt.Errorf("%s is another body's acronym first: give a key", e.Acronym)
		}
		late[second{e, e.Acronym}] = true
	}
	if row[2] != "" {
		for _, a := range strings.Split(row[2], ";") {
			a = strings.TrimSpace(a)
			name, isLate := strings.CutPrefix(a, "~")
			if name == "" {
				return nil, fmt.Errorf("%s has an empty alias", e.Key)
			}
			if isLate {
				late[second{e, name}] = true
			}
			e.Aliases = append(e.Aliases, name)
		}
	}
	for _, name := range append([]string{e.Name, e.Acronym, e.Key}, e.Aliases...) {
		if err := checkName(name); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// checkName reports what is wrong with a name.
func checkName(name string) error {
	switch {
	case len(name) > maxName:
		return fmt.Errorf("name of %d bytes: at most %d", len(name), maxName)
	case !utf8.ValidString(name):
		return fmt.Errorf("name %q is not UTF-8", name)
	case name != strings.TrimSpace(name) || strings.ContainsAny(name, "\t\r\n\f"):
		return fmt.Errorf("name %q has white space at its ends or a line end", name)
	}
	return nil
}

// eachRow calls f for each row of a CSV text after its header, with the number
// of its line.
func eachRow(text string, header []string, f func(line int, row []string) error) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	r.FieldsPerRecord = len(header)
	r.ReuseRecord = false
	first := true
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			if first {
				return fmt.Errorf("line 1: header %q expected", strings.Join(header, ","))
			}
			return nil
		}
		if err != nil {
			return err // names the line
		}
		line, _ := r.FieldPos(0)
		if first {
			first = false
			if strings.Join(row, ",") != strings.Join(header, ",") {
				return fmt.Errorf("line %d: header %q expected", line, strings.Join(header, ","))
			}
			continue
		}
		if err := f(line, row); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// parseStates reads data/states.tsv: alpha-3, alpha-2, name, formal name,
// aliases, nationalities, mark "a" if ambiguous.
func parseStates(text string) (states, people []*Entry, err error) {
	err = eachLine(text, 7, func(col []string) error {
		s := &Entry{Kind: State, Key: col[0], Country: col[1], Name: col[2], CountryName: col[2], Ambiguous: col[6] == "a"}
		if col[3] != "" && col[3] != col[2] {
			s.Aliases = append(s.Aliases, col[3])
		}
		if col[4] != "" {
			s.Aliases = append(s.Aliases, strings.Split(col[4], ";")...)
		}
		states = append(states, s)
		if col[5] != "" {
			for _, d := range strings.Split(col[5], ";") {
				people = append(people, &Entry{Kind: Nationality, Key: col[0], Country: col[1], Name: d, CountryName: col[2]})
			}
		}
		return nil
	})
	return states, people, err
}

// parseCities reads data/cities.tsv: name, alpha-2, population, marks, aliases.
// The marks are "c" for a capital and "a" for ambiguous.
func parseCities(text string, states []*Entry) ([]*Entry, error) {
	country := make(map[string]string, len(states))
	for _, s := range states {
		if country[s.Country] == "" {
			country[s.Country] = s.Name
		}
	}
	list := make([]Entry, 0, strings.Count(text, "\n"))
	out := make([]*Entry, 0, cap(list))
	err := eachLine(text, 5, func(col []string) error {
		name, ok := country[col[1]]
		if !ok {
			return fmt.Errorf("no state has the code %q", col[1])
		}
		population, err := strconv.Atoi(col[2])
		if err != nil {
			return fmt.Errorf("population: %w", err)
		}
		e := Entry{Kind: City, Key: col[0], Name: col[0], Country: col[1], CountryName: name, Population: population,
			Capital: strings.Contains(col[3], "c"), Ambiguous: strings.Contains(col[3], "a")}
		if col[4] != "" {
			e.Aliases = strings.Split(col[4], ";")
		}
		list = append(list, e)
		out = append(out, &list[len(list)-1])
		return nil
	})
	return out, err
}

// eachLine calls f with the columns of each line of generated data, comments
// left out.
func eachLine(text string, columns int, f func(col []string) error) error {
	col := make([]string, 0, columns)
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line == "" || line[0] == '#' {
			continue
		}
		col = col[:0]
		for {
			c, more, ok := strings.Cut(line, "\t")
			col = append(col, c)
			if line = more; !ok {
				break
			}
		}
		if len(col) != columns {
			return fmt.Errorf("line %d: %d columns, not %d", n, len(col), columns)
		}
		if err := f(col); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}
