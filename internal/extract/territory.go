package extract

import "strings"

// Parts of a state that have a President of their own are told by a name that is
// no country's, and they negotiate and sign: "the President of Puntland", then
// "Puntland and the Federal Government". This file finds their names, and those
// of movements that are named like them: "the leader of Hizbullah".

// headsOf are the words before the name of what has a head of its own. A governor
// or a mayor is one of a state's own officers.
var headsOf = [...]string{"President of ", "Presidents of ", "Premier of ", "leader of ", "leaders of ", "leadership of ", "de facto authorities of "}

// defineTerritories reads such names out of the whole document. One that is told
// but once there is left alone.
func (r *reading) defineTerritories() {
	text := r.doc.Text[:r.doc.Body]
	for _, head := range headsOf {
		for at := 0; ; {
			i := strings.Index(text[at:], head)
			if i < 0 {
				break
			}
			at += i + len(head)
			if name := r.territory(text[at:min(len(text), at+80)]); name != "" && strings.Count(text, name) > 1 {
				r.registry.bodies[name] = &body{key: name, name: name, seen: map[string]int{}}
				r.registry.alias(name, name)
			}
		}
	}
}

// territory returns the one capitalised name at the start of a text that neither
// the gazetteers nor the vocabulary know, or "".
func (r *reading) territory(after string) string {
	toks := r.x.lex.tokenize(after)
	if len(toks) < 2 || toks[0].start > 0 {
		return ""
	}
	t, last := toks[0], 0
	if t.class != title || t.date || t.words != 0 || len(t.text) < 5 {
		return ""
	}
	if toks[1].text == "State" {
		last = 1
	}
	if last+1 < len(toks) && toks[last+1].capital() {
		return ""
	}
	name := after[:toks[last].end]
	if _, ok := r.registry.names[fold(name)]; ok || len(r.x.gaz.Find("in "+name)) > 0 {
		return ""
	}
	return name
}
