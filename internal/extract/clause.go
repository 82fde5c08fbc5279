package extract

import (
	"slices"
	"strings"

	"dragoman/internal/extract/date"
)

// A sentence of several clauses has dates that belong to none of its encounters, and
// dates that belong to one that stands far. This file tells by the clause.

// ownClause stands between the date of an encounter and one that a further clause,
// with a subject of its own, has.
var ownClause = lazily(`^[^;]*, (?:and|but|while|although|whereas) (?:the|his|her|its|their|a|an) [^,;]{2,60} (?:was|were|is|are|had|has|have|would|will) `)

// otherDeed reports whether a second verb stands between two dates, so that the
// later one is its: "visited Lima on 3 May and shared its findings in June".
func otherDeed(gap string) bool {
	i := strings.LastIndex(gap, " and ")
	if i < 0 {
		return false
	}
	for _, w := range strings.Fields(gap[i+5:]) {
		switch w {
		case "then", "later", "subsequently", "also", "again", "thereafter", "finally", "had", "has":
			continue
		}
		return strings.HasSuffix(w, "ed") && verbal(w) || w == "sent" || w == "gave" || w == "took"
	}
	return false
}

// ofNext reports whether a clause of its own begins with a date: ", and on 3 May both
// leaders agreed".
func ofNext(s *sentence, m mention) bool {
	return nextBegins.MatchString(tail(s.text[:m.start], 16)) && nextSubject.MatchString(s.text[m.end:])
}

var (
	nextBegins  = lazily(`, (?:and|but|while) (?:on|in|from) (?:the )?$`)
	nextSubject = lazily(`^,? (?:both|the|he|she|they|it|an?|his|her|their|its|all|several|some) `)
)

// ofNoun reports whether a date is that of a thing which is no encounter: "the
// floods of September 2023", "the attack two days earlier".
func ofNoun(s *sentence, m mention) bool {
	lead := tail(s.text[:m.start], 24)
	return misfortuneOf.MatchString(lead) || m.date.Kind == date.Relative && misfortuneOf.MatchString(lead+"of ")
}

// ofWhom reports whether a date stands in a clause about someone that tells of no
// encounter: "Ms. Duarte, who took office on 3 May, ".
func ofWhom(s *sentence, m mention, hits []hit) bool {
	loc := aboutWhom.FindStringIndex(s.text[:m.start])
	if loc == nil || !strings.HasPrefix(s.text[m.end:], ",") {
		return false
	}
	return !slices.ContainsFunc(hits, func(h hit) bool { return h.start >= loc[0] && h.start < m.start || h.start < loc[0] && h.end == m.end })
}

// aboutWhom ends before a date in a clause about someone.
var aboutWhom = lazily(`, (?:who|whose) (?:had |has )?(?:took|taken|assumed|began|begun|arrived|left|was|became|succeeded|replaced|completed|ended|relinquished) [^,;.]{0,60}$`)

// whenThen stands between a date and a verb that happened while something else
// did: "opened on 3 May, when Ms. Duarte met".
var whenThen = lazily(`^,? (?:when|on which day|on which date|on which occasion) [^;.]{1,140}$`)

// whereIt stands between the day of a body's deed and the sitting at which it was
// done: "On 3 May, the Board adopted its plan in Lima, where it [held its session]".
var whereIt = lazily(`^, [^;]{3,260} (?:adopted|approved|endorsed|elected|agreed|launched|reviewed|decided)[^;]{3,120}, where (?:it|they) (?:also |then )?$`)

// acrossClauses reports whether a date before a hit stands in a clause of its own,
// and the hit's clause has another.
func acrossClauses(s *sentence, m mention, start int) bool {
	if m.end > start {
		return false
	}
	i := strings.LastIndex(s.text[m.end:start], "; ")
	if i < 0 {
		return false
	}
	from := m.end + i
	return slices.ContainsFunc(s.mentions, func(o mention) bool { return o.kind == mentionDate && o.start > from })
}

// rightBefore reports whether a date that joins on to what stands before it, "...
// in Lima, on 3 May Ms. Duarte [visited]", has behind it only whom the hit is told of.
func rightBefore(s *sentence, m mention, start int) bool {
	if m.end > start || start-m.end > 90 || !joinsOn.MatchString(tail(s.text[:m.start], 16)) {
		return false
	}
	gap := strings.TrimSpace(s.text[m.end:start])
	if of := ofStay.FindStringIndex(gap); of != nil { // "on the first day of it she [met]"
		gap = strings.TrimSpace(gap[of[1]:])
	}
	for _, o := range s.mentions {
		if o.start >= m.end && o.end <= start && (o.kind == mentionPerson || o.kind == mentionBody) {
			return gap == strings.TrimSpace(s.text[o.start:o.end]) || gap == "the "+s.text[o.start:o.end]
		}
	}
	return gap == "" || gap == "the delegation" || gap == "the mission" || gap == "the two"
}

// ofStay says of what a day was one.
var ofStay = lazily(`^of (?:it|(?:the|his|her|their|this|its) [a-z]+),?`)

// joinsOn ends before a date with which a further clause begins.
var joinsOn = lazily(`(?i)(?:,|\band) (?:on|from|in) (?:the )?$`)

// misfortuneOf ends before the day by which a misfortune or a ballot is known.
var misfortuneOf = lazily(`(?i)\b(?:floods?|earthquakes?|attacks?|killings?|massacre|war|coup|cris[ie]s|clashes|violence|unrest|riots|protests?|votes?|ballot|elections?|referendum|revolution|uprising|ceasefire|truce|independence|drought|outbreak|pandemic|cyclone|hurricane|storm|fire|explosion|incidents?|offensive|invasion|genocide|collapse|disaster|tragedy|events|raids?|strikes?|airstrikes|bombing|shelling|decree|demonstrations?|arrests?|judgment|verdict|resignation|appointment|dissolution) of $`)

// actedAt is the hit that tells of the event at which something was done, the verb
// ending at an offset: "was handed over at a ceremony attended by"; or -1.
func actedAt(s *sentence, hits []hit, at int) int {
	for k, m := range s.mentions {
		if m.event == nil || m.start < at || m.start > at+120 || strings.ContainsAny(s.text[at:m.start], ";.") || !actPlace.MatchString(s.lead(m.start)) {
			continue
		}
		for i, h := range hits {
			if h.rule.Weight > occasionWeight && (within(h, k) || h.rule.Form == "event" && h.start >= m.end && h.start-m.end < 4) {
				return i
			}
		}
		return -1
	}
	return -1
}

// actPlace stands before an event at which something is done.
var actPlace = lazily(`(?i)\b(?:at|during|in) (?:a|an) (?:[a-z-]+ )?$`)

// beforeWhom reports whether a date stands before a clause about someone, "whom she
// met in Lima on 5 May", that has one of its own.
func beforeWhom(s *sentence, m mention, h hit) bool {
	if m.end > h.start || !strings.Contains(s.text[m.end:h.end], ", whom ") && !strings.Contains(s.text[m.end:h.end], " with whom ") {
		return false
	}
	return slices.ContainsFunc(s.mentions, func(o mention) bool { return o.kind == mentionDate && o.start > h.start && o.start < h.end+60 })
}
