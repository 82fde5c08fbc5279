package extract

import (
	"slices"

	"dragoman"
	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// mention is one stretch of a sentence that names something. Mentions of one
// sentence are in order and do not overlap.
type mention struct {
	kind       mentionKind
	start, end int // bytes of the sentence's text
	source     string

	date       *date.Mention    // mentionDate
	person     *person          // mentionPerson: a name, an office or a pronoun
	body       *bodyMention     // mentionBody: an organisation or a state
	place      *gazetteer.Entry // mentionPlace
	event      *event           // mentionEvent
	instrument *instrument      // mentionInstrument
}

type mentionKind uint8

const (
	mentionDate mentionKind = iota
	mentionPerson
	mentionBody
	mentionPlace
	mentionEvent
	mentionInstrument
)

// placeholder is what stands for a mention in a masked sentence and in the
// trigger of a rule.
func (k mentionKind) placeholder() string {
	return [...]string{"{date}", "{person}", "{org}", "{place}", "{event}", "{agreement}"}[k]
}

// placeholder is the mention's own: an encounter stands as its form.
func (m mention) placeholder() string {
	if m.event != nil {
		return "{" + string(m.event.form) + "}"
	}
	return m.kind.placeholder()
}

// bodyMention names an organisation or a state, or a group of them.
type bodyMention struct {
	key   string
	more  []string // keys of further bodies in the name: "OTS-WHO"
	group group    // "the two Organizations": resolved with the section
	word  string   // the noun of a group: "secretariat"
	kind  string   // of the government: "Federal"
	count int      // how many it says that there are: "the three States"
	place bool     // a state: it may be where something happened
}

type group uint8

const (
	notGroup     group = iota
	bothSides          // "the two Organizations", "the Parties", "both Secretariats"
	homeBody           // "the Organization", "the Secretariat", "the Mission"
	ownState           // "the Government", "national authorities"
	severalSides       // "the three States", "the two Councils"
)

// event is the noun phrase of an encounter: "the 10th Summit".
type event struct {
	head   string        // the noun in lower case
	form   dragoman.Form // that the noun gives
	named  bool          // it has an ordinal or a capitalised name
	title  string        // the phrase without its article
	bodies []string      // keys of the bodies named inside the phrase
}

// instrument is the name of an agreement: "draft Memorandum of Understanding".
type instrument struct {
	kind     dragoman.AgreementType
	title    string // as quoted or capitalised, or empty
	draft    bool
	plural   bool
	definite bool                   // "the MoU": may refer back
	similar  bool                   // "a similar instrument", "its successor": of the kind of the one before, but not it
	family   dragoman.AgreementType // the type of what it recalls, where it says so
	amends   bool                   // it changes another instrument, whose date is not its own
}

// mask is a sentence in which each mention is replaced by its placeholder, so
// that a rule speaks of mentions and not of words.
type mask struct {
	text   string
	places []placeholder // of the mentions, in order
}

// placeholder is where a mention's placeholder stands in the masked text.
type placeholder struct{ start, end int }

func newMask(text string, mentions []mention) *mask {
	m := &mask{places: make([]placeholder, len(mentions))}
	b := make([]byte, 0, len(text)+8*len(mentions))
	pos := 0
	for i, x := range mentions {
		b = append(b, text[pos:x.start]...)
		m.places[i].start = len(b)
		b = append(b, x.placeholder()...)
		m.places[i].end = len(b)
		pos = x.end
	}
	m.text = string(append(b, text[pos:]...))
	return m
}

// masked is the sentence as the rules see it, made when it is first asked for.
func (s *sentence) masked() *mask {
	if s.mask == nil {
		s.mask = newMask(s.text, s.mentions)
	}
	return s.mask
}

// unmasked is the offset in the sentence of one in its mask; inside a placeholder
// it is where the mention begins.
func (s *sentence) unmasked(at int) int {
	for i := len(s.mask.places) - 1; i >= 0; i-- {
		switch p := s.mask.places[i]; {
		case at >= p.end:
			return s.mentions[i].end + at - p.end
		case at >= p.start:
			return s.mentions[i].start
		}
	}
	return at
}

// mentionsIn returns the indexes of the mentions whose placeholders begin in a
// stretch of the mask.
func (s *sentence) mentionsIn(start, end int) []int {
	var out []int
	for i, p := range s.mask.places {
		if p.start >= start && p.start < end {
			out = append(out, i)
		}
	}
	return out
}

// lowerASCII lowers the ASCII letters only, so that offsets stay.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; 'A' <= c && c <= 'Z' {
					b[i] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// mentionKindOf is the contract's word for a mention, or "".
func (m mention) contractKind() dragoman.MentionKind {
	switch m.kind {
	case mentionDate:
		return dragoman.MentionDate
	case mentionPerson:
		if m.person.name == "" {
			return dragoman.MentionRole
		}
		return dragoman.MentionPerson
	case mentionBody:
		return dragoman.MentionOrganization
	case mentionPlace:
		return dragoman.MentionPlace
	case mentionInstrument:
		return dragoman.MentionAgreement
	}
	return ""
}

// insert adds a mention and drops those that it covers; it is dropped itself
// where a longer one stands. The list is changed in place.
func insert(list []mention, m mention) []mention {
	at, over := len(list), 0 // where it goes, and how many it covers there
	for i, x := range list {
		if x.start < m.end && m.start < x.end {
			if x.end-x.start > m.end-m.start {
				return list
			}
			over++
		}
		if at == len(list) && x.end > m.start {
			at = i
		}
	}
	return slices.Replace(list, at, at+over, m)
}
