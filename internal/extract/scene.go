package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// A report on several states says once where a paragraph leads, "In Chile, ...",
// and goes on about "the President" and "the Prime Minister". This file finds the
// state that such words mean.

// findScenes notes for each sentence the state that it, or one before it in its
// paragraph, is said to tell of.
func (r *reading) findScenes() {
	r.scenes = make([]string, len(r.sentences))
	for i := range r.sentences {
		s := &r.sentences[i]
		if key, ok := r.sets(s); ok {
			r.scenes[i] = key
		} else if !s.first && i > 0 {
			r.scenes[i] = r.scenes[i-1]
		}
	}
}

// sets reports whether a sentence begins with words that say where what it tells
// was, and the state that it names, or "" for several or none.
func (r *reading) sets(s *sentence) (string, bool) {
	if len(s.mentions) == 0 {
		return "", false
	}
	m := s.mentions[0]
	lead, after := s.text[:m.start], s.text[m.end:]
	switch {
	case len(lead) > 40:
		return "", false
	case m.kind == mentionBody && m.body.place:
		if opensScene.MatchString(lead) {
			if strings.HasPrefix(after, " and ") || strings.HasPrefix(after, ", ") && len(s.mentions) > 1 && s.mentions[1].places() && s.mentions[1].start-m.end < 7 {
				return "", true // "In Chile and Peru"
			}
			return m.body.key, strings.HasPrefix(after, ",")
		}
		// "Chile held elections": its own doings
		if s.first && opensBare.MatchString(lead) {
			for _, t := range s.tokens {
				if t.start > m.end {
					return m.body.key, t.verb()
				}
			}
		}
	case m.place != nil && m.place.Kind == gazetteer.City && opensScene.MatchString(lead) && strings.HasPrefix(after, ","):
		return "", r.state == "" // somewhere else: see seatState
	}
	return "", false
}

// places reports whether a mention is of a state or a city.
func (m mention) places() bool {
	return m.place != nil || m.kind == mentionBody && m.body.place
}

var (
	opensScene = lazily(`^(?:\d+\.\s+)?(?:(?:Meanwhile|However|Elsewhere|Similarly),? )?(?i:in|with (?:regard|respect) to|as regards|regarding|concerning|as for|turning to|as to) (?:the |neighbouring )?$`)
	opensBare  = lazily(`^(?:\d+\.\s+)?(?:The )?$`)
)

// sceneOf is the state whose office is meant by one without a state that a mention
// at an offset names: that of its paragraph, or of the capital or the state to which
// the words before it lead, "travelled to Lima, where he was received by the
// President".
func (r *reading) sceneOf(s *sentence, at int) string {
	if r.author == nil {
		return ""
	}
	if key := r.scenes[s.index]; key != "" {
		return key
	}
	if r.state != "" {
		return ""
	}
	key := ""
	for _, m := range s.mentions {
		if m.start >= at {
			break
		}
		if k := r.seatState(m); k != "" && preceded(s.lead(m.start), " in", "in", " to", " visited") {
			if key != "" && key != k {
				return ""
			}
			key = k
		}
	}
	return key
}

// seatState is the state that a mention of it, or of its capital, names as a place.
func (r *reading) seatState(m mention) string {
	switch {
	case m.kind == mentionBody && m.body.place:
		return m.body.key
	case m.place != nil && m.place.Kind == gazetteer.City && m.place.Capital:
		for _, e := range r.x.gaz.Lookup(m.place.CountryName) {
			if e.Kind == gazetteer.State {
				return r.registry.entry(e, "").key
			}
		}
	}
	return ""
}

// whereStill is the state in which an encounter was that goes on about a visit told
// before it in its paragraph: "The delegation was received by the President".
func (r *reading) whereStill(t, last *telling) string {
	if r.author == nil || last == nil || last.where == "" || last.s.block != t.s.block || t.s.index-last.s.index > 3 || last.form != dragoman.FormVisit && last.s != t.s && last.form != dragoman.FormMeeting {
		return ""
	}
	if t.place != nil && t.place.CountryCode != "" {
		if b := r.registry.bodies[last.where]; b == nil || b.code != string(t.place.CountryCode) {
			return ""
		}
	}
	return last.where
}
