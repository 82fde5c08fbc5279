package extract

import (
	"strings"

	"dragoman"
)

// A report tells of its partners one after the other, each under a heading of
// its own, or under a heading that runs into the paragraph: "UNEP. The Executive
// Director met ...". The body named there is whom the text below is about.

// findCounterparts finds for each section the body named in its heading, and for
// each sentence that of the heading that its paragraph, or one before it, begins
// with.
func (r *reading) findCounterparts() {
	r.counter = make([]string, len(r.doc.Sections))
	for i, sec := range r.doc.Sections {
		toks := r.x.lex.tokenize(flatten(sec.Heading))
		for _, g := range r.registry.find(flatten(sec.Heading), toks, r.x.lex) {
			if g.body != "" && g.body != r.home {
				r.counter[i] = g.body
				break
			}
		}
	}
	r.topics = make([]topic, len(r.sentences))
	for i := range r.sentences {
		s := &r.sentences[i]
		if t, ok := r.runIn(s); ok {
			r.topics[i] = t
		} else if i > 0 && r.sentences[i-1].section == s.section {
			r.topics[i] = r.topics[i-1]
		}
	}
}

// topic is the body that a run-in heading names, and whether it names no other.
type topic struct {
	key   string
	alone bool
}

// runIn reads a heading that runs into its paragraph: a first sentence of a few
// words, without a verb, that begins with the name of a body.
func (r *reading) runIn(s *sentence) (topic, bool) {
	if !s.first || len(s.text) > 140 || s.index+1 >= len(r.sentences) || r.sentences[s.index+1].block != s.block || r.doc.Blocks[s.block].Kind == dragoman.TableRow || len(s.mentions) == 0 || s.mentions[0].kind != mentionBody {
		return topic{}, false
	}
	var keys []string
	for _, m := range s.mentions {
		if m.kind != mentionBody {
			return topic{}, false
		}
		if len(keys) == 0 && strings.Trim(s.text[:m.start], "0123456789.()*•-– the") != "" {
			return topic{}, false // something else that a body is named in
		}
		if m.body.key != "" && m.body.key != r.home {
			keys = append(keys, m.body.key)
		}
	}
	if keys = unique(keys); len(keys) == 0 || r.tells(s) {
		return topic{}, false
	}
	return topic{keys[0], len(keys) == 1}, true
}

// about is the body that a sentence stands under: that of its run-in heading, or
// of its section's.
func (r *reading) about(s *sentence) string {
	if s.index < len(r.topics) && s.section >= -1 && r.topics[s.index].key != "" {
		return r.topics[s.index].key
	}
	return r.counterpart(s.section)
}

// alone reports whether what a sentence stands under is about one body only, and
// not about a family of them: "United Nations", "A, B and C".
func (r *reading) alone(s *sentence, key string) bool {
	if tooWide[key] {
		return false
	}
	if t := r.topics[s.index]; t.key == key {
		return t.alone
	}
	heading := flatten(r.doc.Sections[s.section].Heading)
	n := 0
	for _, g := range r.registry.find(heading, r.x.lex.tokenize(heading), r.x.lex) {
		if g.body != "" && g.body != key && g.body != r.home {
			n++
		}
	}
	return n == 0
}

// counterpart is the body that a section is about, its parents' included.
func (r *reading) counterpart(section int) string {
	if section < 0 {
		return ""
	}
	if c := r.counter[section]; c != "" {
		return c
	}
	for i := section - 1; i >= 0; i-- {
		if r.doc.Sections[i].Level < r.doc.Sections[section].Level && r.doc.Sections[i].End >= r.doc.Sections[section].End {
			return r.counter[i]
		}
	}
	return ""
}
