package extract

import (
	"embed"
	"fmt"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

//go:embed lexicon/*.yaml
var lexiconFiles embed.FS

// lexicon holds the closed word classes that the grammars rest on. It is read
// from lexicon/*.yaml and never changes.
type lexicon struct {
	courtesy, rank map[string]bool // forms of address
	titles, nouns  map[string]bool // heads of an office's name
	modifiers      map[string]bool
	events         map[string]dragoman.Form
	bodies         map[string]bool // heads of a standing body's name
	bodyHeads      map[string]bool // nouns that head the name of an organisation
	instruments    map[string][]instrumentName
	vocabulary     map[string]bool // words of institutional names: no part of a person's name
	particles      map[string]bool
	treatyNouns    map[string][]instrumentName // nouns of a treaty's title by type, beside instruments
	months         map[string]int              // of the languages of treaties, 1 to 12
}

// instrumentName is one phrase that names a type of instrument.
type instrumentName struct {
	words []string
	kind  dragoman.AgreementType
}

func loadLexicon(gaz *gazetteer.Gazetteer) (*lexicon, error) {
	var people, roles, words map[string][]string
	var events, instruments map[string][]string
	var treaty struct {
		Instruments map[string][]string
		Months      map[string][]string
	}
	b, err := lexiconFiles.ReadFile("lexicon/treaty.yaml")
	if err != nil {
		return nil, fmt.Errorf("lexicon treaty: %w", err)
	}
	if err := yaml.Unmarshal(b, &treaty); err != nil {
		return nil, fmt.Errorf("lexicon treaty: %w", err)
	}
	for name, into := range map[string]*map[string][]string{
		"honorifics": &people, "roles": &roles, "events": &events, "instruments": &instruments, "words": &words,
	} {
		b, err := lexiconFiles.ReadFile("lexicon/" + name + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("lexicon %s: %w", name, err)
		}
		if err := yaml.Unmarshal(b, into); err != nil {
			return nil, fmt.Errorf("lexicon %s: %w", name, err)
		}
	}
	l := &lexicon{
		courtesy: set(people["courtesy"]), rank: set(people["rank"]),
		titles: set(roles["titles"]), nouns: set(roles["nouns"]), modifiers: set(roles["modifiers"]),
		bodies: set(events["bodies"]), bodyHeads: set(words["body_heads"]), particles: set(words["particles"]),
		events: map[string]dragoman.Form{}, instruments: map[string][]instrumentName{}, vocabulary: set(words["institutional"]),
		months: map[string]int{}, treatyNouns: map[string][]instrumentName{},
	}
	for form, nouns := range events {
		if form == "bodies" {
			continue
		}
		for _, n := range nouns {
			l.events[n] = dragoman.Form(form)
		}
	}
	for kind, phrases := range instruments {
		for _, p := range phrases {
			w := strings.Fields(p)
			l.instruments[w[0]] = append(l.instruments[w[0]], instrumentName{w, dragoman.AgreementType(kind)})
		}
	}
	for kind, phrases := range treaty.Instruments {
		for _, p := range phrases {
			w := strings.Fields(p)
			l.treatyNouns[w[0]] = append(l.treatyNouns[w[0]], instrumentName{w, dragoman.AgreementType(kind)})
		}
	}
	for _, names := range treaty.Months {
		for i, n := range names {
			l.months[n] = i + 1
		}
	}
	for first := range l.instruments {
		names := l.instruments[first]
		sort.SliceStable(names, func(i, j int) bool { return len(names[i].words) > len(names[j].words) })
	}
	for _, m := range []map[string]bool{l.titles, l.nouns, l.bodies, l.bodyHeads, l.modifiers} {
		for w := range m {
			l.vocabulary[w] = true
		}
	}
	for w := range l.events {
		l.vocabulary[w] = true
	}
	// a word of two bodies' names is institutional; one body may be named after
	// a person
	seen := map[string]int{}
	for _, e := range gaz.Entries(gazetteer.Body) {
		for _, w := range strings.Fields(e.Name) {
			w = strings.ToLower(strings.Trim(w, ",()-/&"))
			if len(w) > 3 {
				if seen[w]++; seen[w] > 1 {
					l.vocabulary[w] = true
				}
			}
		}
	}
	return l, nil
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[strings.ToLower(w)] = true
	}
	return m
}

// head reports whether the token heads the name of an office: "Secretary",
// "Director-General", "Under-Secretary-General".
func (l *lexicon) head(t token) bool {
	if l.titles[t.lower] || l.nouns[t.lower] {
		return true
	}
	if t.capital() && strings.ContainsAny(t.lower, "-") {
		for _, p := range strings.Split(t.lower, "-") {
			if l.titles[p] && p != "general" {
				return true
			}
		}
	}
	return false
}

// honorific reports whether the token may stand in a chain of forms of address.
func (l *lexicon) honorific(t token) (courtesy, rank bool) {
	if !t.capital() {
		return false, false
	}
	w := t.lower
	return l.courtesy[w] || l.courtesy[strings.TrimSuffix(w, ".")], l.rank[w] || l.rank[strings.TrimSuffix(w, ".")]
}
