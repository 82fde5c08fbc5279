package layout

import (
	"strings"
)

// Ends reports whether s ends as a sentence does.
func Ends(s string) bool {
	s = strings.TrimRight(s, " \"”’')]»")
	if s == "" {
		return true
	}
	switch s[len(s)-1] {
	case '.':
		return !abbreviated(s)
	case '!', '?', ':', ';':
		return true
	}
	return strings.HasSuffix(s, "…")
}

// abbreviated reports whether the full stop at the end of s belongs to an
// abbreviation that a name or number follows.
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	switch strings.TrimLeft(word, "(“\"‘") {
	case "Mr.", "Ms.", "Mrs.", "Dr.", "H.E.", "Amb.", "Prof.", "Gen.", "No.", "Nos.", "Art.", "St.", "vs.", "cf.", "p.", "pp.":
		return true
	}
	return false
}

// Itemized reports whether s opens with the marker of a list item or a
// numbered paragraph: "3. ", "(a) ", "iv) ", "- ", "• ".
func Itemized(s string) bool { return marker().MatchString(s) }

var marker = lazy(`^(\(?(\d{1,3}|[a-z]|[A-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]|\d{1,2}(\.\d{1,2}){1,3}\.?|[-–—•▪◦●○■□\x{f0b7}*·])\s`)

// listMarker opens a list item; a paragraph number ("12. ") does not.
var listMarker = lazy(`^(\(?([a-z]|[ivxlc]{1,6})[.)]|\(\d{1,3}\)|[-–—•▪◦●○■□\x{f0b7}*·])\s`)
