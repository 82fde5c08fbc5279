package extract

import "strings"

// Who signed stands behind "signed by", or one side after the other: "signed on
// behalf of the WMO by Ms. Duarte and on behalf of the ILO by Mr. Prado", "Ms.
// Duarte signed it for the WMO, and Mr. Prado for the ILO".

// signedBy reports whether the first person behind a hit is named as its agent.
func signedBy(s *sentence, h hit, idx []int) bool {
	act := strings.ToLower(s.text[h.start:h.end])
	if strings.HasSuffix(strings.TrimSpace(strings.TrimSuffix(act, "the ")), " by") || signsFor.MatchString(act) {
		return true
	}
	for _, k := range idx {
		m := s.mentions[k]
		if m.kind == mentionPerson {
			return strings.Contains(" "+strings.ToLower(s.text[h.end:m.start]), " by ")
		}
	}
	return false
}

// undersigned are further people behind a hit who sign for a side, the row of
// actors behind it having ended.
func (r *reading) undersigned(s *sentence, h hit, row []int) []int {
	from := h.end
	if len(row) > 0 {
		from = s.mentions[row[len(row)-1]].end
	}
	var out []int
	for k, m := range s.mentions {
		if m.start < from || m.kind != mentionPerson || m.person.plural || m.person.pronoun != "" && !m.person.possessed {
			continue
		}
		lead, behind := s.lead(m.start), s.text[m.end:]
		if k > 0 && s.mentions[k-1].kind == mentionBody && bySide.MatchString(s.text[s.mentions[k-1].end:m.start]) && onSide.MatchString(tail(s.text[:s.mentions[k-1].start], 24)) ||
			preceded(lead, " and", " and by", " by", ",") && forSide.MatchString(behind) {
			out = append(out, k)
		}
	}
	return out
}

// signsFor says in a match that those behind it, too, put their names to something.
var signsFor = lazily(` (?:signatures?|put by|sign(?:ed|ing) (?:for|on behalf of))\b`)

// forSide stands behind the name of someone who signs for a side.
var forSide = lazily(`(?i)^,? (?:on behalf of|for|on the part of) (?:the )?\p{Lu}`)
