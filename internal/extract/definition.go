package extract

import (
	"slices"
	"strings"
	"unicode"

	"dragoman/internal/extract/gazetteer"
)

// define reads the definitions "Full Name (ACRONYM)" in one text.
func (r *registry) define(text string) {
	for pos := 0; ; {
		i := strings.IndexByte(text[pos:], '(')
		if i < 0 {
			return
		}
		open := pos + i
		pos = open + 1
		end := strings.IndexByte(text[open:min(len(text), open+40)], ')')
		if end < 0 {
			continue
		}
		acronym := strings.Trim(text[open+1:open+end], " “”\"'‘’")
		if rest, ok := strings.CutPrefix(acronym, "the "); ok {
			acronym = strings.Trim(rest, " “”\"'‘’")
		}
		head := text[max(0, open-160):open]
		if !isAcronym(acronym) {
			r.defineStaff(head, acronym)
			continue
		}
		r.defineOne(head, acronym)
	}
}

// defineStaff reads the definition of the secretariat of a known body by that
// body's acronym and its own: "Permanent International Secretariat of the
// Organization of … (BSEC PERMIS)", "General Secretariat (OAU GENSEC)". It is the body under another name.
func (r *registry) defineStaff(before, acronym string) {
	of, own, ok := strings.Cut(acronym, " ")
	if !ok || !isAcronym(of) || !isAcronym(own) {
		return
	}
	if es := r.gaz.Lookup(of); len(es) > 0 && es[0].Kind == gazetteer.Body && es[0].Acronym == of && staffName.MatchString(before) {
		b := r.entry(es[0], "")
		r.alias(own, b.key)
		r.alias(acronym, b.key)
		return
	}
	if !secretariatOf.MatchString(before) {
		return
	}
	for _, m := range r.gaz.Find(before) {
		if e := m.Entries[0]; strings.TrimSpace(before[m.End:]) == "" && e.Kind == gazetteer.Body && e.Acronym == of {
			b := r.entry(e, "")
			r.alias(own, b.key)
			r.alias(acronym, b.key)
			return
		}
	}
}

// staffName is the name of a secretariat without that of its body.
var staffName = lazily(`(?:^|\s)(?:\p{Lu}\pL+ ){0,3}(?:Secretariat|Headquarters|Bureau) $`)

// secretariatOf is the name of a secretariat up to that of its body.
var secretariatOf = lazily(`\b(?:Secretariat|Headquarters) of (?:the )?\p{Lu}[^.;()]*$`)

// isAcronym reports whether s looks like an acronym: OSCE, UN-Women, PoA.
func isAcronym(s string) bool {
	n, capitals := 0, 0
	for i, r := range s {
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		n++
		if unicode.IsUpper(r) {
			capitals++
		} else if !unicode.IsLower(r) && r != '-' && r != '&' && r != '/' && !unicode.IsDigit(r) {
			return false
		}
	}
	return capitals >= 2 && n <= 14
}

// defineParties reads the names of political parties that are told with a small
// letter, "the Andino party": the document goes on about "Andino".
func (r *reading) defineParties() {
	for _, b := range r.doc.Blocks {
		text := r.doc.Text[b.Start:b.End]
		for pos := strings.Index(text, " party"); pos >= 0; {
			if rest := text[pos+len(" party"):]; rest == "" || rest[0] == ' ' || rest[0] == ',' || rest[0] == '.' || rest[0] == ';' || rest[0] == ')' {
				r.registry.party(text[max(0, pos-60):pos], r.x.lex)
			}
			next := strings.Index(text[pos+1:], " party")
			if next < 0 {
				break
			}
			pos += 1 + next
		}
	}
}

// party defines the party whose name ends a text.
func (r *registry) party(before string, lex *lexicon) {
	toks := lex.tokenize(before)
	n := len(toks)
	if n < 2 || toks[n-2].lower != "the" || toks[n-1].class != title || toks[n-1].date || toks[n-1].words != 0 || len(r.gaz.Find("in "+toks[n-1].text)) > 0 {
		return
	}
	name := toks[n-1].text
	if _, ok := r.names[fold(name)]; ok || len(name) < 5 {
		return
	}
	r.bodies[name] = &body{key: name, name: name, seen: map[string]int{}}
	r.alias(name+" party", name)
	r.alias(name, name)
}

func (r *registry) defineOne(before, acronym string) {
	toks := tokenize(flatten(before))
	if len(toks) == 0 {
		return
	}
	// the run of capitalised words, joined by small ones, that ends at the bracket
	i := len(toks)
	for i > 0 {
		t := toks[i-1]
		if t.text == ")" && i > 2 && i < len(toks) && toks[i].capital() && toks[i-3].text == "(" && toks[i-2].class == upper {
			i -= 3 // an acronym inside the name: "Association (ASEAN) Ankara Committee"
			continue
		}
		if t.class == punct && t.text != "&" && t.text != "-" && t.text != "/" && !(t.text == "," && i > 1 && toks[i-2].capital()) || t.class == number {
			break
		}
		if t.class == plain && !connective[t.lower] {
			break
		}
		i--
	}
	for i < len(toks) && toks[i].class == plain || i < len(toks) && toks[i].class == punct {
		i++
	}
	if i >= len(toks) {
		return
	}
	run := toks[i:]
	// the gazetteer may know what ends there
	tail := before[run[0].start:]
	for _, m := range r.gaz.Find(tail) {
		if strings.TrimSpace(tail[m.End:]) == "" && (m.Entries[0].Kind == gazetteer.Body) {
			e := m.Entries[0]
			b := r.entry(e, "")
			if b.acronym == "" {
				b.acronym = acronym
			}
			r.alias(acronym, b.key)
			r.short(b)
			return
		}
		if strings.TrimSpace(tail[m.End:]) == "" && m.Entries[0].Kind == gazetteer.State && m.End-m.Start > len(acronym) && (m.Start <= len("the ") || initialStart(tokenize(tail[m.Start:m.End]), acronym) == 0) {
			r.alias(acronym, r.entry(m.Entries[0], "").key) // "the Democratic Republic of the Congo (DRC)"
			return
		}
	}
	first := initialStart(run, acronym)
	if first < 0 {
		return
	}
	if isDigit(acronym[len(acronym)-1]) && conferred[run[len(run)-1].lower] {
		return // "World Harbour Forum (WHF12)" is an encounter
	}
	name := strings.Join(strings.Fields(before[run[first].start:run[len(run)-1].end]), " ")
	if es := r.gaz.Lookup(acronym); len(es) > 0 && es[0].Kind == gazetteer.Body && similarNames(es[0].Name, name) {
		b := r.entry(es[0], "")
		r.alias(name, b.key)
		r.alias(acronym, b.key)
		return
	}
	if strings.Contains(fold(name), "memorandum") || strings.Contains(fold(name), "agreement") {
		return
	}
	b := r.bodies[acronym]
	if b == nil {
		b = &body{key: acronym, name: name, acronym: acronym, seen: map[string]int{}}
		r.bodies[acronym] = b
	}
	r.alias(name, acronym)
	r.alias(acronym, acronym)
	r.short(b)
}

// short adds the short form of a long name, as texts use it after they have
// defined it: "the International Conference" for "the International Conference
// on the Great Lakes Region", "the Verification Mission" for "the United Nations
// Verification Mission in Colombia".
func (r *registry) short(b *body) {
	name, ofUN := strings.CutPrefix(b.name, "United Nations ")
	if !ofUN {
		name = b.name
	}
	for _, cut := range []string{" on ", " for ", " in "} {
		i := strings.Index(name, cut)
		if i < 0 || cut == " in " && !ofUN {
			continue
		}
		if w := strings.Fields(name[:i]); len(w) >= 2 && len(w) <= 4 && shortened[strings.ToLower(w[len(w)-1])] {
			if len(r.gaz.Lookup(name[:i])) == 0 {
				r.alias(name[:i], b.key)
			}
			return
		}
	}
}

// conferred are nouns of encounters that are numbered.
var conferred = set(strings.Fields("forum conference summit congress session meeting assembly"))

// shortened are the nouns with which a body is named for short. "United Nations
// Office" would be many.
var shortened = set(strings.Fields("conference group network committee commission forum mechanism mission council team panel court tribunal authority academy board assembly"))

var connective = set(strings.Fields("of the for and on in to de et & at del los las el y e da do dos du des"))

// initialStart finds the word of the run at which the acronym's letters begin,
// or -1 when they do not spell it.
func initialStart(run []token, acronym string) int {
	letters := []rune(strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return r
		}
		return -1
	}, acronym)))
	if len(letters) < 2 {
		return -1
	}
	best, over, spelled := -1, -1, -1
	for first := range run {
		if !run[first].capital() && run[first].text != "," {
			continue
		}
		k, hits, words := 0, 0, 0
		for _, t := range run[first:] {
			if t.capital() {
				words++
			}
			for _, part := range strings.FieldsFunc(t.lower, func(r rune) bool { return r == '-' }) {
				if k < len(letters) && firstRune(part) == letters[k] {
					k++
					hits++
				}
			}
		}
		if firstRune(run[first].lower) == letters[0] && k == len(letters) {
			if !slices.ContainsFunc(run[first:], func(t token) bool { return t.text == "," }) {
				if words == len(letters) && !slices.ContainsFunc(run[first:], func(t token) bool { return t.text == ")" }) {
					return first // a letter a word: "Conference of the [Central Asia Harbour Programme] (CAHP)"
				}
				if spelled < 0 {
					spelled = first
				}
				continue
			}
			if over < 0 {
				over = first // a name within a comma spells it better, if there is one
			}
		}
		if run[first].text == "," {
			best = -1 // a guess does not reach over a comma; only a full spelling does
		}
		if best < 0 && firstRune(run[first].lower) == letters[0] && hits*3 >= len(letters)*2 && len(letters) >= 3 {
			best = first
		}
	}
	switch {
	case spelled >= 0:
		return spelled
	case over >= 0:
		return over
	}
	return best
}

// similarNames reports whether two full names share most of their words.
func similarNames(a, b string) bool {
	A, B := strings.Fields(fold(a)), set(strings.Fields(fold(b)))
	hits, n := 0, 0
	for _, w := range A {
		if connective[w] {
			continue
		}
		n++
		if B[w] {
			hits++
		}
	}
	return n > 0 && hits*2 >= n
}
