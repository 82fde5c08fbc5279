package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"dragoman"
)

// hash16 is the first 16 hex digits of the SHA-256 of the parts, joined by a
// byte that no part holds.
func hash16(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(h[:])[:16]
}

// ids gives every record its id and key. The id hashes the document, the type,
// the normalised content and an ordinal among equals, so that it stays when the
// document is read again; the key leaves the document out.
func ids(e *dragoman.Extract) {
	seen := map[string]int{}
	id := func(prefix string, parts ...string) string {
		content := hash16(append([]string{prefix, e.Document.ID}, parts...)...)
		n := seen[content]
		seen[content]++
		if n == 0 {
			return prefix + "_" + content
		}
		return prefix + "_" + hash16(content, fmt.Sprint(n))
	}
	for i := range e.Meetings {
		m := &e.Meetings[i]
		m.Key = meetingKey(m)
		m.ID = id("mtg", m.Key, string(m.Form), placeText(m.Place))
	}
	for i := range e.Agreements {
		a := &e.Agreements[i]
		a.Key = agreementKey(a)
		when := ""
		if a.Date != nil {
			when = a.Date.EDTF
		}
		a.ID = id("agr", a.Key, string(a.AgreementType), when)
	}
}

func placeText(p *dragoman.Place) string {
	if p == nil {
		return ""
	}
	return fold(string(p.City) + " " + string(p.Country))
}

// meetingKey is the identity of an encounter across reports: its dates, its city
// and the keys of those who met.
func meetingKey(m *dragoman.Meeting) string {
	var who []string
	for _, o := range m.Organizations {
		who = append(who, fold(o.Key))
	}
	if len(who) == 0 {
		for _, p := range m.Participants {
			who = append(who, fold(string(p.Name)))
		}
	}
	sort.Strings(who)
	when, city := "", ""
	if m.Date != nil {
		when = m.Date.EDTF
	}
	if m.Place != nil {
		city = fold(string(m.Place.City))
	}
	return hash16("meeting", when, city, strings.Join(unique(who), "|"))
}

// agreementKey is the identity of an instrument across reports: its type's
// family, the keys of its parties and its title, so that draft, expected and
// signed share it.
func agreementKey(a *dragoman.Agreement) string {
	var who []string
	for _, o := range a.Parties {
		who = append(who, fold(o.Key))
	}
	sort.Strings(who)
	return hash16("agreement", string(a.AgreementType.Family()), strings.Join(unique(who), "|"), fold(string(a.Title)))
}
