package extract

import (
	"strings"

	"dragoman"
)

// eventParser reads the noun phrases of encounters and instruments.
type eventParser struct {
	lex   *lexicon
	text  string
	toks  []token
	match []gazMatch
}

// small words that may stand between the article and the noun of an encounter
// end where one of these begins.
var beforeEvent = set(strings.Fields("a an the this that these those its his her their our of at in on to for with by from and or during after before following under within between was were is are be been has had have hold holds held holding hosted hosting host organized organised organizing organising convened convening convene attended attend attending facilitated facilitating chaired chairing co-chaired co-chairing undertook undertake undertakes undertaking pays paying makes making opened closed conducted conducting both each any no all which who where when as via several many few some such other numerous various first-ever"))

// parse returns the encounters named in the sentence.
func (p *eventParser) parse() []mention {
	var out []mention
	for i, t := range p.toks {
		if !t.is(eventWord) || t.date {
			continue
		}
		form := p.lex.events[t.lower]
		if t.match > 0 && (t.class != title || p.match[t.match-1].last > i || p.tok(i-1).lower == "episcopal") {
			continue // a part of a body's name
		}
		if t.match > 0 && p.match[t.match-1].short && !isOrdinal(p.tok(p.match[t.match-1].first-1).lower) {
			continue
		}
		if t.text == "Congress" && (strings.HasSuffix(p.text[:t.start], "People’s ") || strings.HasSuffix(p.text[:t.start], "People's ")) {
			continue // a party: "the All People’s Congress"
		}
		if t.match > 0 && t.lower == "assembly" && p.acts(p.match[t.match-1].first) {
			continue
		}
		if onScreen[t.lower] {
			if w := p.tok(i - 1).lower; w == "via" || w == "by" || w == "through" || (w == "video" || w == "web") && (p.tok(i-2).lower == "via" || p.tok(i-2).lower == "by" || p.tok(i-2).lower == "through") {
				continue // the means, not the encounter
			} else if w == "video" {
				form = dragoman.FormCall
			}
		}
		if strings.HasPrefix(t.lower, "conversation") && !phoned[p.tok(i-1).lower] {
			form = dragoman.FormMeeting
		}
		if form == dragoman.FormCall && i+1 < len(p.toks) && (p.toks[i+1].lower == "for" || p.toks[i+1].lower == "to" || p.toks[i+1].lower == "upon" || p.toks[i+1].lower == "by" || p.toks[i+1].lower == "from" && t.lower == "calls") {
			continue // an appeal
		}
		if p.compound(i) {
			continue
		}
		if t.lower == "meeting" && i > 0 && i+1 < len(p.toks) && p.toks[i-1].text == "," && (p.toks[i+1].lower == "with" || p.toks[i+1].lower == "in") {
			continue // the participle: "..., meeting in Kabul with"
		}
		if p.noEvent(i) {
			continue
		}
		if i+1 < len(p.toks) && p.toks[i+1].start-t.end <= 1 {
			if p.toks[i+1].is(eventWord) {
				continue // "training course", "Summit level meeting": the last noun is the head
			}
			if i+2 < len(p.toks) && p.toks[i+1].lower == "level" {
				if p.toks[i+2].is(eventWord) {
					continue
				}
			}
		}
		first := i
		if p.taught(i) {
			form = dragoman.FormTraining
		}
		if i > 0 && form == dragoman.FormConference && p.lex.events[p.toks[i-1].lower] == dragoman.FormSummit {
			form = dragoman.FormSummit // "Summit Conference"
		}
		ordinal, named := false, t.capital() && i > 0
		var session bool
		for first > 0 && i-first < 9 {
			x := p.toks[first-1]
			if x.date && x.class != number || beforeEvent[x.lower] && !(x.capital() && first > 1 && x.match > 0) {
				break
			}
			if x.class == punct && x.text != "-" && x.text != "–" && x.text != "/" {
				break
			}
			if x.class == plain && (verbal(x.lower) || proposing()[x.lower]) {
				break
			}
			if x.class == number && x.date {
				break
			}
			if isOrdinal(x.lower) {
				ordinal = true
			}
			if x.capital() && first-1 > 0 {
				named = true
			}
			if x.is(bodyWord) && (x.capital() || x.lower == "committee" || x.lower == "council" || x.lower == "board") {
				session = true
			}
			first--
		}
		for first < i && p.toks[first].class == punct {
			first++
		}
		e := &event{head: t.lower, form: form, named: named || ordinal}
		if form == dragoman.FormMeeting && !meal(t.lower) && (session || p.sitsBody(i)) {
			e.form = dragoman.FormSession
		}
		if form == dragoman.FormMeeting && ordinal && first > 0 && (p.toks[first-1].lower == "its" || isDigit(p.toks[first].text[0]) && len(p.toks[first].text) > 4 || p.ofSeries(i)) {
			e.form = dragoman.FormSession // "at its 2059th meeting", "the third meeting of the Harbour Forum"
		}
		e.title = p.text[p.toks[first].start:t.end]
		out = append(out, mention{kind: mentionEvent, start: p.toks[first].start, end: t.end, event: e, source: "grammar"})
	}
	return out
}

// phoned are the words that make a call of a conversation.
var phoned = set(strings.Fields("telephone phone video online virtual telephonic"))

// onScreen are nouns that name an encounter or the means by which it is held.
var onScreen = set(strings.Fields("conference videoconference teleconference video-conference"))

// taught reports whether the encounter whose noun stands at i is one at which
// people learn: "training session", "workshop for trainees".
func (p *eventParser) taught(i int) bool {
	switch p.toks[i].lower {
	case "session", "sessions", "programme", "workshop", "workshops", "seminar", "seminars", "week":
	default:
		return false
	}
	if i > 0 && (p.lex.events[p.toks[i-1].lower] == dragoman.FormTraining || p.toks[i-1].lower == "capacity-building") {
		return true
	}
	if p.tok(i+1).lower == "on" {
		return p.taughtOn(i + 2)
	}
	if p.tok(i+1).lower != "for" {
		return false
	}
	k := i + 2 // "for young lawyers": people, not a purpose
	for k < len(p.toks) && k < i+7 && p.toks[k].class == plain && !beforeEvent[p.toks[k].lower] {
		k++
	}
	return learners()[p.tok(k-1).lower]
}

// taughtOn reports whether the matter that begins at i is followed by those who
// learn: "workshop on Green Finance for the officials".
func (p *eventParser) taughtOn(i int) bool {
	for n := i; n < len(p.toks) && n < i+8; n++ {
		t := p.toks[n]
		if t.class == punct || t.date || verbal(t.lower) || verbs[t.lower] {
			return false
		}
		if t.lower == "for" && (p.tok(n+1).lower == "the" || p.tok(n+1).class == number) {
			for k := n + 2; k < n+5; k++ {
				if learners()[p.tok(k).lower] {
					return true
				}
			}
		}
	}
	return false
}

// learners are those for whom a workshop is given.
var learners = lazySet("trainees trainers officers officials inspectors judges prosecutors lawyers teachers journalists police guards students graduates staff engineers nurses doctors observers educators farmers managers practitioners professionals")

// acts reports whether the body whose name begins at i acts in a passive: "approved
// by the General Assembly" names no sitting.
func (p *eventParser) acts(i int) bool {
	if i > 0 && p.toks[i-1].lower == "the" {
		i--
	}
	return i > 0 && p.toks[i-1].lower == "by"
}

// noEvent reports whether the noun of an encounter at i names none here: it is a
// verb ("will visit Peru") or only describes the next noun ("the summit
// documents", "opening remarks").
func (p *eventParser) noEvent(i int) bool {
	if i > 0 {
		switch before := p.toks[i-1].lower; before {
		case "will", "would", "shall", "should", "could", "may", "might", "must", "cannot", "did", "does", "not":
			return true
		case "to":
			switch p.toks[i].lower {
			case "visit", "call", "launch", "tour":
				return true
			}
		}
	}
	if p.toks[i].text == "week" && p.tok(i+1).lower == "of" && (p.tok(i+2).date || p.tok(i+2).class == number) {
		return true // seven days
	}
	switch p.toks[i].lower {
	case "table", "tables":
		return p.tok(i-1).lower != "round"
	case "round":
		return !p.ofTalks(i)
	case "event", "events":
		return !p.newEvent(i)
	}
	if strings.HasPrefix(p.toks[i].lower, "exchange") {
		return !p.talks(i)
	}
	if p.toks[i].lower == "course" && (p.tok(i-1).lower == "of" || p.tok(i-2).lower == "in" && p.tok(i-1).lower == "the") {
		return true // "of course", "in the course of"
	}
	k := i + 1
	if k < len(p.toks) && (p.toks[k].lower == "'s" || p.toks[k].lower == "’s") {
		k++
	}
	if k < len(p.toks) && (p.toks[k].lower == "resolution" || p.toks[k].lower == "resolutions" || p.toks[k].lower == "decision" || p.toks[k].lower == "decisions") {
		return true // "General Assembly resolution 2621"
	}
	return k < len(p.toks) && p.toks[k].class == plain && describedByEvent()[p.toks[k].lower]
}

// ofTalks reports whether "the ninth round" at i is one of talks, and none of votes,
// shots or a contest: of what, the text has told before.
func (p *eventParser) ofTalks(i int) bool {
	if t := p.tok(i - 1); !isOrdinal(t.lower) || t.lower == "last" || p.tok(i+1).lower == "of" || strings.HasSuffix(p.tok(i+1).lower, "s") {
		return false
	}
	for _, t := range p.toks {
		switch t.lower {
		case "election", "elections", "electoral", "vote", "votes", "voting", "voters", "ballot", "polls", "poll", "candidate", "candidates", "run-off", "runoff", "presidential", "legislative", "parliamentary", "campaign", "funding", "vaccination", "evaluation", "review", "grants", "applications", "project", "projects", "tender":
			return false
		}
	}
	return true
}

// newEvent reports whether the noun "event" at i names one that has not been told
// of: "a side event", and not "the event".
func (p *eventParser) newEvent(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch t := p.toks[k]; {
		case t.lower == "a" || t.lower == "an" || k == i-1 && (t.lower == "side" || t.lower == "pledging"):
			return true
		case t.class == punct || t.is(particle) || beforeEvent[t.lower]:
			return false
		}
	}
	return false
}

// talks reports whether the exchange at i is one of views, not of fire, prisoners
// or money: it is held "with", "among" or "between" others.
func (p *eventParser) talks(i int) bool {
	switch p.tok(i + 1).lower {
	case "with", "among", "between":
	default:
		return false
	}
	for k := max(0, i-3); k < i; k++ {
		switch p.toks[k].lower {
		case "hosted", "held", "facilitated", "convened", "organized", "organised", "had", "several", "virtual", "moderated", "policy":
			return true
		}
	}
	return false
}

// describedByEvent are nouns that the noun of an encounter describes.
var describedByEvent = lazySet("remarks remark statement speech address room rooms hall venue centre center document documents paper papers budget minutes agenda report reports calendar facilities services record records fee fees materials outcome outcomes preparations hours tool tools")

// compound reports whether the noun at i only describes the noun behind it
// ("meeting documents", "launching incidents") or names no single encounter
// ("their training").
func (p *eventParser) compound(i int) bool {
	if i+1 < len(p.toks) {
		n := p.toks[i+1]
		if n.class == plain && !n.date && n.start-p.toks[i].end <= 1 && !afterEvent()[n.lower] && !verbal(n.lower) && !strings.HasSuffix(n.lower, "ed") && !strings.HasSuffix(n.lower, "ly") && !strings.HasSuffix(n.lower, "ing") {
			return true
		}
	}
	if p.tok(i+1).lower == "and" && p.tok(i+2).class == plain && sites()[p.tok(i+3).lower] {
		return true // "training and housing zones"
	}
	if p.toks[i].lower == "training" || p.toks[i].lower == "briefing" {
		if i == 0 || p.toks[i-1].class == punct {
			return true
		}
		switch w := p.toks[i-1].lower; w {
		case "their", "his", "her", "its", "and", "or", "for", "of", "in", "on", "with", "by", "as", "to", "military", "further":
			return true
		}
	}
	return false
}

// sites are places that are described by what goes on there.
var sites = lazySet("zone zones area areas centre centres center centers camp camps site sites facility facilities")

// afterEvent are words in small letters that may stand behind the noun of an
// encounter.
var afterEvent = lazySet("of on in at with between among for from to held was were is are has have had been be that which who where when and or but by during organized took takes will would could should may also there here under as not via within while following after before about concerning regarding entitled titled dedicated hosted this last next the a an it he she they program programme series level course session sessions meeting workshop events alongside beside jointly again together since through until into over off up out its their his both each some all if because whether throughout around upon without against chaired co-chaired attended led brought gave said")

// meal reports whether an encounter is one at table: no body sits at it.
func meal(w string) bool { return w == "lunch" || w == "luncheon" || w == "dinner" || w == "breakfast" }

// sitsBody reports whether "of the <standing body>" follows the noun at i.
func (p *eventParser) sitsBody(i int) bool {
	if i+1 >= len(p.toks) || p.toks[i+1].lower != "of" {
		return false
	}
	for k := i + 2; k < len(p.toks) && k < i+9; k++ {
		t := p.toks[k]
		if t.is(bodyWord) && (t.capital() || t.lower != "conference" && t.lower != "parties" && t.lower != "congress" && t.lower != "force" && (t.lower != "group" || p.toks[k-1].lower == "working")) {
			return true
		}
		if t.lower == "and" && p.toks[k-1].capital() && p.tok(k+1).capital() {
			continue // "of the Mediation and Security Council"
		}
		if t.class == punct || t.class == plain && t.lower != "the" && t.lower != "of" && t.lower != "de" && t.lower != "facto" && t.lower != "working" && t.lower != "steering" && t.lower != "joint" && t.lower != "technical" && t.lower != "advisory" && t.lower != "executive" {
			return false
		}
	}
	return false
}

// ofSeries reports whether "of the <Name>" follows the noun at i, the name being of
// no people: "of the Ministers" would be.
func (p *eventParser) ofSeries(i int) bool {
	name := p.tok(i + 3)
	for k := i + 3; k < i+7; k++ {
		if together()[p.tok(k).lower] {
			return false // "of the Turkic cooperation organizations": theirs, and no series
		}
		if !p.tok(k).capital() && p.tok(k).class != plain {
			break
		}
	}
	for k := i + 4; k < i+9; k++ {
		if t := p.tok(k); t.text == "," && (p.tok(k+1).capital() || p.tok(k+1).lower == "the" && p.tok(k+2).capital()) {
			return false // "of the Union, the League and the Bank": those who meet
		}
	}
	return p.tok(i+1).lower == "of" && p.tok(i+2).lower == "the" && name.capital() && !name.is(headWord) && name.lower != "heads" && name.lower != "parties"
}

// together are nouns of bodies that have a meeting with one another.
var together = lazySet("organizations organisations secretariats institutions bodies agencies authorities countries states administrations")

// verbal reports whether a word in small letters is likely a verb, so that it
// does not belong to a noun phrase.
func verbal(w string) bool {
	if strings.HasSuffix(w, "ed") && len(w) > 4 && !adjectiveED[w] {
		return true
	}
	switch w {
	case "met", "took", "gave", "paid", "made", "also", "jointly", "successfully", "will", "would", "could", "may", "not", "then", "including":
		return true
	}
	return false
}

// verb reports whether a token is likely a verb, and written as one.
func (t token) verb() bool { return t.class == plain && (verbal(t.lower) || verbs[t.lower]) }

// proposing are the participles that have an encounter for their object.
var proposing = lazySet("proposing requesting suggesting regarding concerning announcing offering cancelling postponing preparing planning scheduling arranging joining leaving addressing calling seeking")

var adjectiveED = set([]string{"high-level", "expanded", "enlarged", "extended", "united", "combined", "planned", "proposed", "scheduled", "so-called", "dedicated", "integrated", "restricted", "closed", "related", "limited"})

// ordinals in words, for "the fifty-ninth meeting".
var ordinals = set(strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth inaugural next last"))

func isOrdinal(w string) bool {
	if ordinals[w] {
		return true
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 && ordinals[w[i+1:]] {
		return true
	}
	if len(w) > 2 && isDigit(w[0]) {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			return true
		}
	}
	return false
}
