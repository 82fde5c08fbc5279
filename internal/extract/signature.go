package extract

import "strings"

// A foreword, a message or a letter ends with the name of who signed it: a line
// that is no more than a name, with the office behind it, on the next line, or in
// the heading. In a letter and in a report of one's own, "I" is who signed.

// signatures gives those who sign a part of the document their offices, and finds
// out who "I" is.
func (r *reading) signatures() {
	for i := range r.sentences {
		s := &r.sentences[i]
		if r.rows[i] != nil || len(s.text) > 400 {
			continue
		}
		if r.introduces(s); len(s.text) > 90 {
			continue
		}
		if list := figures(s); len(list) == 2 && list[0].bare() && list[1].office() && strings.Trim(s.text[:list[0].start]+s.text[list[1].end:], " *_.") == "" && strings.TrimSpace(s.text[list[0].end:list[1].start]) == "" {
			r.takes(s, list[0], list[1].who)
			r.signs(list[0].who)
			continue
		}
		f, ok := r.signed(s)
		if !ok {
			continue
		}
		if f.who.role == "" {
			o := r.signersOffice(s)
			if o == nil {
				continue
			}
			r.takes(s, f, o)
		} else if f.who.org == "" {
			f.who.org, f.who.orgs = r.home, r.registry.some(r.home)
		}
		r.signs(f.who)
	}
}

// signs takes the first of those who report and sign for who "I" is.
func (r *reading) signs(p *person) {
	if r.signer == nil && r.author == nil && p.org == r.home && r.home != "" {
		r.signer = p
	}
}

// forewords are the people whom the heading of a foreword names with their offices.
func (r *reading) forewords() (*sentence, []*person) {
	var out []*person
	first := &sentence{section: -1}
	for _, sec := range r.doc.Sections {
		h := flatten(sec.Heading)
		if len(h) > 100 || !forewordOf.MatchString(h) {
			continue
		}
		s := &sentence{text: h, section: -1}
		r.mention(s)
		for _, f := range figures(s) {
			if p := f.who; p.name != "" && p.role != "" && (p.org == "" || p.org == r.home) && !ofState.in(p.role) && r.home != "" {
				p.org, p.orgs = r.home, r.registry.some(r.home)
				out = append(out, p)
			}
		}
	}
	return first, out
}

// signed is the one person whom a sentence consists of, as a signature does.
func (r *reading) signed(s *sentence) (figure, bool) {
	list := figures(s)
	if len(list) != 1 || list[0].who.name == "" || len(nameWords(list[0].who.name)) < 2 || list[0].who.plural {
		return figure{}, false
	}
	f := list[0]
	behind := s.text[f.end:]
	for _, m := range s.mentions {
		if m.kind == mentionBody && m.body.key == r.home && m.start >= f.end && f.who.role != "" {
			behind = s.text[f.end:m.start] + s.text[m.end:]
		}
	}
	rest := strings.ToLower(strings.Trim(s.text[:f.start]+behind, " *_.,:–—-"))
	switch strings.Trim(strings.NewReplacer("*", "", "_", "").Replace(rest), " .") {
	case "", "(signed)", "signed", "(sd.)", "(sd", "(sd)", "sd", "(sgd.)", "(sgd", "(sgd)", "/s/", "yours faithfully", "yours sincerely":
	default:
		return figure{}, false
	}
	return f, true
}

// signersOffice is the office of the one who signs with a sentence: what the next
// line begins with, what the line before is, or the one that the heading names.
func (r *reading) signersOffice(s *sentence) *person {
	if s.index+1 < len(r.sentences) {
		if o := lineOffice(&r.sentences[s.index+1]); o != nil {
			return o
		}
	}
	if s.index == 0 {
		return nil
	}
	if o := lineOffice(&r.sentences[s.index-1]); o != nil {
		if s.index > 1 {
			if _, ok := r.signed(&r.sentences[s.index-2]); ok {
				return nil // of the one who signed before
			}
		}
		return o
	}
	for i := s.index - 1; i >= 0 && i >= s.index-40; i-- { // the heading, where it is read as a line
		o := &r.sentences[i]
		if o.section != s.section {
			break
		}
		if forewordOf.MatchString(o.text) && len(o.text) < 80 {
			return r.headingOffice(o.text)
		}
	}
	if s.section >= 0 {
		if h := flatten(r.doc.Sections[s.section].Heading); forewordOf.MatchString(h) {
			return r.headingOffice(h)
		}
	}
	return nil
}

// lineOffice is the office that a line consists of, or begins with before the name
// of the body.
func lineOffice(s *sentence) *person {
	list := figures(s)
	if role := strings.Trim(s.text, " *_."); len(list) == 0 && len(s.tokens) > 0 && len(s.tokens) <= 3 && s.tokens[len(s.tokens)-1].is(headWord) && role == strings.TrimRight(s.text, " ") && s.tokens[0].capital() {
		return &person{role: role, definite: true} // "Expert"
	}
	if len(list) == 0 || len(s.text) > 120 || !list[0].office() || strings.Trim(s.text[:list[0].start], " *_") != "" {
		return nil
	}
	for _, m := range s.mentions {
		if m.kind == mentionDate {
			return nil
		}
	}
	if rest := strings.Trim(s.text[list[0].end:], " *_."); rest != "" && rest[0] != ',' {
		return nil
	}
	o := *list[0].who
	for _, m := range s.mentions {
		if m.kind == mentionBody && o.org == "" && m.start >= list[0].end && strings.Trim(s.text[list[0].end:m.start], " ,") == "" && m.body.key != "" {
			o.org, o.orgs = m.body.key, []string{m.body.key}
		}
	}
	return &o
}

// headingOffice is the office that the heading of a foreword names.
func (r *reading) headingOffice(heading string) *person {
	s := &sentence{text: heading, section: -1}
	r.mention(s)
	for _, f := range figures(s) {
		if f.office() {
			return f.who
		}
	}
	return nil
}

// introduces reads "I, Ana Duarte, have the honour of serving as Director".
func (r *reading) introduces(s *sentence) {
	if r.author != nil || !iAm.MatchString(s.text) {
		return
	}
	list := figures(s)
	for k, f := range list {
		if f.who.name == "" || !selfNamed.MatchString(s.text[:f.start]) {
			continue
		}
		if f.bare() && k+1 < len(list) && list[k+1].office() && asGap.MatchString(s.text[f.end:list[k+1].start]) {
			r.takes(s, f, list[k+1].who)
		}
		if f.who.role != "" {
			r.signer = f.who
		}
		return
	}
}

var (
	forewordOf = lazily(`(?i)\b(?:foreword|preface|message|editorial|letter|word|address|statement|note|desk|greetings?|remarks)\b`)
	iAm        = lazily(`(?:^|[\s.])I, \p{Lu}`)
	selfNamed  = lazily(`(?:^|[\s.])I, (?:the undersigned, )?$`)
)
