package extract

import (
	"strings"
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
		case "two", "both", "Both":
			if t.text == "two" && (i == 0 || toks[i-1].lower != "the") || i+1 >= len(toks) || t.text != "two" && !twoOf[toks[i+1].lower] {
				continue
			}
			first := i
			if t.text == "two" {
				first--
			}
			end := i
			if t.text == "two" && i+2 < len(toks) && toks[i+1].lower == "of" && toks[i+2].lower == "them" {
				end = i + 2
			}
			for end+1 < len(toks) && twoOf[toks[end+1].lower] {
				end++
			}
			if !verbish(toks, end+1) && !(end == i && toks[i+1].lower == "again") {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: toks[first].start, end: toks[end].end, person: &person{pronoun: "the two", role: strings.TrimSpace(text[toks[i].end:toks[end].end])}, source: "grammar"})
			continue
		case "I":
			if i > 0 && toks[i-1].class != punct && toks[i-1].class != plain || i+1 < len(toks) && (toks[i+1].text == "." || toks[i+1].text == ")") {
				continue // a numeral
			}
		default:
			continue
		}
		out = append(out, mention{kind: mentionPerson, start: t.start, end: t.end, person: &person{pronoun: t.lower}, source: "grammar"})
	}
	return out
}

// twoOf are the words of "the two Foreign Ministers", "the two Secretaries
// General": those who were told of last.
var twoOf = set(strings.Fields("foreign prime deputy vice ministers presidents leaders chairs chairpersons co-chairs officials heads secretaries-general secretaries general directors directors-general principals men women interlocutors dignitaries diplomats envoys commissioners chiefs executive ambassadors"))

var (
	beVerb   = set(strings.Fields("was is will could would has may might"))
	signVerb = set(strings.Fields("signed adopted concluded initialled"))
)

// documents returns the phrases that stand for an instrument named before: "the
// document could be signed".
func documents(toks []token) []mention {
	var out []mention
	for i, t := range toks {
		if t.text == "It" && i == 0 && i+2 < len(toks) && beVerb[toks[i+1].lower] {
			for k := i + 2; k < i+6 && k < len(toks); k++ {
				if signVerb[toks[k].lower] {
					out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
					break
				}
			}
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
		if (t.lower == "document" || t.lower == "text") && i > 0 && (toks[i-1].lower == "the" || toks[i-1].lower == "this") && !t.capital() {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
	}
	return out
}

// verbish reports whether the token at i is likely the verb of what stands before
// it, or an adverb of that verb.
func verbish(toks []token, i int) bool {
	return i < len(toks) && (strings.HasSuffix(toks[i].lower, "ed") || verbalWords[toks[i].lower])
}

var verbalWords = set(strings.Fields("came held signed spoke gathered have had are were met also will then held spoke took agreed both again later saw subsequently last next"))
