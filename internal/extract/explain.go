package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dragoman"
)

// Trace tells how one sentence was read: what it was taken to name, which rules
// fired, and which came near and why they did not.
type Trace struct {
	Page  int    `json:"page"`  // from 1; 0 where there are no pages
	Start int    `json:"start"` // in code points of the canonical text
	End   int    `json:"end"`
	Text  string `json:"text"` // on one line
	// Seen is the sentence as the rules see it: each mention is its placeholder.
	Seen string `json:"seen"`
	// Fired are the rules that matched, in the order of the sentence.
	Fired []Firing `json:"fired"`
	// Near are the rules that would match if one mention were another.
	Near []NearMiss `json:"near"`
	// Telling is true where the sentence gives a date and names somebody, so that
	// a record might be expected of it.
	Telling bool `json:"telling"`
}

// Firing is one match of a rule.
type Firing struct {
	Rule    string   `json:"rule"`
	Words   string   `json:"words"`   // the words of the match; empty where the form of the text told
	Records []string `json:"records"` // the ids of the records that it is evidence of, or went into
	Why     string   `json:"why"`     // why there is none, or whose evidence it is
}

// NearMiss is a rule whose words all stand in the sentence, and whose mentions
// do, but for one.
type NearMiss struct {
	Rule  string `json:"rule"`
	Wants string `json:"wants"` // the mention wanted: "{person}"
	Has   string `json:"has"`   // what stands in its place
}

// Explain reads a document as Extract does and tells how each sentence was read.
func (x *Extractor) Explain(doc *dragoman.Document) ([]Trace, error) {
	e, r, err := x.extract(doc)
	if err != nil {
		return nil, err
	}
	ex := &explainer{r: r, made: map[string][]string{}}
	r.last = nil // read again from the beginning
	for i := range e.Meetings {
		ex.note(e.Meetings[i].ID, e.Meetings[i].Evidence)
	}
	for i := range e.Agreements {
		ex.note(e.Agreements[i].ID, e.Agreements[i].Evidence)
	}
	for _, rule := range x.rules.Rules {
		// an occasion is named by so few words that it is near everywhere
		if rule.Weight > occasionWeight {
			ex.loose = append(ex.loose, loosen(rule))
		}
	}
	out := make([]Trace, 0, len(r.sentences))
	for i := range r.sentences {
		out = append(out, ex.trace(&r.sentences[i]))
	}
	return out, nil
}

// explainer reads a document a second time, sentence by sentence, and asks at
// each step why it went on or not.
type explainer struct {
	r      *reading
	made   map[string][]string // records by sentence and rule
	told   []claim             // the evidence of all records
	loose  []loose
	last   *telling
	before []*pact
}

// claim is one piece of evidence of a record.
type claim struct {
	start    int // in code points
	rule, id string
}

func evidenceKey(start int, rule string) string { return rule + "@" + strconv.Itoa(start) }

func (x *explainer) note(id string, list []dragoman.Evidence) {
	for _, ev := range list {
		k := evidenceKey(ev.Start, ev.Rule)
		x.made[k] = unique(append(x.made[k], id))
		x.told = append(x.told, claim{ev.Start, ev.Rule, id})
	}
}

func (x *explainer) records(s *sentence, rule string) []string {
	return x.made[evidenceKey(x.r.doc.Points(s.Start), rule)]
}

func (x *explainer) trace(s *sentence) Trace {
	doc := x.r.doc
	t := Trace{
		Start: doc.Points(s.Start), End: doc.Points(s.End),
		Text: oneLine(s.text), Seen: oneLine(s.masked().text), Fired: []Firing{}, Near: []NearMiss{},
	}
	if p := doc.PageAt(s.Start); p >= 0 {
		t.Page = doc.Pages[p].Number
	}
	dated, somebody := false, false
	for _, m := range s.mentions {
		dated = dated || m.kind == mentionDate
		somebody = somebody || m.kind == mentionPerson || m.kind == mentionBody
	}
	t.Telling = dated && somebody
	t.Fired = append(append(t.Fired, x.meetings(s, dated)...), x.pacts(s)...)
	t.Fired = x.byForm(t)
	t.Near = append(t.Near, x.near(s, t.Fired)...)
	return t
}

// byForm adds what was read in a sentence from the form of the text and not by
// a trigger: an item of a list, the clauses of a treaty.
func (x *explainer) byForm(t Trace) []Firing {
	for _, c := range x.told {
		if c.start < t.Start || c.start >= t.End || slices.ContainsFunc(t.Fired, func(f Firing) bool { return slices.Contains(f.Records, c.id) }) {
			continue
		}
		t.Fired = append(t.Fired, Firing{Rule: c.rule, Records: []string{c.id}, Why: "read from the form of the text"})
	}
	return t.Fired
}

// meetings follows the rules of encounters through a sentence.
func (x *explainer) meetings(s *sentence, dated bool) []Firing {
	hits := append(x.r.hits(s, "meeting"), x.r.hits(s, lastResort)...)
	last := x.last
	groups := x.r.dateHits(s, hits, x.r.lead(s, last))
	out := make([]Firing, len(hits))
	for i, h := range hits {
		out[i] = Firing{Rule: h.rule.ID, Words: oneLine(s.text[h.start:h.end]), Records: []string{}}
		switch {
		case !dated:
			out[i].Why = "the sentence gives no date"
		default:
			out[i].Why = "no date of the sentence belongs to it"
		}
	}
	for _, g := range groups {
		why, rule := "", ""
		if g.date < 0 && last == nil && !x.r.lead(s, last) {
			why = "the sentence gives no date, and no encounter was told before it"
		} else if list := x.r.build(s, g, last); len(list) > 0 {
			rule = list[0].rule
			if !list[0].carry {
				x.last, x.r.last = list[0], list[0]
			}
		} else {
			why = x.refusal(s, g, last)
		}
		for i, h := range hits {
			if !slices.ContainsFunc(g.hits, func(o hit) bool { return o.rule == h.rule && o.start == h.start }) {
				continue
			}
			if rule == "" {
				if len(out[i].Records) == 0 {
					out[i].Why = why
				}
				continue
			}
			out[i].Records = unique(append(out[i].Records, x.records(s, rule)...))
			switch {
			case len(out[i].Records) == 0:
				out[i].Why = "it adds nothing to the encounter told before it"
			case h.rule.ID != rule:
				out[i].Why = "told with " + rule
			default:
				out[i].Why = ""
			}
		}
	}
	return out
}

// refusal says why a group of hits made no telling.
func (x *explainer) refusal(s *sentence, g dated, last *telling) string {
	if g.date < 0 {
		if !carries(s, last) {
			return "the sentence gives no date and does not go on about the encounter before it"
		}
		return "nobody is named who took part"
	}
	if m := s.mentions[g.date]; x.r.resolveDate(s, m, g.part) == nil {
		return fmt.Sprintf("%q cannot be worked out: neither the sentence nor the document gives the year or day that it counts from", oneLine(s.text[m.start:m.end]))
	}
	for _, h := range g.hits {
		if passiveMet.MatchString(s.text[max(0, h.start-24):h.end]) {
			return "a need or condition was met, nobody"
		}
	}
	return "too little is named: nobody who took part, or one side only, and no place"
}

// pacts follows the rules of agreements through a sentence.
func (x *explainer) pacts(s *sentence) []Firing {
	made := x.r.pacts(s, x.before, x.last)
	x.before = append(x.before, made...)
	won := x.r.hits(s, "agreement")
	var out []Firing
	for _, h := range x.r.x.rules.match(s, "agreement") {
		f := Firing{Rule: h.rule.ID, Words: oneLine(s.text[h.start:h.end]), Records: []string{}}
		if i := slices.IndexFunc(won, func(o hit) bool { return o.rule == h.rule && o.start == h.start }); i < 0 {
			f.Why = "gave way to a rule that matches more"
			if i := slices.IndexFunc(won, func(o hit) bool { return o.start < h.end && h.start < o.end }); i >= 0 {
				f.Why = "gave way to " + won[i].rule.ID + ", which matches more"
			}
		} else if f.Records = unique(append(f.Records, x.records(s, h.rule.ID)...)); len(f.Records) == 0 {
			f.Records = []string{}
			f.Why = x.unratified(s, h)
		}
		out = append(out, f)
	}
	return out
}

// unratified says why a hit made no agreement.
func (x *explainer) unratified(s *sentence, h hit) string {
	if len(x.r.instrumentsOf(s, h)) == 0 {
		return "no instrument is named in it"
	}
	if done(dragoman.AgreementStatus(h.rule.Status)) && notDone.in(s.text[max(0, h.start-24):min(len(s.text), h.end+12)]) {
		return "the sentence denies it"
	}
	return "too few parties are named, or the instrument is only cited"
}

// loose is a rule's trigger in which any word may stand for a mention.
type loose struct {
	rule    *Rule
	pattern *regexp.Regexp
	wants   []string // the mention that each group stands for
}

// looseWord is a mention, or a whole word that is not too short to be one: under
// the flag U, "?" takes as much as there is.
const looseWord = `(\{[a-z]+\}|\b\p{L}{4,}?)`

// loosen lets any mention, or any word, stand where the trigger wants a mention.
func loosen(rule *Rule) loose {
	l := loose{rule: rule}
	expr := placeholderPattern.ReplaceAllStringFunc(rule.Trigger, func(p string) string {
		l.wants = append(l.wants, p)
		return looseWord
	})
	// A trigger with groups of its own, or one that is too long so, has no near
	// misses.
	// U prefers the shortest match, which reads like the phrase that is meant.
	if re, err := regexp.Compile(`(?iU)` + expr); err == nil && re.NumSubexp() == len(l.wants) {
		l.pattern = re
	}
	return l
}

// near returns the rules that miss a sentence by one mention. Where a record was
// made, no other rule of its kind was near.
func (x *explainer) near(s *sentence, fired []Firing) []NearMiss {
	var out []NearMiss
	read := map[string]bool{} // the kinds of record that were made
	for _, f := range fired {
		if len(f.Records) > 0 {
			kind, _, _ := strings.Cut(f.Records[0], "_")
			read[kind] = true
		}
	}
	for _, l := range x.loose {
		if l.pattern == nil || read[recordPrefix(l.rule)] || slices.ContainsFunc(fired, func(f Firing) bool { return f.Rule == l.rule.ID }) {
			continue
		}
		for _, loc := range l.pattern.FindAllStringSubmatchIndex(s.masked().text, -1) {
			var missing []NearMiss
			for i, wants := range l.wants {
				start, end := loc[2*i+2], loc[2*i+3]
				if start < 0 || accepts(wants, s.mask.text[start:end]) {
					continue
				}
				has := s.mask.text[start:end]
				if (wants == "{date}") != (has == "{date}") && strings.HasPrefix(has, "{") {
					missing = nil // no mistake would take the one for the other
					break
				}
				if in := s.mentionsIn(start, start+1); len(in) > 0 {
					has = oneLine(s.text[s.mentions[in[0]].start:s.mentions[in[0]].end])
				}
				missing = append(missing, NearMiss{l.rule.ID, wants, has})
			}
			if len(missing) == 1 && !small(missing[0].Has) {
				out = append(out, missing[0])
				break
			}
		}
	}
	return out
}

// recordPrefix is what the ids of a rule's records begin with.
func recordPrefix(r *Rule) string {
	if r.Kind == "agreement" {
		return "agr"
	}
	return "mtg"
}

// small reports whether a word is one that is never a name or a noun.
func small(word string) bool {
	w := strings.ToLower(word)
	return function[w] || beforeEvent[w] || verbal(w)
}

// accepts reports whether a trigger's placeholder takes what stands there.
func accepts(wants, has string) bool {
	switch wants {
	case "{actor}":
		return has == "{person}" || has == "{org}"
	case "{event}":
		return slices.ContainsFunc(forms, func(f dragoman.Form) bool { return has == "{"+string(f)+"}" })
	}
	return wants == has
}
