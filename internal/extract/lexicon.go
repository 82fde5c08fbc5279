package extract

import (
	"embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

//go:embed lexicon/*.yaml
var lexiconFiles embed.FS

// lexicon holds the closed word classes that the grammars rest on. It is read
// from lexicon/*.yaml and never changes.
type lexicon struct {
	words       map[string]wordClass // every word of a class, in lower case
	events      map[string]dragoman.Form
	instruments map[string][]instrumentName
	treatyNouns map[string][]instrumentName // nouns of a treaty's title by type, beside instruments
	months      map[string]int              // of the languages of treaties, 1 to 12
}

// wordClass is the set of classes that a word belongs to. A token is looked up
// once, and asked for them many times.
type wordClass uint16

const (
	courtesyWord   wordClass = 1 << iota // a form of address
	rankWord                             // a form of address of an office: "Ambassador"
	titleWord                            // heads an office's name: "Director"
	nounWord                             // the same, for people of no single office: "delegation"
	headWord                             // one of the two, or "Under-Secretary-General"
	modifierWord                         // stands before the head of an office's name
	eventWord                            // a noun of an encounter
	instrumentWord                       // begins the name of an agreement
	bodyWord                             // heads a standing body's name
	bodyHead                             // heads the name of an organisation
	institutional                        // a word of institutional names: no part of a person's name
	particle                             // of a person's name: "van"
)

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
		words: map[string]wordClass{}, events: map[string]dragoman.Form{}, instruments: map[string][]instrumentName{},
		months: map[string]int{}, treatyNouns: map[string][]instrumentName{},
	}
	for _, c := range []struct {
		list  []string
		class wordClass
	}{
		{people["courtesy"], courtesyWord}, {people["rank"], rankWord},
		{roles["titles"], titleWord | headWord | institutional}, {roles["nouns"], nounWord | headWord | institutional},
		{roles["modifiers"], modifierWord | institutional},
		{events["bodies"], bodyWord | institutional}, {words["body_heads"], bodyHead | institutional},
		{words["particles"], particle}, {words["institutional"], institutional},
	} {
		for _, w := range c.list {
			l.words[strings.ToLower(w)] |= c.class
		}
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
	for w := range l.events {
		l.words[w] |= eventWord | institutional
	}
	for w := range l.instruments {
		l.words[w] |= instrumentWord
	}
	// a word of two bodies' names is institutional; one body may be named after
	// a person
	seen := map[string]int{}
	for _, e := range gaz.Entries(gazetteer.Body) {
		for _, w := range strings.Fields(e.Name) {
			w = strings.ToLower(strings.Trim(w, ",()-/&"))
			if len(w) > 3 {
				if seen[w]++; seen[w] > 1 {
					l.words[w] |= institutional
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

// lazySet is a set of words that is made when it is first asked for: a start that
// extracts nothing does without.
func lazySet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool { return set(strings.Fields(list)) })
}

// is reports whether a word in lower case belongs to one of the classes.
func (l *lexicon) is(w string, classes wordClass) bool { return l.words[w]&classes != 0 }

// tokenize cuts a sentence and looks its words up.
func (l *lexicon) tokenize(s string) []token {
	toks := tokenize(s)
	for i := range toks {
		if t := &toks[i]; t.class != punct {
			t.words = l.classesOf(t)
		}
	}
	return toks
}

// classesOf are the classes of a token. An abbreviation counts with its full stop
// or without as a form of address, and a compound by its parts as a head:
// "Under-Secretary-General".
func (l *lexicon) classesOf(t *token) wordClass {
	c := l.words[t.lower]
	if w := strings.Trim(t.lower, "."); w != t.lower {
		c &^= instrumentWord
		c |= l.words[w]&instrumentWord | l.words[strings.TrimSuffix(t.lower, ".")]&(courtesyWord|rankWord)
	}
	if c&headWord == 0 && t.capital() && strings.IndexByte(t.lower, '-') >= 0 {
		for p := range strings.SplitSeq(t.lower, "-") {
			if p != "general" && l.is(p, titleWord) {
				c |= headWord
			}
		}
	}
	return c
}
