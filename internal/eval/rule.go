package eval

import (
	"maps"
	"slices"

	"dragoman"
)

// RuleScore is how many records of one rule are right.
type RuleScore struct {
	Rule  string `json:"rule"`
	Right int    `json:"right"` // records that gold requires
	Wrong int    `json:"wrong"` // records that gold does not hold
	// Optional counts records that good annotators disagree on: neither right nor
	// wrong.
	Optional int `json:"optional"`
}

// Precision is the share of the rule's records that are right, or nil when none
// of them is right or wrong.
func (s RuleScore) Precision() *float64 {
	return share{s.Right, s.Right + s.Wrong}.figure()
}

// ByRule says for every rule that made a record how many of its records are
// right, in the order of their ids. A record that several rules told of counts
// for each of them. A signature is right when its agreement is, and gold names
// the person under it.
func ByRule(g *Gold, records []dragoman.Record) []RuleScore {
	c := newComparison(g, records)
	scores := map[string]*RuleScore{}
	count := func(evidence []dragoman.Evidence, v verdict) {
		for rule := range rules(evidence) {
			s := scores[rule]
			if s == nil {
				s = &RuleScore{Rule: rule}
				scores[rule] = s
			}
			switch v {
			case verdictRight:
				s.Right++
			case verdictWrong:
				s.Wrong++
			case verdictOptional:
				s.Optional++
			}
		}
	}

	for _, p := range c.meetingPairs {
		count(c.meetings[p.found].Evidence, found(c.gold.Meetings[p.gold].Optional))
	}
	for _, m := range c.falseMeetings() {
		count(m.Evidence, verdictWrong)
	}
	under := map[string]*GoldAgreement{} // by the id of the record
	for _, p := range c.agreementPairs {
		g, a := &c.gold.Agreements[p.gold], c.agreements[p.found]
		under[a.ID] = g
		count(a.Evidence, found(g.Optional))
	}
	for _, a := range c.falseAgreements() {
		count(a.Evidence, verdictWrong)
	}
	for _, r := range records {
		s, ok := r.(*dragoman.Signatory)
		if !ok || s.Name == "" {
			continue
		}
		v := verdictWrong
		if g := under[s.Agreement]; g != nil && slices.ContainsFunc(named(g.Signatories), func(p GoldPerson) bool { return samePerson(p.Name, string(s.Name)) }) {
			v = found(g.Optional)
		} else if g != nil && g.Optional {
			v = verdictOptional
		}
		count(s.Evidence, v)
	}

	var out []RuleScore
	for _, rule := range slices.Sorted(maps.Keys(scores)) {
		out = append(out, *scores[rule])
	}
	return out
}

type verdict int

const (
	verdictRight verdict = iota
	verdictWrong
	verdictOptional
)

func found(isOptional bool) verdict {
	if isOptional {
		return verdictOptional
	}
	return verdictRight
}

func rules(evidence []dragoman.Evidence) map[string]bool {
	out := map[string]bool{}
	for _, e := range evidence {
		out[e.Rule] = true
	}
	return out
}
