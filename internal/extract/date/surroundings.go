package date

import "strings"

// preceding is what stands before a mention.
type preceding struct {
	word   string // the word, the article left out
	at     int    // where it begins
	period bool   // it is "period", or "of" behind that
	scope  scope
}

// lookBack reads what stands before the token that a mention begins with.
func lookBack(text string, t token) preceding {
	var p preceding
	p.word, p.at = before(text, t.start)
	article := equalAny(p.word, "the")
	if article {
		p.word, p.at = before(text, p.at)
	}
	ofPeriod := p.word == "of" && inPeriod(text, p.at)
	p.period = ofPeriod || p.word == "period"
	switch {
	case t.kind == from || t.kind == between:
		p.scope = scope{month: true, year: true, years: true}
	case p.word == "period":
		p.scope = scopeInPeriod(text, p.at)
	default:
		p.scope = scopeAfter(p.word)
		p.scope.years = p.scope.years || ofPeriod
	}
	// "by the end of May", but not "in the 2024 Agreement", nor "Law No. 6 of 1968"
	if t.kind == number && (article || p.word == "of" && digitBefore(text, p.at)) {
		p.scope.year, p.scope.years = false, false
	}
	return p
}

// respectively reports whether the word follows at offset i.
func respectively(text string, i int) bool {
	t := lex(text, i)
	if t.kind == comma {
		t = lex(text, t.end)
	}
	return t.is(text, "respectively")
}

// bounds reports whether the word before a date makes it an upper or a lower
// bound.
func (p preceding) bounds(text string) (deadline, since bool) {
	at := p.at
	switch strings.ToLower(p.word) {
	case "by", "before", "until", "till":
		return true, false
	case "since", "after":
		return false, true
	case "than": // "no later than", "not earlier than"
		later, at := before(text, at)
		if no, _ := before(text, at); equalAny(no, "no", "not") {
			return equalAny(later, "later"), equalAny(later, "earlier")
		}
	case "to":
		prior, _ := before(text, at)
		return equalAny(prior, "prior", "up"), equalAny(prior, "subsequent")
	case "from": // without an end: "with effect from 1 May"
		return false, true
	case "of":
		as, _ := before(text, at)
		return false, equalAny(as, "as")
	}
	return false, false
}

// scopeAfter tells what the word before a date allows it to be.
func scopeAfter(word string) scope {
	switch strings.ToLower(word) {
	case "in":
		return scope{month: true, year: true, years: true, in: true}
	case "on":
		return scope{on: true}
	case "during", "throughout":
		return scope{month: true, year: true, years: true}
	case "since", "until", "till", "by", "before", "after", "of", "from", "early", "late":
		return scope{month: true, year: true}
	case "last", "next":
		return scope{month: true}
	}
	return scope{}
}

// scopeInPeriod allows years after "in the period" and "during the period", not
// in a plan's title: "for the period 2022-2026".
func scopeInPeriod(text string, i int) scope {
	word, at := before(text, i)
	if word == "the" {
		word, _ = before(text, at)
	}
	ok := equalAny(word, "in", "during", "over", "throughout")
	return scope{year: ok, years: ok}
}

// inPeriod reports whether the word that ends before offset i is "period".
func inPeriod(text string, i int) bool {
	word, _ := before(text, i)
	return word == "period"
}

// digitBefore reports whether a digit stands before offset i and its white space.
func digitBefore(text string, i int) bool {
	word, at := before(text, i)
	return word == "" && at > 0 && isDigit(text[at-1])
}

// isReference reports whether a number after the word counts something else than
// days.
func isReference(word string) bool {
	return equalAny(word, "article", "articles", "paragraph", "paragraphs", "para", "paras", "section", "sections",
		"annex", "annexes", "chapter", "chapters", "item", "items", "rule", "rules", "resolution", "resolutions",
		"page", "pages", "table", "figure", "no", "nos", "number", "numbers", "part", "appendix", "phase", "goal", "goals", "target")
}

// counted reports whether the number that ends at i counts the word after it:
// "2000 people", "20 States".
func counted(text string, i int) bool {
	t := lex(text, i)
	if t.end-t.start < 4 || !isLetter(text[t.start]) {
		return false
	}
	w := text[t.start:t.end]
	if equalAny(w, "people", "women", "children", "cent") {
		return true
	}
	return w[len(w)-1] == 's' && !equalAny(w, "this", "across", "towards", "besides", "versus", "always", "perhaps", "minus", "plus", "thus") &&
		(w[0] >= 'a' || equalAny(w, "States", "Members", "Governments"))
}

// held reports whether the word behind a year is of what is held and not counted by
// the thousand: "on January 25, 2023 consultations with".
func held(text string, i int) bool {
	t := lex(text, i)
	return t.start < len(text) && equalAny(text[t.start:t.end], "consultations", "talks", "negotiations", "discussions", "meetings")
}

// agenda reports whether a year is the first word of a title: "2030 Agenda".
func agenda(text string, i int) bool {
	t := lex(text, i)
	return t.is(text, "Agenda")
}

func equalAny(word string, list ...string) bool {
	for _, w := range list {
		if strings.EqualFold(word, w) {
			return true
		}
	}
	return false
}
