package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// A report on the cooperation of a body tells of that body's own encounters, and
// names it in few of them: "a seminar was held with UNEP", "the fourth meeting of
// the Ministers of Trade". This file adds the body that reports, and the partner
// whom a chapter is about.

// withReporter completes the bodies of an encounter of which the report names one
// side only, or none. What another body is the occasion of is left as it is, and
// what the Secretary-General reports on is others'.
func (r *reading) withReporter(form dragoman.Form, main *telling, bodies []string) []string {
	if !r.reports || r.author != nil || r.home == "" {
		return bodies
	}
	told := main.weight > occasionWeight
	if c := r.about(main.s); c != "" && form != dragoman.FormSummit && form != dragoman.FormVisit && r.ourOnly(bodies) && r.alone(main.s, c) {
		bodies = append(bodies, c) // it stands only in the heading
	}
	if slices.Contains(bodies, r.home) || form == dragoman.FormSummit && len(bodies) > 0 || !told && !r.ourOnly(bodies) && !slices.Contains(bodies, r.about(main.s)) {
		return bodies
	}
	return append(bodies, r.home)
}

// ourOnly reports whether bodies are none but the one that reports and its
// organs.
func (r *reading) ourOnly(bodies []string) bool {
	return !slices.ContainsFunc(bodies, func(key string) bool { return key != r.home && !r.organOfOurs(key) })
}

// organOfOurs reports whether a body is an organ that the document alone knows
// and names after no other body: "the Committee of Senior Officials".
func (r *reading) organOfOurs(key string) bool {
	b := r.registry.bodies[key]
	if b == nil || b.state {
		return false
	}
	if es := r.x.gaz.Lookup(key); len(es) > 0 && (fold(es[0].Name) == fold(b.name) || similarNames(es[0].Name, b.name)) {
		return false
	}
	for _, w := range strings.Fields(fold(b.name)) {
		if organNoun[w] || w == "party" || w == "commission" {
			return !slices.ContainsFunc(r.x.gaz.Find(b.name), func(m gazetteer.Match) bool { return m.Entries[0].Kind == gazetteer.Body })
		}
	}
	return false
}
