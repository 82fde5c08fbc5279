package bench

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// change puts other facts into a text.
type change struct {
	r       *rand.Rand
	phrases map[string][]phrase // by first word, the longest first
	years   int                 // added to each year
}

// phrase is a name and what stands for it.
type phrase struct{ from, to string }

// change draws the facts of one report.
func (s *Source) change(r *rand.Rand, t *text) *change {
	c := &change{r: r, phrases: map[string][]phrase{}, years: -r.IntN(60)}
	drawn := map[string]bool{} // no body stands for another of the same text
	for key := range t.facts.bodies {
		drawn[key] = true
	}
	for _, key := range slices.Sorted(maps.Keys(t.facts.bodies)) {
		names := t.facts.bodies[key]
		body := s.bodies[r.IntN(len(s.bodies))]
		for drawn[body.Key] {
			body = s.bodies[r.IntN(len(s.bodies))]
		}
		drawn[body.Key] = true
		state := s.states[r.IntN(len(s.states))]
		for _, name := range names {
			switch {
			case strings.HasPrefix(name, "the "): // "the Organization" stays
			case name == key && !acronym(key): // a state, or a body without an acronym
				c.add(name, state)
			case acronym(name):
				c.add(name, body.Acronym)
			default:
				c.add(name, body.Name)
			}
		}
	}
	for _, city := range t.facts.cities {
		c.add(city, s.cities[r.IntN(len(s.cities))])
	}
	for _, name := range t.facts.people {
		words := strings.Fields(name)
		for i, w := range words {
			if utf8.RuneCountInString(w) < 3 {
				continue
			}
			if i == len(words)-1 {
				c.add(w, surname(r))
			} else {
				c.add(w, givenNames[r.IntN(len(givenNames))])
			}
		}
	}
	for _, list := range c.phrases {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.from) - len(a.from) })
	}
	return c
}

// acronym tells "UN" and "UN-Habitat" from words.
func acronym(s string) bool {
	return !strings.Contains(s, " ") && len(s) > 1 && unicode.IsUpper(rune(s[1]))
}

// add says what stands for a name; the first who says so is right.
func (c *change) add(from, to string) {
	if from == "" {
		return
	}
	word := firstWord(from)
	for _, p := range c.phrases[word] {
		if p.from == from {
			return
		}
	}
	c.phrases[word] = append(c.phrases[word], phrase{from, to})
}

// firstWord gives the letters and digits that a text begins with.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return s[:i]
		}
	}
	return s
}

var (
	dayExpression  = regexp.MustCompile(`\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b`)
	yearExpression = regexp.MustCompile(`\b20[0-3]\d\b`)
)

// apply gives the text with the changed facts.
func (c *change) apply(text string) string {
	var out strings.Builder
	inWord := false
	for len(text) > 0 {
		if word := firstWord(text); !inWord && word != "" {
			from, to := word, word
			for _, p := range c.phrases[word] {
				if strings.HasPrefix(text, p.from) && firstWord(text[len(p.from):]) == "" {
					from, to = p.from, p.to
					break
				}
			}
			out.WriteString(to)
			text = text[len(from):]
			inWord = true
			continue
		}
		_, size := utf8.DecodeRuneInString(text)
		out.WriteString(text[:size])
		text = text[size:]
		inWord = false
	}
	return c.dates(out.String())
}

// dates moves the days of a text, but for ranges, and its years.
func (c *change) dates(text string) string {
	var out strings.Builder
	at := 0
	for _, m := range dayExpression.FindAllStringIndex(text, -1) {
		before := text[max(0, m[0]-8):m[0]]
		after := text[m[1]:min(len(text), m[1]+4)]
		if strings.HasSuffix(before, "and ") || strings.HasSuffix(before, "from ") || strings.HasSuffix(before, "to ") || after == " to " {
			continue // a range would be turned round
		}
		out.WriteString(text[at:m[0]])
		_, month, _ := strings.Cut(text[m[0]:m[1]], " ")
		fmt.Fprintf(&out, "%d %s", 1+c.r.IntN(28), month)
		at = m[1]
	}
	out.WriteString(text[at:])
	return yearExpression.ReplaceAllStringFunc(out.String(), func(y string) string {
		n, err := strconv.Atoi(y)
		if err != nil {
			return y
		}
		return strconv.Itoa(n + c.years)
	})
}

// surname makes a family name. There are some 200,000, as in a large collection:
// an index grows with the number of different words.
func surname(r *rand.Rand) string {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	s := pick(onsets) + pick(vowels) + pick(codas) + pick(endings)
	if r.IntN(3) == 0 {
		s = pick(onsets) + pick(vowels) + strings.ToLower(s)
	}
	return s
}

var (
	onsets  = []string{"B", "Br", "D", "Dr", "F", "G", "Gr", "H", "J", "K", "Kl", "L", "M", "N", "P", "R", "S", "St", "T", "V", "W", "Z"}
	vowels  = []string{"a", "e", "i", "o", "u", "ai", "au", "ö", "é"}
	codas   = []string{"b", "d", "gr", "k", "l", "ld", "m", "n", "nd", "r", "rt", "s", "st", "t", "v", "z"}
	endings = []string{"a", "ai", "ano", "berg", "ec", "en", "er", "escu", "ev", "i", "idze", "ini", "man", "o", "ov", "ović", "sen", "son", "ski", "yan"}

	givenNames = []string{"Ada", "Ahmed", "Aino", "Alan", "Alejandra", "Amina", "Anders", "Anna", "Antonio", "Aylin", "Beatriz", "Carlos", "Chen", "Claire", "Daniel", "Elena",
		"Emil", "Esther", "Fatima", "Felix", "Francesca", "George", "Grace", "Hanna", "Hassan", "Helena", "Henrik", "Ibrahim", "Ingrid", "Irina", "Ivan", "Jana", "Jean", "Jorge",
		"Julia", "Karim", "Katarina", "Kofi", "Laila", "Lars", "Leila", "Lucia", "Magnus", "Maria", "Mariam", "Marko", "Martin", "Mehmet", "Miguel", "Naomi", "Nikolai", "Nora",
		"Olga", "Omar", "Pablo", "Paul", "Pedro", "Petra", "Rania", "Rosa", "Ruth", "Samir", "Sara", "Sergei", "Sofia", "Stefan", "Tariq", "Teresa", "Thomas", "Vera", "Viktor",
		"Yasmin", "Yusuf", "Zeynep"}
)
