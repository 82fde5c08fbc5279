package extract

import (
	"strings"

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
	place bool     // a state: it may be where something happened
}

type group uint8

const (
	notGroup  group = iota
	bothSides       // "the two Organizations", "the Parties", "both Secretariats"
	homeBody        // "the Organization", "the Secretariat", "the Mission"
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
	definite bool // "the MoU": may refer back
}

// mask is a sentence in which each mention is replaced by its placeholder, so
// that a rule speaks of mentions and not of words.
type mask struct {
	text  string
	lower string // text with its ASCII letters in lower case, byte for byte
	// at maps a byte of the masked text to a byte of the sentence.
	at []int
	// mentions holds, at the first byte of a placeholder, 1 + the index of its
	// mention.
	mentions map[int]int
}

func newMask(text string, mentions []mention) mask {
	var b strings.Builder
	m := mask{at: make([]int, 0, len(text)+1), mentions: make(map[int]int, len(mentions))}
	pos := 0
	plain := func(end int) {
		for ; pos < end; pos++ {
			b.WriteByte(text[pos])
			m.at = append(m.at, pos)
		}
	}
	for i, x := range mentions {
		plain(x.start)
		m.mentions[b.Len()] = i + 1
		p := x.placeholder()
		b.WriteString(p)
		for range len(p) {
			m.at = append(m.at, x.start)
		}
		pos = x.end
	}
	plain(len(text))
	m.at = append(m.at, len(text))
	m.text = b.String()
	m.lower = lowerASCII(m.text)
	return m
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
// where a longer one stands.
func insert(list []mention, m mention) []mention {
	out := list[:0:0]
	for _, x := range list {
		if x.start < m.end && m.start < x.end {
			if x.end-x.start > m.end-m.start {
				return list
			}
			continue
		}
		out = append(out, x)
	}
	i := len(out)
	for i > 0 && out[i-1].start > m.start {
		i--
	}
	out = append(out, mention{})
	copy(out[i+1:], out[i:])
	out[i] = m
	return out
}
