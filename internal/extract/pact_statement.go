package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// inStatement stands before a statement that what follows is said in: "In a joint
// declaration issued on 3 May, Chile and Peru called for".
var inStatement = lazily(`(?i)^(?:\d+\.\s+|[a-z]+, )?in (?:a|an|its|their) (?:[a-z]+ )?$`)

// stated makes parties of those who issued a statement. A statement of one side
// is no instrument.
func (r *reading) stated(p *pact, s *sentence, h hit) bool {
	switch p.kind {
	case dragoman.Communique, dragoman.JointDeclaration, dragoman.Declaration:
	default:
		return true
	}
	at := h.end
	for _, m := range s.mentions {
		if m.start >= at && (m.kind == mentionDate || m.kind == mentionPlace) && len(s.text[at:m.start]) < 8 {
			at = m.end
		}
	}
	if !strings.HasPrefix(s.text[at:], ", ") {
		return true
	}
	row, _ := objects(s, at)
	var keys []string
	for _, k := range row {
		switch m := s.mentions[k]; m.kind {
		case mentionBody:
			keys = append(keys, r.meant(s, m.body)...)
		case mentionPerson:
			if a, ok := r.resolve(s, m, date.Day{}); ok {
				keys = append(keys, a.bodies...)
			}
		}
	}
	if keys = unique(keys); len(keys) > 1 {
		p.parties, p.sure = keys, true
		return true
	}
	return len(row) == 0 || p.kind == dragoman.JointDeclaration && len(p.parties) > 1
}
