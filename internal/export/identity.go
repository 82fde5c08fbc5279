package export

import (
	"strings"
	"unicode"

	"github.com/google/uuid"
	"golang.org/x/text/language"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"dragoman"
)

// fold reduces a name to what identifies it: no accents, no case, single
// spaces.
func fold(name string) string {
	if isASCII(name) {
		return strings.Join(strings.Fields(strings.ToLower(name)), " ")
	}
	t := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	s, _, err := transform.String(t, name)
	if err != nil {
		s = name
	}
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// personKey identifies a named person across reports: the folded name and the
// body that the office belongs to. Two namesakes of different bodies stay
// apart; one person who changes body becomes two, which a later reconciliation
// can join and a wrong merger could not undo.
func personKey(p dragoman.Person) string {
	if p.Name == "" {
		return ""
	}
	return fold(string(p.Name)) + "|" + string(p.Organization)
}

// namespace returns the UUID under which all identifiers of this program are
// made: version 5 of "dragoman/1" in the name space of URLs.
func namespace() uuid.UUID {
	return uuid.UUID{0xba, 0xb0, 0x65, 0x99, 0xee, 0xad, 0x5e, 0x77, 0xa6, 0x32, 0x95, 0x46, 0x63, 0xe9, 0x20, 0x0c}
}

// stableUUID makes a version 5 UUID (RFC 9562) of the parts: the same parts
// give the same UUID, everywhere and always.
func stableUUID(parts ...string) string {
	return uuid.NewSHA1(namespace(), []byte(strings.Join(parts, "\x00"))).String()
}

// recordURN names a record of a document: "urn:uuid:...".
func recordURN(document, id string) string { return "urn:uuid:" + stableUUID(document, id) }

// state returns the ISO 3166-1 alpha-2 code of an organisation that is a
// state, or "". A state's key is its name and its acronym the alpha-3 code;
// extracts of older programs have the code for a key and no acronym. A body
// whose acronym happens to be such a code has that for its key, too.
func state(o dragoman.Organization) string {
	code := string(o.Acronym)
	switch {
	case code == o.Key:
		return ""
	case code == "":
		code = o.Key
	}
	if len(code) != 3 {
		return ""
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() || region.ISO3() != code {
		return ""
	}
	return region.String()
}

// alpha3 turns an ISO 3166-1 alpha-2 code into alpha-3, or returns "".
func alpha3(code string) string {
	if len(code) != 2 {
		return ""
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.ISO3()
}
