package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// wordBands are the bands of SCOWL taken: up to 50 it holds the words of a
// desk dictionary.
const wordBands = "10 20 35 40 50"

// readWords returns the lower-case words of English.
func readWords(cache string) (map[string]bool, error) {
	want := map[string]bool{}
	for _, band := range strings.Fields(wordBands) {
		want["english-words-"+band+".json"] = true
	}
	files, err := wordlistEnglish().read(cache, func(base string) bool { return want[base] })
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for name, b := range files {
		var list []string
		if err := json.Unmarshal(b, &list); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, w := range list {
			if w == strings.ToLower(w) {
				out[w] = true
			}
		}
	}
	return out, nil
}

// The share of people, in percent, from which on a name is common enough to
// stand against a city of middling size, and against a small one.
const (
	commonName = 0.01
	rareName   = 0.001
)

// readPersons returns given names and surnames in lower case, with the share of
// people who bear them.
func readPersons(cache string) (map[string]float64, error) {
	files, err := censusNames().read(cache, func(base string) bool { return strings.HasPrefix(base, "dist.") })
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	for name, b := range files {
		for _, line := range strings.Split(string(b), "\n") {
			f := strings.Fields(line)
			if len(f) < 2 {
				continue
			}
			share, err := strconv.ParseFloat(f[1], 64)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			n := strings.ToLower(f[0])
			out[n] = max(out[n], share)
		}
	}
	return out, nil
}
