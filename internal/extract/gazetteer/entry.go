package gazetteer

// Kind says what a name is the name of.
type Kind uint8

// The kinds of entry.
const (
	Body        Kind = iota // an international organisation or one of its organs
	State                   // a state or territory with an ISO 3166 code, former states included
	City                    // a populated place
	Nationality             // the adjective or noun for a state's people: "Turkish"
)

// String names the kind in one lower-case word.
func (k Kind) String() string {
	switch k {
	case Body:
		return "body"
	case State:
		return "state"
	case City:
		return "city"
	case Nationality:
		return "nationality"
	}
	return "unknown"
}

// Entry is one thing that has names. Entries are shared: do not change them.
type Entry struct {
	Kind Kind
	// Key identifies a body by its acronym if it has one, else by its short
	// name; a state and its nationality by ISO 3166-1 alpha-3 (ISO 3166-3 for
	// former states); a city by its name. Keys of bodies and of states are
	// unique in their kind.
	Key     string
	Name    string // full name; for states the short name
	Acronym string
	Aliases []string // other and former names
	Parent  string   // key of the body that it is an organ of, or ""
	Seat    string   // city of the headquarters if the source says so, or ""
	Country string   // ISO 3166-1 alpha-2 for cities, states, nationalities
	// CountryName is the short name of the state, for cities and nationalities.
	CountryName string
	Population  int  // of a city, for choosing among homonyms
	Capital     bool // a city that is the seat of its state's government
	// Ambiguous marks a city or state whose name is also an English word
	// ("Reading") or a common name of persons ("Victoria", "Jordan"). Find
	// returns an ambiguous city only where the words round it speak for a place.
	Ambiguous bool
	// Source is where a body's names were seen: a key of data/sources.csv, or
	// the file of a user's own row.
	Source string
}

// Match is a name found in a text.
type Match struct {
	Start, End int      // half-open range of bytes
	Entries    []*Entry // what the name can stand for, best first; shared, do not change
}
