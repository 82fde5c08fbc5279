package extract

import (
	"slices"
	"strings"

	"dragoman"
)

// Which instrument is told of may stand in another sentence: "It was signed",
// "a similar instrument", "the next Plan"; and one noun may stand for several.

// recallPact finds the instrument that "it" or "the document" means: the one
// named last in the sentences before, or the one told last in the section. It
// reports whether there is any.
func (r *reading) recallPact(p *pact, s *sentence, at int, family dragoman.AgreementType, before []*pact, last *telling) bool {
	for i := s.index; i >= 0 && i >= s.index-2 && r.sentences[i].block == s.block; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			if x := o.mentions[k].instrument; x != nil && x.kind != "" && !x.plural && (i < s.index || o.mentions[k].start < at) && !hangsOn.MatchString(o.lead(o.mentions[k].start)) && (family == "" || x.kind.Family() == family) {
				p.kind, p.title = x.kind, x.title
				if keys := r.namedWith(o, k); len(keys) > 0 && !p.similar {
					p.parties, p.with = keys, true // "the Protocol with B is older: C signed it in 2016"
				}
				break
			}
		}
		if p.kind != "" {
			break
		}
	}
	for i := len(before) - 1; i >= 0; i-- {
		b := before[i]
		if b.s.section != s.section || s.index-b.s.index >= 8 && b.s.block != s.block || p.kind != "" && b.kind != p.kind || family != "" && b.kind.Family() != family {
			continue
		}
		if p.kind == "" {
			p.kind, p.title = b.kind, b.title
		}
		switch {
		case len(p.signers) > 0 && !p.similar && b.s.block == s.block && s.index-b.s.index <= 2 && len(b.parties) > 1:
			p.parties = b.parties // who signs is of its parties
		case len(p.parties) == 0 || len(p.parties) < 2 && !p.similar:
			p.parties = b.parties
		case len(p.parties) == 1 && p.parties[0] != r.home && slices.Contains(b.parties, r.home): // "a similar instrument with C"
			p.parties = append(p.parties, r.home)
		}
		break
	}
	if p.similar {
		p.title = ""
	}
	if len(p.parties) == 0 && p.kind != "" && last != nil && last.s.block == s.block && s.index-last.s.index <= 2 {
		p.parties = last.sides() // "talked about the Memorandum. It was signed in 2016"
		if len(p.parties) != 2 {
			p.parties = nil
		}
	}
	return p.kind != ""
}

// namedWith are the bodies that an instrument is named with: "with B",
// "between A and B".
func (r *reading) namedWith(s *sentence, k int) []string {
	end := s.mentions[k].end
	if rest := s.text[end:]; !strings.HasPrefix(rest, " with ") && !strings.HasPrefix(rest, " between ") {
		return nil
	}
	row, _ := objects(s, end)
	var keys []string
	for _, i := range row {
		if m := s.mentions[i]; m.kind == mentionBody {
			keys = append(keys, r.meant(s, m.body)...)
		}
	}
	return unique(keys)
}

// withEach stands between instruments that are told together and those with whom
// each of them was made.
var withEach = lazily(`^ with |^[^.;]{0,120}?\b(?:signed|concluded)\b[^.;,]{0,60}? with `)

// each makes one telling for each counterpart of instruments that are told
// together: "memoranda with A, B and C".
func (r *reading) each(p *pact, s *sentence, k int) []*pact {
	m := s.mentions[k]
	if !m.instrument.plural || r.home == "" || !withEach.MatchString(s.text[m.end:]) {
		return []*pact{p}
	}
	var out []*pact
	for _, key := range p.parties {
		if key == r.home {
			continue
		}
		one := *p
		one.parties, one.sure = []string{r.home, key}, true
		out = append(out, &one)
	}
	if len(out) < 2 {
		return []*pact{p}
	}
	return out
}
