package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// Where a house stands is often told once, or nowhere, since everybody knows.

// houses are buildings that are known by a name of their own, and their cities.
var houses = []struct{ name, city string }{
	{"Palais des Nations", "Geneva"}, {"Palais Wilson", "Geneva"}, {"Palace of Nations", "Geneva"},
	{"Hofburg", "Vienna"}, {"Vienna International Centre", "Vienna"}, {"Vienna International Center", "Vienna"},
	{"Turkish House", "New York"}, {"United Nations Plaza", "New York"}, {"Dag Hammarskj", "New York"},
	{"Peace Palace", "The Hague"}, {"Berlaymont", "Brussels"}, {"Justus Lipsius", "Brussels"}, {"Palais de l’Europe", "Strasbourg"}, {"Palais de l'Europe", "Strasbourg"},
}

// cityOfVenue works the city of a venue out: it stands in its name, the document
// names it with the venue elsewhere, or the house is known.
func (r *reading) cityOfVenue(p *dragoman.Place, venue string) {
	in := func(city string) bool {
		text := "in " + city
		for _, m := range r.x.gaz.Find(text) {
			if e := m.Entries[0]; e.Kind == gazetteer.City && m.Start >= 3 {
				p.City, p.Country, p.CountryCode, p.CountryInferred = dragoman.String(text[m.Start:m.End]), dragoman.String(e.CountryName), dragoman.String(e.Country), true
				return true
			}
		}
		return false
	}
	if in(venue) {
		return
	}
	for _, m := range r.x.gaz.Find(venue) {
		e := m.Entries[0]
		if e.Kind != gazetteer.Body {
			continue
		}
		if (strings.Contains(e.Name, " at ") || strings.Contains(e.Name, " in ")) && in(e.Name[strings.LastIndexAny(e.Name, " ")+1:]) {
			return
		}
	}
	if city, ok := r.seats[r.venueKey(venue)]; ok && in(city) {
		return
	}
	for _, h := range houses {
		if strings.Contains(venue, h.name) && in(h.city) {
			return
		}
	}
	if city := r.headquarters(venue); city != "" {
		in(city)
	}
}

// headquarters is the seat of the body that a venue is the headquarters of, or "".
func (r *reading) headquarters(venue string) string {
	if !mainHouse.MatchString(venue) {
		return ""
	}
	for _, m := range r.x.gaz.Find(venue) {
		if e := m.Entries[0]; e.Kind == gazetteer.Body && (m.Start == 0 || strings.HasSuffix(venue[:m.Start], "of ") || strings.HasSuffix(venue[:m.Start], "of the ")) {
			return e.Seat
		}
	}
	return ""
}

// mainHouse is the noun of the house in which a body has its seat.
var mainHouse = lazily(`\b(?i:headquarters?|secretariat)\b`)

// homeSeat is the city of the body that reports: where the document says that its
// house is, most often, or as everybody knows.
func (r *reading) homeSeat() string {
	if r.home == "" || r.author != nil || r.state != "" {
		return ""
	}
	if city, ok := r.seats[""]; ok {
		return city
	}
	if es := r.x.gaz.Lookup(r.home); len(es) > 0 {
		return es[0].Seat
	}
	return ""
}

// atHome gives a reception of which no place is told the seat of those who report:
// they receive in their house, unless they are away.
func (r *reading) atHome(m *dragoman.Meeting, e *encounter) {
	if m.Form != dragoman.FormReception || m.Modality != dragoman.InPerson || m.Place != nil && (m.Place.City != "" || m.Place.Country != "") {
		return
	}
	if slices.ContainsFunc(e.tellings, func(t *telling) bool { return t.stay != nil || elsewhere.in(t.s.text) }) {
		return
	}
	if slices.ContainsFunc(m.Participants, func(p dragoman.Participant) bool {
		return p.Capacity == dragoman.Host && string(p.Organization) != r.home
	}) {
		return
	}
	city := r.homeSeat()
	if city == "" {
		return
	}
	if m.Place == nil {
		m.Place = &dragoman.Place{}
	}
	for _, n := range r.x.gaz.Find("in " + city) {
		if c := n.Entries[0]; c.Kind == gazetteer.City {
			m.Place.City, m.Place.Country, m.Place.CountryCode, m.Place.CountryInferred = dragoman.String(city), dragoman.String(c.CountryName), dragoman.String(c.Country), true
		}
	}
}

// elsewhere says that those who received need not have done so in their house.
var elsewhere = newCue(`\b(?:margins?|sidelines?|fringes|breakfast|luncheon|lunch|dinner|supper|reception|residence|hotel|beside|summit|forum|conference)\b`)

// alongside stands before the gathering that someone took the opportunity of.
var alongside = newCue(`\b(?:(?:on|in) the (?:margins?|sidelines?|fringes|occasion)|during|while|whilst)\b`)

// besideAssembly gives what is told to have been on the margins of the General
// Assembly its city.
func (r *reading) besideAssembly(s *sentence, p *dragoman.Place) {
	if !alongside.in(s.text) || slices.ContainsFunc(s.mentions, func(m mention) bool { return m.place != nil && m.place.Kind == gazetteer.City }) {
		return
	}
	for _, m := range s.mentions {
		if !(m.kind == mentionBody && m.body.key == "UNGA") && !(m.event != nil && slices.Contains(m.event.bodies, "UNGA")) {
			continue
		}
		if margin := tail(s.text[:m.start], 70); besideOf.MatchString(margin) {
			r.cityOfVenue(p, "New York")
			return
		}
	}
}

// besideOf ends before the gathering beside which something was.
var besideOf = lazily(`(?i)\b(?:(?:on|in) the (?:margins?|sidelines?|fringes) of|during|while|whilst) (?:(?:the|its|a)\b ?)?(?:[^,;.]{0,50} (?:of|at) (?:the )?)?$`)

// venueKey folds the names of one body's premises: secretariat, headquarters
// and premises are one house. That of the body that reports has no name but
// these.
func (r *reading) venueKey(venue string) string {
	words := strings.Fields(fold(venue))
	var out []string
	for _, w := range words {
		switch w {
		case "headquarter", "headquarters", "secretariat", "secretariats", "premises", "the", "of", "s", "office":
			continue
		}
		out = append(out, w)
	}
	key := strings.Join(out, " ")
	if r.home != "" && r.registry.names[key] == r.home {
		return ""
	}
	if b := r.registry.bodies[r.home]; b != nil && (key == fold(b.acronym) || key == fold(b.name)) {
		return ""
	}
	return key
}

// findSeats collects the cities that the document names with a venue; the house of
// those who report stands where it is said to most often.
func (r *reading) findSeats() {
	ours := map[string]int{}
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			if m.place == nil || m.place.Kind != gazetteer.City {
				continue
			}
			lead := s.text[:m.start]
			if !strings.HasSuffix(lead, " in ") {
				continue
			}
			if loc := houseIn.FindStringSubmatch(lead); loc != nil {
				key := r.venueKey(loc[1])
				city := s.text[m.start:m.end]
				if key == "" {
					ours[city]++
				}
				if old, ok := r.seats[key]; !ok || key == "" && ours[city] > ours[old] {
					r.seats[key] = city
				}
			}
		}
	}
}

var houseIn = lazily(`(?:at|to|of) (?:the|our) ((?:[A-Z][\p{L}’'-]* ){0,4}(?:[Hh]eadquarters|[Ss]ecretariat|[Pp]remises|[Oo]ffice)) in $`)
