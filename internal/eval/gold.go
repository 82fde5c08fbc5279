// Package eval compares an extract with gold: a hand-labelled account of what a
// report says.
//
// # When a record is found
//
// A meeting is found when its dates equal those of a gold meeting and the two
// share a participant or an organisation other than the home body. Where gold
// names none of either, the city, the form or most words of the quote decide; a
// meeting that shares the home body alone needs one of these too. An agreement
// is found when its type is of the same family, it shares a party other than
// the home body, and its year does not contradict. Matching is one to one, the
// best pair first.
//
// Participants, organisations and signatories are counted over all records:
// those of a missed record are missed, those of a false record are false. The
// other figures are shares of the matched records. A gold record marked
// optional is neither missed nor false, found or not.
//
// The figures are, to the last digit, those of the reference scorer that the
// tests run beside this package where it is at hand.
package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Gold is what a correct extract of one report holds.
type Gold struct {
	// Document is the file name of the report; it stands beside the gold file.
	Document string `json:"document"`
	// Home is the key of the issuing body.
	Home string `json:"home"`
	// Organizations maps a key to every name that the report uses for the body.
	Organizations map[string][]string `json:"organizations"`
	Meetings      []GoldMeeting       `json:"meetings"`
	Agreements    []GoldAgreement     `json:"agreements"`

	path string
}

// GoldDate is a date or range; both ends are inclusive ISO 8601 days, months or
// years.
type GoldDate struct {
	Start  string `json:"start"`
	End    string `json:"end"`
	Period bool   `json:"period,omitempty"` // the dates only bound the event
}

// GoldPerson is a person or, without a name, an office.
type GoldPerson struct {
	Name         string `json:"name"`
	Role         string `json:"role"`
	Organization string `json:"organization"`
	Resolved     bool   `json:"resolved,omitempty"` // the name stands elsewhere in the report
}

// GoldMeeting is one encounter that the report tells.
type GoldMeeting struct {
	ID            string       `json:"id"`
	Form          string       `json:"form"`
	Modality      string       `json:"modality"`
	Status        string       `json:"status"`
	Date          *GoldDate    `json:"date"`
	DateInferred  bool         `json:"date_inferred"`
	City          string       `json:"city"`
	CityAccept    []string     `json:"city_accept,omitempty"` // other cities that are right
	Country       string       `json:"country"`
	Venue         string       `json:"venue"`
	Occasion      string       `json:"occasion"`
	Participants  []GoldPerson `json:"participants"`
	Organizations []string     `json:"organizations"`
	Quotes        []string     `json:"quotes"`
	Optional      bool         `json:"optional,omitempty"`
}

// GoldAgreement is one instrument that the report tells of.
type GoldAgreement struct {
	ID          string       `json:"id"`
	Type        string       `json:"type"`
	Title       string       `json:"title"`
	Status      string       `json:"status"`
	Date        *GoldDate    `json:"date"`
	City        string       `json:"city"`
	Country     string       `json:"country"`
	Parties     []string     `json:"parties"`
	Signatories []GoldPerson `json:"signatories"`
	Quotes      []string     `json:"quotes"`
	Optional    bool         `json:"optional,omitempty"`
}

// LoadGold reads a gold file and checks that its records name only
// organisations that it lists.
func LoadGold(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	g := &Gold{path: path}
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("gold %s: %w", path, err)
	}
	if err := g.check(); err != nil {
		return nil, fmt.Errorf("gold %s: %w", path, err)
	}
	return g, nil
}

// Report is the path of the document that the gold describes: it stands beside
// the gold file.
func (g *Gold) Report() string { return filepath.Join(filepath.Dir(g.path), g.Document) }

func (g *Gold) check() error {
	if g.Document == "" {
		return fmt.Errorf(`no "document"`)
	}
	known := func(id string, keys ...string) error {
		for _, key := range keys {
			if _, ok := g.Organizations[key]; !ok && key != "" {
				return fmt.Errorf(`%s names %q, which is not under "organizations"`, id, key)
			}
		}
		return nil
	}
	if err := known("home", g.Home); err != nil {
		return err
	}
	for _, m := range g.Meetings {
		if err := known(m.ID, append(m.Organizations, affiliations(m.Participants)...)...); err != nil {
			return err
		}
	}
	for _, a := range g.Agreements {
		if err := known(a.ID, append(a.Parties, affiliations(a.Signatories)...)...); err != nil {
			return err
		}
	}
	return nil
}

func affiliations(people []GoldPerson) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.Organization)
	}
	return out
}
