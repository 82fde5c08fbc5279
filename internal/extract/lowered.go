package extract

import "strings"

// Texts write the names of many bodies in small letters: "the de facto
// authorities", "the working group on harbour dues", "the joint verification
// mechanism". This file finds them.

// lowHeads are the nouns of such bodies; before them stands at least one of
// lowKinds. A working group is named by what it is on or of; the rest by their
// kind alone, too.
var (
	lowHeads = set(strings.Fields("group committee mechanism force commission subcommittee sub-committee"))
	lowKinds = set(strings.Fields("working steering contact technical preparatory oversight monitoring verification drafting coordination coordinating implementation ad hoc tripartite quadripartite trilateral joint follow-up task country expert advisory reinforced bilateral"))
	lowBare  = set(strings.Fields("working steering contact task expert advisory drafting"))
)

// lowered reads a body named in small letters at token i.
func (r *registry) lowered(text string, toks []token, i int) (gazMatch, bool) {
	if toks[i].lower == "de" {
		if toks[i+1].lower != "facto" || toks[i+2].lower != "authorities" || toks[i].match > 0 || toks[i+2].match > 0 {
			return gazMatch{}, false
		}
		b := r.own(factoAuthorities)
		return gazMatch{first: i, last: i + 2, start: toks[i].start, end: toks[i+2].end, body: b.key}, true
	}
	if !lowKinds[toks[i].lower] || toks[i].class != plain || i > 0 && lowKinds[toks[i-1].lower] && toks[i-1].class == plain {
		return gazMatch{}, false
	}
	head := i
	for head < len(toks) && head < i+5 && lowKinds[toks[head].lower] && toks[head].class == plain && !lowHeads[toks[head].lower] {
		head++
	}
	if head >= len(toks) || head == i || !lowHeads[toks[head].lower] || toks[head].class != plain {
		return gazMatch{}, false
	}
	last := head
	if head+1 < len(toks) && (toks[head+1].lower == "on" || toks[head+1].lower == "of" || toks[head+1].lower == "for") {
		if ofBody(toks, head+1) {
			return gazMatch{}, false // a part of that body, which stands for it
		}
		last = r.subject(toks, head)
	}
	if last == head && (lowBare[toks[head-1].lower] && head == i+1 || toks[i].lower == "country" || i == 0 || toks[i-1].lower != "the") {
		return gazMatch{}, false
	}
	b := r.own(strings.Join(strings.Fields(text[toks[i].start:toks[last].end]), " "))
	return gazMatch{first: i, last: last, start: toks[i].start, end: toks[last].end, body: b.key}, true
}

// ofBody reports whether "of the Assembly" stands at i.
func ofBody(toks []token, i int) bool {
	if toks[i].lower != "of" {
		return false
	}
	if i++; i < len(toks) && toks[i].lower == "the" {
		i++
	}
	return i < len(toks) && toks[i].capital() && toks[i].is(bodyHead)
}

// subject returns the last token of what a body in small letters is on, of or for.
// The body's noun stands at head. A body or a state that is named ends it: that
// one is a party of its own.
func (r *registry) subject(toks []token, head int) int {
	k := head + 2
	for k < len(toks) && k < head+12 {
		t := toks[k]
		if t.date || t.match > 0 || t.class == punct && t.text != "-" || t.class == plain && (beforeEvent[t.lower] && t.lower != "the" && t.lower != "of" && t.lower != "and" || verbal(t.lower)) {
			break
		}
		k++
	}
	for k > head+2 && (toks[k-1].lower == "and" || toks[k-1].lower == "the" || toks[k-1].lower == "of") {
		k--
	}
	if k == head+2 {
		return head
	}
	return k - 1
}
