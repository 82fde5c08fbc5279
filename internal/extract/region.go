package extract

import (
	"slices"
	"strings"
)

// The actors of a clause stand in a row before its verb and behind it. These
// functions walk along the row and stop where it ends.

// joins is what may stand between two actors of one row.
var joins = lazily(`(?i)^[\s,;:()“”"\-–—/&]*(?:(?:and|as well as|together with|along with|alongside|with|accompanied by|including|namely|such as|in particular|also|the|a|an|both|his|her|its|their|counterpart|former|then|by|of|from|co-chaired by|chaired by|led by|led jointly by|jointly led by|headed by|headed jointly by|hosted by|organi[sz]ed by|represented by|facilitated by|supported by|in coordination with|in cooperation with|in partnership with|in collaboration with|jointly|respective|between|among|representatives?|officials|secretariats?|delegations?|members|experts|leaders|partners|authorities|other|technical|financial|logistical|substantive|support|assistance|auspices|under|donors|entities|several|senior|high-level|government)[\s,;:()“”"\-–—/&]*)*$`)

// general words may stand among the actors behind a verb.
var general = lazySet("with and by of in on at from the a an to between among several various many other numerous senior high-level high officials official representatives representative delegation delegations leaders heads members number both including namely such as well also respective relevant international organizations organisations organizations' counterparts counterpart his her its their period during ambassadors diplomats authorities government visiting local key including, participants bodies united nations regional national held via again separately jointly bilateral meetings meeting talks discussions or for several, all three two four five second third states state member")

// subjects returns the indexes of the mentions that are the subject of what
// begins at the offset.
func subjects(s *sentence, at int) []int { return founders(s, actingBefore(s, at)) }

// actingBefore is subjects without the body that those told of make up.
func actingBefore(s *sentence, at int) []int {
	var out []int
	pos := coordinated(s, at)
	for k := len(s.mentions) - 1; k >= 0; k-- {
		m := s.mentions[k]
		if m.end > pos {
			continue
		}
		gap := s.text[m.end:pos]
		switch m.kind {
		case mentionDate, mentionPlace, mentionEvent, mentionInstrument:
			if len(out) > 0 {
				// a date inside the row: "the President on 3 May and the Minister"
				if m.kind != mentionDate && m.kind != mentionPlace || len(strings.Fields(gap)) > 3 {
					return out
				}
				continue
			}
			if clauseBreak(gap) {
				return out
			}
			continue
		case mentionBody:
			if m.place != nil && len(out) == 0 && preceded(s.text[:m.start], " in", " to", " from") || m.body.place && len(out) == 0 && preceded(s.text[:m.start], " on") {
				continue
			}
		}
		if len(out) == 0 {
			if len(strings.Fields(gap)) > 26 || strings.ContainsAny(gap, ";.") && !strings.Contains(gap, ". ") {
				return out
			}
			if inParenthetical(s.text, m.start, pos) {
				continue
			}
			if finite.in(progressive(relative.ReplaceAllString(gap, " "), s.text[at:])) {
				return out
			}
			out = append(out, k)
			pos = m.start
			continue
		}
		if !joins.MatchString(gap) && !appositive(gap) && !heads.MatchString(gap) && !chairs.MatchString(gap) {
			return out
		}
		if len(out) == 1 && bareComma.MatchString(gap) && !strings.HasPrefix(s.text[s.mentions[out[0]].end:at], " and ") {
			return out // "at the General Assembly, the Secretary General": no list
		}
		out = append(out, k)
		pos = m.start
	}
	return out
}

// founders adds to the subjects of a verb the body that they founded or make up,
// when no more than that is told of them: "the Commission established by Chile and
// Peru met".
func founders(s *sentence, ids []int) []int {
	if len(ids) == 0 {
		return ids
	}
	first := slices.Min(ids)
	if at := first - 2; at >= 0 && s.mentions[at+1].kind == mentionInstrument && s.mentions[at].kind == mentionBody && !s.mentions[at].body.place && inWhich.MatchString(s.text[s.mentions[at].end:s.mentions[first].start]) {
		return append(ids, at)
	}
	if first == 0 || s.mentions[first-1].kind != mentionBody || s.mentions[first-1].body.place {
		return ids
	}
	if foundedBy.MatchString(s.text[s.mentions[first-1].end:s.mentions[first].start]) {
		ids = append(ids, first-1)
	}
	return ids
}

// foundedBy stands between a body and those who founded it or make it up.
var foundedBy = lazily(`^,? (?:(?:jointly )?(?:established|set up|created|formed|founded) by|which comprises|comprising|composed of|consisting of|made up of|the (?:body|forum|mechanism|framework) in which) (?:the )?$`)

// inWhich is foundedBy behind the instrument that the body watches over.
var inWhich = lazily(`^[^;]{0,110}, the (?:body|forum|mechanism|framework) in which (?:the )?$`)

// coordinated returns where the first verb of a clause stands, when what begins
// at the offset is its second: "Ms. Duarte visited Chad and Mali and [met]".
func coordinated(s *sentence, at int) int {
	if !andVerb.MatchString(tail(s.text[:at], 90)) && !(commaVerb.MatchString(s.text[at:]) && slices.ContainsFunc(s.mentions, func(m mention) bool {
		return m.kind == mentionDate && m.end == at-len(", ") && s.text[m.end:at] == ", "
	})) {
		return at
	}
	first, last := at, 0
	for _, m := range s.mentions {
		if m.end <= at && (m.kind == mentionPerson || m.kind == mentionBody) && m.place == nil {
			last = m.end
		}
	}
	if last == 0 {
		return at
	}
	for i := len(s.tokens) - 1; i > 0; i-- {
		t := s.tokens[i]
		if t.start >= at || !t.verb() {
			continue
		}
		if strings.Contains(s.text[t.end:at], ";") {
			break
		}
		p := s.tokens[i-1]
		for _, m := range s.mentions {
			if (m.kind == mentionPerson || m.kind == mentionBody) && m.place == nil && m.end == p.end {
				first = t.start
			}
		}
		if first < at {
			break
		}
	}
	return first
}

// commaVerb begins the second verb of a row behind the day of the first: "called on
// Ms. Duarte on 3 May, [had a working lunch]".
var commaVerb = lazily(`^(?:had|held|met|conferred|attended|visited|paid|received|spoke|addressed) `)

// andVerb stands before a second verb.
var andVerb = lazily(`,? ?\band(?:, (?:together|along|jointly) with [^,;]{4,60},)?(?: (?:also|then|later|subsequently|separately|jointly))?(?:,? on [^,;]{3,40},?)? $`)

// heads stands between someone and the body that he or she heads.
var heads = lazily(`^, (?:who|whose) (?:also )?(?:heads|leads|chairs|directs|runs|represents|presides over|is (?:the )?[a-z ]{3,20} (?:of|at))(?: the| its)? $`)

// chairs stands between a body and those who chair it.
var chairs = lazily(`^(?: (?:of|for|on) [^,;.]{3,60})?, (?:which (?:is|was) )?(?:jointly |currently )?(?:co-)?(?:chaired|led|convened|facilitated|composed) (?:by|of) (?:the )?$`)

// bareComma joins nothing: the last two of a list have an "and".
var bareComma = lazily(`^\s*,\s*(?:the|his|her|its)?\s*$`)

// relative is a clause between commas behind an actor: ", who was in town, ",
// ", whose navies met, are".
var relative = lazily(`^,? (?:who|whose|whom|which) [^;]{1,120}, (?:(?:is|are|was|were|has|have|had)(?: (?:also|now|still|currently|jointly|been))* )?$`)

// finite verbs between an actor and the trigger say that it is the subject of
// something else.
var finite = newCue(`\b(?:said|stated|noted|reported that|announced|welcomed|expressed|underlined|decided|agreed|adopted|where|whom|whose|is|are|was|were|that|because|if|although|while)\b`)

// progressive takes the auxiliary from the end of a gap where what follows makes
// an active verb of it: "A and B are currently [drafting]", "are [expected to sign]".
func progressive(gap, after string) string {
	if strings.HasSuffix(gap, " to ") {
		return meantTo.ReplaceAllString(gap, "")
	}
	word, _, _ := strings.Cut(after, " ")
	switch word = strings.ToLower(word); {
	case strings.HasSuffix(word, "ing"), word == "expected", word == "scheduled", word == "planned", word == "ready", word == "due":
	default:
		return gap
	}
	return auxiliary.ReplaceAllString(gap, "")
}

// meantTo ends before what someone has ahead: "Ms. Duarte is scheduled to [meet]".
var meantTo = lazily(`(?i)\b(?:is|are|was|were)(?: (?:also|currently|now|still))*(?: (?:scheduled|expected|due|planned|set|slated|supposed|invited))? to $`)

var auxiliary = lazily(`(?i)\b(?:is|are|was|were)(?: (?:also|currently|now|still|jointly|actively|presently))*\s*$`)

// clauseBreak reports whether a gap ends a clause.
func clauseBreak(gap string) bool {
	return strings.ContainsAny(gap, ";") || strings.Contains(gap, ". ")
}

// inParenthetical reports whether the actor at start stands in an inserted
// phrase between commas that begins with a preposition: "..., at the invitation
// of the Government of Japan, visited".
func inParenthetical(text string, start, verb int) bool {
	open := strings.LastIndex(text[:start], ",")
	if open < 0 {
		return onRequest.MatchString(text[:start]) && strings.Contains(text[start:verb], ",")
	}
	inner := strings.ToLower(strings.TrimSpace(text[open+1 : start]))
	if !strings.Contains(text[start:verb], ",") {
		return false
	}
	for _, p := range []string{"who ", "which ", "whose ", "in which ", "of which ", "at which ", "on which ", "at the", "upon the", "on the", "during", "following", "after", "in the", "in line", "in accordance", "pursuant", "in response", "within", "at his", "at her"} {
		if strings.HasPrefix(inner, p) {
			return true
		}
	}
	return false
}

// appositive reports whether a gap is a description between commas: ", a special
// envoy working on the file, accompanied by the".
func appositive(gap string) bool {
	g := strings.TrimSpace(gap)
	if !strings.HasPrefix(g, ",") {
		return false
	}
	inner := strings.TrimSpace(g[1:])
	if !strings.HasPrefix(inner, "a ") && !strings.HasPrefix(inner, "an ") && !strings.HasPrefix(inner, "the ") {
		return false
	}
	i := strings.LastIndex(inner, ",")
	return i > 0 && joins.MatchString(inner[i:]) && len(inner) < 160
}

// fromPeople says that people come from a state, not that it is a place.
var fromPeople = lazily(`(?i)\b(?:experts|participants|officials|delegates|representatives|makers|delegations|ministers|leaders|officers|professionals|parliamentarians|members|staff|youth|students|journalists|diplomats|committees|teams|monitors|groups|lawyers|observers) from (?:the )?$`)

// onRequest opens a sentence that says at whose wish something was done.
var onRequest = lazily(`^(?:\d+\.\s+)?(?:Following|After|At|Upon|In response to|On) (?:a|an|the) requests? (?:of|by|from) (?:the )?$`)

func preceded(before string, words ...string) bool {
	b := strings.TrimRight(before, " ")
	b = strings.TrimSuffix(b, " the")
	for _, w := range words {
		if strings.HasSuffix(b, w) {
			return true
		}
	}
	return false
}

// objects returns the indexes of the actors in the row behind the offset, and
// the offset at which the row ends.
func objects(s *sentence, from int) ([]int, int) {
	var out []int
	pos, aside := from, -1 // the end of the state told last as a place
	for k, m := range s.mentions {
		if m.start < pos {
			continue
		}
		gap := s.text[pos:m.start]
		if !rowGap(gap, len(out) > 0) {
			return out, pos
		}
		switch m.kind {
		case mentionDate:
			pos = m.end
		case mentionPlace, mentionEvent:
			pos = m.end
		case mentionInstrument:
			return out, pos
		case mentionBody, mentionPerson:
			if m.person != nil && m.person.pronoun != "" && !m.person.possessed {
				return out, pos
			}
			if m.kind == mentionBody && m.place != nil && (preceded(gap, "in", "to", "from") && !fromPeople.MatchString(s.text[:m.start]) || pos == aside && strings.HasPrefix(gap, " and ") || gap == ", " && k > 0 && s.mentions[k-1].kind == mentionPlace && s.mentions[k-1].end == pos) {
				pos, aside = m.end, m.end
				continue
			}
			if m.kind == mentionBody && preceded(" "+gap, " at", " at the") {
				pos = m.end // a venue
				continue
			}
			out = append(out, k)
			pos = m.end
		}
	}
	return out, pos
}

// rowGap reports whether the row of actors goes on over a gap: every word of it
// is one that joins actors or describes them in general.
func rowGap(gap string, begun bool) bool {
	gap = strings.Replace(gap, "the following", "", 1) // "met with the following: "
	words := strings.FieldsFunc(strings.ToLower(gap), func(r rune) bool {
		return r == ' ' || r == ',' || r == ';' || r == ':' || r == '(' || r == ')' || r == '“' || r == '”' || r == '"' || r == '–' || r == '—'
	})
	if strings.Contains(gap, ". ") || strings.Contains(gap, "at the request") {
		return false
	}
	if begun && itemEnd(gap) {
		return true
	}
	unknown := 0
	for _, w := range words {
		if !general()[w] {
			if stops()[w] || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
				return false
			}
			unknown++
		}
	}
	if begun {
		return unknown <= 1 && len(words) <= 9
	}
	return unknown <= 4
}

// itemEnd reports whether a gap ends what is said of one in a list with semicolons:
// "Ms. Ana Duarte, Member of the Board [in charge of sustainable transport; ]Mr.".
func itemEnd(gap string) bool {
	said, rest, ok := strings.Cut(gap, "; ")
	return ok && (rest == "" || rest == "and ") && len(strings.Fields(said)) <= 10 && !finite.in(gap)
}

// stops end a row of actors.
var stops = lazySet("since because although to discuss where which who whom that in-order order regarding concerning about on-the issue issues when while because during which presence witnessed review exchange explore enhance strengthen approval resistance opposition objections criticism silence success met had went flew came margins sidelines fringes without absence")
