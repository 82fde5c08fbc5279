package index

import "dragoman"

// Kind is the kind of a unit: what a search finds one of.
type Kind string

// The kinds of unit. All but documents are searched.
const (
	KindPage      Kind = "page" // a page, or a passage of about a page's length
	KindMeeting   Kind = dragoman.TypeMeeting
	KindAgreement Kind = dragoman.TypeAgreement
	KindSignatory Kind = dragoman.TypeSignatory
	KindPerson    Kind = "person"
	KindDocument  Kind = dragoman.TypeDocument
)

// Kinds lists the kinds in the order in which they are shown.
func Kinds() []Kind {
	return []Kind{KindMeeting, KindAgreement, KindSignatory, KindPerson, KindPage, KindDocument}
}

// letter is the kind's mark in the name of a unit.
func (k Kind) letter() byte {
	switch k {
	case KindPage:
		return 'p'
	case KindMeeting:
		return 'm'
	case KindAgreement:
		return 'a'
	case KindSignatory:
		return 's'
	case KindPerson:
		return 'h'
	}
	return 'd'
}

func kindOf(letter byte) (Kind, bool) {
	for _, k := range Kinds() {
		if k.letter() == letter {
			return k, true
		}
	}
	return "", false
}

// Page is what a search finds in the text itself: one page of a document, or
// one passage where the format has no pages.
type Page struct {
	Type      string          `json:"type"`
	Schema    string          `json:"schema"`
	ID        string          `json:"id"`
	Document  string          `json:"document"`
	File      string          `json:"file"`
	Title     dragoman.String `json:"title"` // of the document
	Date      *dragoman.Date  `json:"date"`  // of the document
	Page      *int            `json:"page"`
	PageLabel dragoman.String `json:"page_label"`
	Section   dragoman.String `json:"section"`
	Start     int             `json:"start"` // in code points of the canonical text
	End       int             `json:"end"`
	Text      string          `json:"text"`
}

// Person is someone whom a document names in a meeting or under an agreement.
type Person struct {
	Type          string                           `json:"type"`
	Schema        string                           `json:"schema"`
	ID            string                           `json:"id"`
	Key           string                           `json:"key"` // the name, folded: the same across documents
	Name          string                           `json:"name"`
	Roles         dragoman.List[string]            `json:"roles"`
	Organizations dragoman.List[string]            `json:"organizations"` // keys
	Meetings      dragoman.List[string]            `json:"meetings"`      // ids
	Agreements    dragoman.List[string]            `json:"agreements"`    // ids of those signed
	First         dragoman.String                  `json:"first"`         // start of the earliest dated record
	Last          dragoman.String                  `json:"last"`
	Evidence      dragoman.List[dragoman.Evidence] `json:"evidence"` // one for each record, in text order
}
