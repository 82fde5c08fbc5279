package extract

import (
	"strings"
	"unicode"
)

// Texts write the names of many bodies in small letters: "the de facto
// authorities", "the working group on harbour dues", "the joint verification
// mechanism". This file finds them.

// lowHeads are the nouns of such bodies; before them stands at least one of
// lowKinds. A working group is named by what it is on or of; the rest by their
// kind alone, too.
var (
	lowHeads = set(strings.Fields("group committee mechanism force commission subcommittee sub-committee"))
	lowKinds = set(strings.Fields("working steering contact technical preparatory oversight monitoring verification drafting coordination coordinating implementation ad hoc tripartite quadripartite trilateral joint follow-up task country expert advisory reinforced bilateral strategic executive interministerial inter-ministerial inter-agency interagency ministerial consultative organizing organising"))
	lowBare  = set(strings.Fields("working steering contact task expert advisory drafting executive strategic"))
)

// lowered reads a body named in small letters at token i.
func (r *registry) lowered(text string, toks []token, i int, known []gazMatch) (gazMatch, bool) {
	if toks[i].lower == "de" {
		if toks[i+1].lower != "facto" || toks[i+2].lower != "authorities" || toks[i].match > 0 || toks[i+2].match > 0 {
			return gazMatch{}, false
		}
		b := r.own(factoAuthorities)
		return gazMatch{first: i, last: i + 2, start: toks[i].start, end: toks[i+2].end, body: b.key}, true
	}
	if g, ok := r.ownedLow(text, toks, i, known); ok {
		return g, true
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
		if last = r.subject(toks, head); instrumental(toks, head+2, last) {
			last = head // "of the Accord on Pilots", which is named by itself
		}
	}
	if last == head && (lowBare[toks[head-1].lower] && head == i+1 || toks[i].lower == "country" || i == 0 || toks[i-1].lower != "the" && !introduced(toks, i, head)) {
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
	for k < len(toks) && k < head+16 {
		t := toks[k]
		if t.text == "," && k > head+2 && furtherMatter(toks, k) {
			k++
			continue
		}
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

// instrumental reports whether the words from first to last name an instrument.
func instrumental(toks []token, first, last int) bool {
	for k := first; k <= last; k++ {
		if toks[k].capital() && ofInstruments()[toks[k].lower] {
			return true
		}
	}
	return false
}

// ofInstruments are nouns of instruments that bodies watch over.
var ofInstruments = lazySet("agreement agreements accord accords treaty protocol convention memorandum declaration pact plan compact")

// introduced reports whether "a joint committee", whose words are those from i to
// head, is told of for what it did or how it came to be: it is one body, and no kind
// of them.
func introduced(toks []token, i, head int) bool {
	if i == 0 || toks[i-1].lower != "a" && toks[i-1].lower != "an" {
		return false
	}
	k := head + 1
	if k < len(toks) && toks[k].text == "," {
		k++
	}
	return k < len(toks) && toks[k].class == plain && bodyActs[toks[k].lower]
}

// bodyActs are what a body does that is told of for the first time.
var bodyActs = set(strings.Fields("established set held met convened chaired co-chaired comprising composed created"))

// furtherMatter reports whether the comma at k parts the matters of one body: words in
// small letters follow, and an "and" before the next mark.
func furtherMatter(toks []token, k int) bool {
	for n := k + 1; n < len(toks) && n < k+5; n++ {
		switch t := toks[n]; {
		case t.lower == "and":
			return n > k+1 && n+1 < len(toks) && toks[n+1].class == plain && !verbal(toks[n+1].lower)
		case t.text == "," && n > k+1:
			return furtherMatter(toks, n)
		case t.class != plain || t.match > 0 || t.date || beforeEvent[t.lower] || verbal(t.lower):
			return false
		}
	}
	return false
}

// ownedLow reads a committee in small letters of the body that is named before it,
// at token i: "the Chamber of Deputies' [budget committee]".
func (r *registry) ownedLow(text string, toks []token, i int, known []gazMatch) (gazMatch, bool) {
	if i < 3 || toks[i].class != plain || toks[i-1].lower != "s" || toks[i-3].match == 0 || toks[i-1].start != toks[i-2].end || toks[i-2].start != toks[i-3].end {
		return gazMatch{}, false
	}
	if !toks[i-3].is(bodyHead) {
		return gazMatch{}, false
	}
	head := i
	for head < len(toks) && head < i+5 && toks[head].class == plain && (toks[head].lower == "and" || !beforeEvent[toks[head].lower]) && !verbal(toks[head].lower) && !ownedHeads[toks[head].lower] {
		head++
	}
	if head >= len(toks) || head == i || head == i+5 || !ownedHeads[toks[head].lower] {
		return gazMatch{}, false
	}
	whose := matchAt(known, nil, toks[i-3].match)
	if whose == nil || whose.body == "" || whose.state {
		return gazMatch{}, false
	}
	b := r.own(strings.Join(strings.Fields(text[whose.start:toks[head].end]), " "))
	return gazMatch{first: whose.first, last: head, start: whose.start, end: toks[head].end, body: b.key, more: r.some(whose.body)}, true
}

// ownedHeads are the nouns of a body's parts that sit by themselves.
var ownedHeads = set(strings.Fields("committee subcommittee sub-committee commission"))

// again finds "the committee" after a body in small letters was named in the same
// paragraph, or in the sentence before: it is that one.
func (r *reading) again(s *sentence) (out []mention) {
	for i := 1; i < len(s.tokens); i++ {
		t := s.tokens[i]
		if t.class != plain || t.match > 0 || !lowHeads[t.lower] || t.lower == "force" || t.lower == "group" || s.tokens[i-1].lower != "the" {
			continue
		}
		if i+1 < len(s.tokens) {
			if n := s.tokens[i+1]; n.lower == "of" || n.lower == "on" || n.lower == "for" || n.lower == "members" || n.lower == "stage" {
				continue
			}
		}
		if key := r.lastLow(s, t.lower); key != "" {
			out = append(out, mention{kind: mentionBody, start: s.tokens[i-1].start, end: t.end, body: &bodyMention{key: key}, source: "grammar"})
		}
	}
	return out
}

// lastLow is the body in small letters with a noun that was named last before a
// sentence, in its paragraph or right before.
func (r *reading) lastLow(s *sentence, noun string) string {
	for i := s.index - 1; i >= 0 && i >= s.index-6; i-- {
		o := &r.sentences[i]
		if o.block != s.block && i < s.index-1 {
			return ""
		}
		for k := len(o.mentions) - 1; k >= 0; k-- {
			m := o.mentions[k]
			if m.kind != mentionBody || m.body.group != notGroup || !strings.Contains(" "+fold(m.body.key)+" ", " "+noun+" ") {
				continue
			}
			if unicode.IsLower(firstRune(m.body.key)) {
				return m.body.key
			}
			return "" // another body with that noun
		}
	}
	return ""
}
