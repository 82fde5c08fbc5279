package extract

import (
	"strings"

	"dragoman"
)

// pronouns returns the pronouns that may stand for a person.
func pronouns(text string, toks []token) []mention {
	var out []mention
	for i, t := range toks {
		switch t.text {
		case "He", "he", "She", "she", "him":
		case "They", "they":
			if !verbish(toks, i+1) {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: t.start, end: t.end, person: &person{pronoun: "the two"}, source: "grammar"})
			continue
		case "them":
			if betweenThem(toks, i) {
				out = append(out, mention{kind: mentionPerson, start: t.start, end: t.end, person: &person{pronoun: "the two"}, source: "grammar"})
			}
			continue
		case "latter":
			if i == 0 || toks[i-1].lower != "the" || !verbish(toks, i+1) && !(i+1 < len(toks) && toks[i+1].verb()) {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: toks[i-1].start, end: t.end, person: &person{pronoun: "latter"}, source: "grammar"})
			continue
		case "two", "both", "Both":
			if t.text == "two" && (i == 0 || toks[i-1].lower != "the" && !(toks[i-1].lower == "by" && i+1 < len(toks) && toks[i+1].capital() && twoOf()[toks[i+1].lower])) || i+1 >= len(toks) || t.text != "two" && !twoOf()[toks[i+1].lower] {
				continue
			}
			first := i
			by := i > 0 && toks[i-1].lower == "by" || i > 1 && t.text == "two" && toks[i-2].lower == "by"
			if t.text == "two" && toks[i-1].lower == "the" {
				first--
			}
			end := i
			if t.text == "two" && i+2 < len(toks) && toks[i+1].lower == "of" && toks[i+2].lower == "them" {
				end = i + 2
			}
			for end+1 < len(toks) && twoOf()[toks[end+1].lower] {
				end++
			}
			if !verbish(toks, end+1) && !(by && end > i) && !(end == i && toks[i+1].lower == "again") {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: toks[first].start, end: toks[end].end, person: &person{pronoun: "the two", role: strings.TrimSpace(text[toks[i].end:toks[end].end])}, source: "grammar"})
			continue
		case "delegation", "visitors", "envoys": // those who came on the visit told before
			if i == 0 || i+1 >= len(toks) || toks[i-1].lower != "the" || !toks[i+1].verb() && !verbish(toks, i+1) {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: toks[i-1].start, end: t.end, person: &person{pronoun: "the two", role: visiting}, source: "grammar"})
			continue
		case "me":
			if i == 0 || !besideMe()[toks[i-1].lower] || i+1 < len(toks) && toks[i+1].lower == "to" {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: t.start, end: t.end, person: &person{pronoun: "i"}, source: "grammar"})
			continue
		case "I":
			if i > 0 && toks[i-1].class != punct && toks[i-1].class != plain && !toks[i-1].date || i+1 < len(toks) && (toks[i+1].text == "." || toks[i+1].text == ")") {
				continue // a numeral
			}
		default:
			continue
		}
		out = append(out, mention{kind: mentionPerson, start: t.start, end: t.end, person: &person{pronoun: t.lower}, source: "grammar"})
	}
	return out
}

// besideMe are the words before "me" where one is met, and not asked for something.
var besideMe = lazySet("met meet meets see saw visit visited received receive with paid pay joined accompanied hosted on")

// visiting is the role under which those stand who came on the visit told before.
const visiting = "visitors"

// twoOf are the words of "the two Foreign Ministers", "the two Secretaries
// General": those who were told of last.
var twoOf = lazySet("foreign prime deputy vice ministers presidents leaders chairs chairpersons co-chairs officials heads secretaries-general secretary secretaries generals general directors directors-general principals men women interlocutors dignitaries diplomats envoys commissioners chiefs executive ambassadors")

var (
	beVerb   = set(strings.Fields("was is will could would has may might"))
	signVerb = set(strings.Fields("signed adopted concluded initialled"))
)

// documents returns the phrases that stand for an instrument named before: "the
// document could be signed".
func documents(toks []token) []mention {
	var out []mention
	for i, t := range toks {
		if t.lower == "it" && (i == 0 || goesOnTo(toks[i-1].lower)) && i+2 < len(toks) && (beVerb[toks[i+1].lower] || i > 0 && toks[i+1].lower == "is") {
			for k := i + 2; k < i+6 && k < len(toks); k++ {
				if i == 0 && signVerb[toks[k].lower] || toks[k].lower == "signed" || toks[k].lower == "initialled" {
					out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
					break
				}
			}
		}
		if t.lower == "it" && i+1 < len(toks) && (toks[i+1].lower == "bears" || toks[i+1].lower == "bore") { // "it bears the signatures of"
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
		if t.lower == "it" && i > 0 && signVerb[toks[i-1].lower] {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
		if t.lower == "negotiations" && i > 1 && toks[i-1].lower == "of" && toks[i-2].lower == "continuation" {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
		if (t.lower == "signing" || t.lower == "signature") && i > 0 && (toks[i-1].lower == "the" || toks[i-1].lower == "its") && i+1 < len(toks) && beVerb[toks[i+1].lower] {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
		if (t.lower == "instrument" || t.lower == "document" || t.lower == "text" || t.lower == "arrangement") && i > 1 && (toks[i-1].lower == "similar" || toks[i-1].lower == "identical") && (toks[i-2].lower == "a" || toks[i-2].lower == "an") {
			out = append(out, mention{kind: mentionInstrument, start: toks[i-1].start, end: t.end, instrument: &instrument{similar: true}, source: "grammar"})
			continue
		}
		if t.lower == "successor" && i > 0 && succeeding(toks, i) {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true, similar: true}, source: "grammar"})
		}
		if kind := recalled(t.text); kind != "" && i > 0 && toks[i-1].lower != "of" {
			if x := recall(toks, i, kind); x.start >= 0 {
				out = append(out, x)
				continue
			}
		}
		if t.lower == "text" && i > 1 && newText(toks[i-1].lower) && toks[i-2].lower == "the" {
			out = append(out, mention{kind: mentionInstrument, start: toks[i-1].start, end: t.end, instrument: &instrument{definite: true, similar: toks[i-1].lower == "new"}, source: "grammar"})
		}
		if (t.lower == "document" || t.lower == "text") && i > 0 && (toks[i-1].lower == "the" || toks[i-1].lower == "this") && !t.capital() {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
	}
	return out
}

// goesOnTo reports whether a word stands before an "it" that a second clause is told of.
func goesOnTo(w string) bool { return w == ";" || w == "," || w == "and" || w == "that" }

// newText reports whether a word makes a text one that takes the place of another, or
// the last.
func newText(w string) bool { return w == "new" || w == "revised" || w == "final" || w == "agreed" }

// recalled is the type of an instrument that a text has named in full and speaks of
// again by a word in capitals, or "".
func recalled(w string) dragoman.AgreementType {
	switch w {
	case "Plan":
		return dragoman.ActionPlan
	case "Letter":
		return dragoman.OtherInstrument
	}
	return ""
}

// recall reads the word at token i as an instrument named before, "the Plan", or
// the one that is to come after it, "the next Plan".
func recall(toks []token, i int, kind dragoman.AgreementType) mention {
	x := mention{kind: mentionInstrument, start: -1, source: "grammar"}
	first := i - 1
	next := toks[first].lower == "new" || toks[first].lower == "next"
	if next && first > 0 {
		first--
	}
	if i+1 < len(toks) && (toks[i+1].capital() || toks[i+1].lower == "of" || toks[i+1].lower == "for" || toks[i+1].lower == "on") {
		return x // a name
	}
	switch toks[first].lower {
	case "the", "this", "said":
		x.start, x.end, x.instrument = toks[first+1].start, toks[i].end, &instrument{definite: true, similar: next, family: kind}
	}
	return x
}

// succeeding reports whether the successor at token i is that of an instrument: it
// is one to be adopted or negotiated, and nobody to be appointed.
func succeeding(toks []token, i int) bool {
	j := i + 1
	if j+1 < len(toks) && toks[j].lower == "to" && (toks[j+1].lower == "it" || toks[j+1].lower == "the") { // "a successor to it"
		j += 2
		if toks[j-1].lower == "the" {
			j++
		}
	} else if toks[i-1].lower != "its" {
		return false
	}
	for k := j; k < j+6 && k < len(toks); k++ {
		switch toks[k].lower {
		case "adopted", "negotiated", "negotiation", "drafted", "signed", "finalized", "concluded":
			return true
		}
	}
	return false
}

// verbish reports whether the token at i is likely the verb of what stands before
// it, or an adverb of that verb.
func verbish(toks []token, i int) bool {
	return i < len(toks) && (strings.HasSuffix(toks[i].lower, "ed") || verbalWords[toks[i].lower])
}

var verbalWords = set(strings.Fields("came held signed spoke gathered have had are were met also will then held spoke took agreed both again later saw subsequently last next"))
