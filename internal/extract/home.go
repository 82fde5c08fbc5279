package extract

import (
	"cmp"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// titled reports whether the title, or the first heading, names the body that
// reports: only then is the document sure to tell of that body's doings.
func (r *reading) titled() bool {
	for _, h := range r.headings(2) {
		for _, g := range r.registry.find(h, r.x.lex.tokenize(h), r.x.lex) {
			if g.body != "" && g.body == r.home {
				return true
			}
		}
	}
	return false
}

// findHome finds the body whose activities the document reports.
func (r *reading) findHome() {
	if want := r.x.opts.Home; want != "" {
		if es := r.x.gaz.Lookup(want); len(es) > 0 {
			r.home = r.registry.entry(es[0], "").key
			return
		}
		if key, ok := r.registry.names[fold(want)]; ok {
			r.home = key
			return
		}
		r.home = r.registry.own(want).key
		return
	}
	score, bare := map[string]int{}, map[string]int{}
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			switch m.kind {
			case mentionBody:
				if m.body.key == "" || m.body.place {
					continue
				}
				score[m.body.key]++
				if m.start < 12 || strings.HasPrefix(s.text[min(len(s.text), m.end):], " Secretariat") {
					score[m.body.key]++
				}
			case mentionPerson:
				p := m.person
				if p.org == "" {
					if p.definite && p.name == "" {
						bare[p.role]++
					}
					continue
				}
				score[p.org]++
				low := strings.ToLower(p.role)
				if strings.Contains(low, "special representative") && p.org != "UN" {
					score[p.org] += 12
				}
				if m.start < 40 {
					score[p.org]++
				}
			}
		}
	}
	for i, h := range r.headings(3) {
		toks := r.x.lex.tokenize(h)
		for _, g := range r.registry.find(h, toks, r.x.lex) {
			if g.body != "" && !g.state {
				score[g.body] += 25
				if i > 0 && r.doc.Title != "" {
					score[g.body] -= 20 // a partner's chapter may come first
				}
			}
		}
	}
	if key := r.letterOf(); key != "" {
		r.home = key
		return
	}
	masthead := r.masthead()
	if masthead != "" {
		score[masthead] += 25
	}
	if key := r.dateline(); key != "" {
		score[key] += 25
	}
	for role, n := range bare { // "the Special Adviser" is whose office reports
		if key := "Office of the " + role; r.registry.bodies[key] != nil {
			score[key] += n
		}
	}
	own := strings.Contains(strings.ToLower(r.doc.Title+r.doc.Text[:min(len(r.doc.Text), 3000)]), "report of the secretary-general") &&
		(masthead == "" || r.inFamily(masthead, "UN"))
	best := 0
	for key, n := range score {
		if own && !r.inFamily(key, "UN") && !envoysOffice.MatchString(key) {
			continue
		}
		b := r.registry.bodies[key]
		if b == nil || b.state || bareStaff[fold(key)] || key == factoAuthorities {
			continue
		}
		if tooWide[key] {
			n /= 8
		}
		if n > best || n == best && key < r.home {
			best, r.home = n, key
		}
	}
	if best < 3 {
		r.home = ""
	}
	if own {
		if r.home == "" || r.home == "UN" {
			r.home = cmp.Or(r.envoysHome(), "UN")
		}
		r.author = &person{role: "Secretary-General", org: "UN", orgs: []string{"UN"}}
	}
}

// masthead is the body whose name, or whose secretariat's, is a line of the cover:
// "WMO SECRETARIAT"; or "".
func (r *reading) masthead() string {
	lines := 0
	told := false
	for _, b := range r.doc.Blocks[:min(len(r.doc.Blocks), 8)] {
		if b.End-b.Start > 300 || told && b.Kind == dragoman.Heading {
			return ""
		}
		told = told || b.Kind != dragoman.Heading
		for line := range strings.Lines(r.doc.Text[b.Start:b.End]) {
			line = strings.Trim(flatten(line), " *_#")
			low := strings.ToLower(line)
			if lines++; lines > 10 || ofOrgans.MatchString(low) {
				return ""
			}
			if len(line) > 120 {
				continue
			}
			for _, g := range r.registry.find(line, r.x.lex.tokenize(line), r.x.lex) {
				if g.body == "" || g.state || strings.TrimPrefix(low[:g.start], "the ") != "" || bareStaff[fold(g.body)] {
					continue
				}
				if rest := low[g.end:]; rest == "" || mastheadRest.MatchString(rest) {
					return g.body
				}
			}
		}
	}
	return ""
}

var (
	// ofOrgans begins the line of a cover whose document is of the United Nations,
	// or a letter.
	ofOrgans = lazily(`^(?:united nations|security council|general assembly|letter dated|human rights council|economic and social council)\b`)
	// mastheadRest stands behind the name of a body in a line of its own.
	mastheadRest = lazily(`^(?: \([^)]*\))?(?: (?:general |permanent |executive |international )*(?:secretariat|headquarters|commission))?(?:$|[ ,]*[–—-] | \(|,)`)
)

// letterOf is the panel or committee whose letter the document is: "Letter dated 3
// May 2021 from the Panel of Experts on Chile addressed to"; or "".
func (r *reading) letterOf() string {
	for _, b := range r.doc.Blocks[:min(len(r.doc.Blocks), 6)] {
		text := flatten(r.doc.Text[b.Start:b.End])
		m := letterFrom.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		name := strings.Join(strings.Fields(m[1]), " ")
		for _, g := range r.registry.find(name, r.x.lex.tokenize(name), r.x.lex) {
			if g.body != "" && !g.state && g.start == 0 && g.end == len(name) {
				return g.body
			}
		}
		return r.registry.own(name).key
	}
	return ""
}

// letterFrom takes the name of the panel or committee out of a letter's title.
var letterFrom = lazily(`^(?:Letter|Note) dated [^.;]{5,20} from the (?:(?:Co-)?(?:Chair|Chairs|Chairman|Chairperson|Coordinator|members|Acting Chair) of the )?((?:Panel|Group|Monitoring Group|Monitoring Team|Commission|Security Council Committee|Committee|Team|Mechanism)\b[^;]{5,140}?) (?:concerning|regarding|addressed|transmitting|to the)\b`)

// bareStaff are names of a secretariat that do not tell whose it is.
var bareStaff = map[string]bool{"general secretariat": true, "executive secretariat": true, "permanent secretariat": true, "secretariat general": true, "international secretariat": true, "permanent international secretariat": true}

// dateline is the body that a line of the cover begins with, before a place and a
// day: "World Meteorological Organization, Geneva, 3 May 2021"; or "".
func (r *reading) dateline() string {
	for _, b := range r.doc.Blocks[:min(len(r.doc.Blocks), 4)] {
		line := flatten(r.doc.Text[b.Start:b.End])
		if len(line) > 120 {
			continue
		}
		ds := date.Find(line)
		if len(ds) != 1 || strings.Trim(line[ds[0].End:], " .*") != "" {
			continue
		}
		for _, g := range r.registry.find(line, r.x.lex.tokenize(line), r.x.lex) {
			if g.body != "" && !g.state && g.start == 0 && strings.HasPrefix(line[g.end:], ",") {
				return g.body
			}
		}
	}
	return ""
}

// envoysHome is the office of the author's envoy, where the document goes on about
// "the Office of the Special Envoy" and names the envoy's field once; or "".
func (r *reading) envoysHome() string {
	for i := range r.sentences {
		for _, m := range r.sentences[i].mentions {
			if m.kind != mentionPerson || m.person.pronoun != "my" || deputy.MatchString(m.person.role) {
				continue
			}
			field := fieldOf(m.person.role)
			head, _, ok := strings.Cut(m.person.role, " for ")
			if field == "" || !ok || !strings.Contains(r.doc.Text, "Office of the "+head) {
				continue
			}
			if es := r.x.gaz.Lookup("Office of the " + head + " of the Secretary-General for " + field); len(es) > 0 {
				return r.registry.entry(es[0], "").key
			}
		}
	}
	return ""
}

// envoysOffice is a body named after the Secretary-General's envoy.
var envoysOffice = lazily(`^Office of the (?:Special|Personal) `)

// inFamily reports whether a body is an organ of another, or of an organ of it.
func (r *reading) inFamily(key, root string) bool {
	for range 6 {
		if key == root {
			return true
		}
		es := r.x.gaz.Lookup(key)
		if len(es) == 0 || es[0].Parent == "" {
			return false
		}
		key = es[0].Parent
	}
	return false
}

// tooWide are bodies that every report of their system names.
var tooWide = map[string]bool{"UN": true, "UNSC": true, "UNGA": true, "Security Council": true, "General Assembly": true, "ECOSOC": true}

// headings returns the title and the first headings of the document, flat.
func (r *reading) headings(n int) []string {
	out := []string{flatten(r.doc.Title)}
	for i := 0; i < len(r.doc.Sections) && len(out) < n; i++ {
		out = append(out, flatten(r.doc.Sections[i].Heading))
	}
	return out
}
