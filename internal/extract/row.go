package extract

import (
	"strings"

	"dragoman"
)

// Tables, calendars of meetings, bibliographies and headings name encounters
// beside dates and tell of none: nothing is said to have happened. A sentence
// tells something by its verb.

// verbs are the finite verbs, irregular or auxiliary, that regular endings do not
// show.
var verbs = set(strings.Fields("found is are was were has have had will shall would may might can could should must do does did met took held made gave saw came went became began led brought paid sent spoke said told set underwent drew put won left kept built heard sat chose spent ran rose fell lost bore broke fought sought taught thought bought caught felt knew grew threw wrote rode drove spread read cut shut hit let cost"))

// determiners make a verb of a participle that may be an adjective: "extended the
// term".
var determiners = set(strings.Fields("the a an its his her their"))

// notInRows are the verbs that in the row of a table tell a rule or stand as
// participles: "should be held every year".
var notInRows = set(strings.Fields("held made may should shall would could might can must"))

// rowVerbs are the regular verbs that tell of an encounter in the row of a table;
// others in "ed" are participles there: "adopted", "secured", "resumed".
var rowVerbs = set(strings.Fields("visited attended participated hosted received welcomed travelled traveled chaired briefed launched"))

// row reports whether a sentence stands in the row of a table.
func (r *reading) row(s *sentence) bool {
	return r.doc.Blocks[s.block].Kind == dragoman.TableRow || strings.ContainsRune(r.doc.Text[s.Start:s.End], '\t')
}

// toDo reports whether a sentence is an item in a list of what is to be done: "-
// hold the second forum in Lima".
func (r *reading) toDo(s *sentence) bool {
	return s.first && len(s.tokens) > 1 && infinitives()[s.tokens[0].lower] && s.tokens[0].class == plain && r.doc.Blocks[s.block].Kind == dragoman.ListItem
}

// infinitives begin what is to be done.
var infinitives = lazySet("hold organize organise co-organize convene host conduct launch visit attend participate sign conclude finalize finalise prepare present continue arrange open establish develop pay send receive undertake")

// tells reports whether a sentence has a verb. In the row of a table participles
// are none.
func (r *reading) tells(s *sentence) bool {
	row := r.row(s)
	if r.toDo(s) {
		return true
	}
	for i, t := range s.tokens {
		if t.date || t.class == punct || t.class == number {
			continue
		}
		if verbs[t.lower] && t.class == plain && !(row && notInRows[t.lower]) {
			return true
		}
		if t.class == plain && len(t.text) > 4 && strings.HasSuffix(t.lower, "ed") && (!row && (!adjectiveED[t.lower] || i+1 < len(s.tokens) && determiners[s.tokens[i+1].lower]) || rowVerbs[t.lower]) {
			return true
		}
	}
	return false
}

// paper is what bears the date behind the name of a body or meeting: a
// resolution, a letter.
var paper = lazily(`(?i)\b(?:resolutions?|decisions?|mandate|letters?|notes?|act|decree|law|document|paragraphs?|articles?|communication|final act|signed|annexed)\b[^.;]{0,40}$`)

// listedOnly reports whether an encounter is only named beside a date: in a row
// or heading that tells nothing, or with the date of a document.
func (r *reading) listedOnly(s *sentence, h hit, k int) bool {
	return h.rule.Form == "event" && !r.tells(s) || h.rule.Weight <= occasionWeight && citesPaper(s, h, k)
}

// paperBehind reports whether the first date behind a hit is a document's: "the
// Board discussed the letter of 3 May".
func paperBehind(s *sentence, h hit) bool {
	for _, m := range s.mentions {
		if m.kind == mentionDate && m.start >= h.end {
			return paperOf.in(s.text[h.end:m.start])
		}
	}
	return false
}

// deed is what happens and is no encounter, and has the date that follows it:
// "the hearing on the attack of 3 May".
var deed = newCue(`\b(?:attacks?|incidents?|explosions?|assassination|killings?|earthquake|elections?|coup|murders?|bombing|shooting|clashes)\b`)

// paperOf are documents that have a date.
var paperOf = newCue(`\b(?:report|letter|note|draft|resolution|decision|statement|communication|proposal|request)s?\b`)

// citesPaper reports whether the date of an occasion is a document's: "General
// Assembly resolution 2621 (XXV) of 12 October 1970".
func citesPaper(s *sentence, h hit, k int) bool {
	if k < 0 {
		return false
	}
	from := h.start
	if n := eventAt(s, h); n >= 0 {
		from = s.mentions[n].end
	}
	at := s.mentions[k].start
	return at > from && (paper.MatchString(s.text[from:at]) || deed.in(s.text[from:at]))
}
