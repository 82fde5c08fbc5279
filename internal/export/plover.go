package export

import (
	"bufio"
	"encoding/json"
	"slices"
	"strconv"

	"dragoman"
)

// The codebook: Political Language Ontology for Verifiable Event Records, Open
// Event Data Alliance, draft 0.8 (2021). docs/export.md has the mapping.
const ploverCodebook = "plover-0.8"

// The event categories in use and their conflict-cooperation scores in the
// codebook's table of PLOVER scores. All three are verbal cooperation, which
// is quad code 1.
const (
	consult      = "CONSULT"
	consultScore = 2.1
	agree        = "AGREE"
	agreeScore   = 4.2
	support      = "SUPPORT"
	supportScore = 4.6
	verbalCoop   = 1
)

type ploverEvent struct {
	ID         string        `json:"id"`
	Date       string        `json:"date"`
	EndDate    string        `json:"enddate,omitempty"`
	Source     []ploverActor `json:"source"`
	Recipient  []ploverActor `json:"recipient,omitempty"`
	Event      []string      `json:"event"`
	Mode       []string      `json:"mode"`
	Context    []string      `json:"context"`
	QuadCode   int           `json:"quad_code"`
	EventScale float64       `json:"event_scale"`
	EventLoc   *ploverPlace  `json:"event_loc,omitempty"`
	EventText  []string      `json:"event_text"`
	TextInfo   *ploverText   `json:"text_info,omitempty"`
	CiteInfo   ploverCite    `json:"cite_info"`
	Link       string        `json:"link"`
	Coder      string        `json:"coder"`
	// The fields below are not the codebook's, which lets providers add some:
	// what the record says and the categories cannot.
	Kind          string `json:"record_type"`
	Form          string `json:"record_form"`
	Status        string `json:"record_status"`
	Modality      string `json:"record_modality,omitempty"`
	DatePrecision string `json:"date_precision"`
	DatePeriod    bool   `json:"date_period"`
	DateOf        string `json:"date_of"` // "event", or "meeting" where an agreement is dated by its meeting
}

type ploverActor struct {
	Code           string `json:"code"` // ISO 3166-1 alpha-3, or IGO
	ActorText      string `json:"actor_text"`
	IdentifierID   string `json:"identifier_id,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Office         string `json:"office,omitempty"`
}

type ploverPlace struct {
	Name    string `json:"name"`
	Country string `json:"country code,omitempty"`
	CC3     string `json:"cc3,omitempty"`
}

type ploverText struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type ploverCite struct {
	Citation    string `json:"citation"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
}

// plover writes event records: CONSULT for an encounter, SUPPORT for an
// instrument that was signed or adopted, AGREE for one that is intended.
type plover struct {
	enc  *json.Encoder
	docs *library
	// when dates the meetings of the document at hand, for agreements that have
	// no date but a meeting.
	when map[string]*dragoman.Date
	sum  *Summary
}

func newPlover(w *bufio.Writer, sum *Summary) sink {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &plover{enc: enc, docs: newLibrary(), when: map[string]*dragoman.Date{}, sum: sum}
}

func (p *plover) close() error { return nil }

func (p *plover) add(r dragoman.Record) error {
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		p.docs.add(r)
		clear(p.when)
	case *dragoman.Meeting:
		p.when[r.ID] = r.Date
		return p.meeting(r)
	case *dragoman.Agreement:
		return p.agreement(r)
	}
	return nil
}

func (p *plover) meeting(m *dragoman.Meeting) error {
	if m.Date == nil {
		p.sum.skip("meetings without a date: PLOVER requires one")
		return nil
	}
	if len(m.Organizations) == 0 && len(m.Participants) == 0 {
		p.sum.skip("meetings without an actor: PLOVER requires a source")
		return nil
	}
	d := p.docs.of(m)
	e := p.event(m, d, m.ID, m.Key, m.Date, m.Place)
	e.Event, e.EventScale = []string{consult}, consultScore
	e.Form, e.Status, e.Modality, e.DateOf = string(m.Form), string(m.Status), string(m.Modality), "event"
	e.Source, e.Recipient = meetingActors(m, d)
	if len(e.Recipient) > 0 {
		e.Mode = append(e.Mode, "visit")
	}
	if m.Modality == dragoman.Online || m.Form == dragoman.FormCall {
		e.Mode = append(e.Mode, "phone")
	}
	switch m.Form {
	case dragoman.FormSummit, dragoman.FormSession, dragoman.FormConference:
		e.Mode = append(e.Mode, "multilateral")
	default:
		if len(m.Organizations) > 2 {
			e.Mode = append(e.Mode, "multilateral")
		}
	}
	switch m.Status {
	case dragoman.Planned:
		e.Context = append(e.Context, "future")
	case dragoman.MeetingProposed:
		e.Context = append(e.Context, "hypothetical")
	case dragoman.NotHeld:
		e.Context = append(e.Context, "negation")
	}
	p.sum.wrote(m)
	return p.enc.Encode(e)
}

func (p *plover) agreement(a *dragoman.Agreement) error {
	when, of := a.Date, "event"
	if when == nil {
		when, of = p.when[string(a.Meeting)], "meeting"
	}
	if when == nil {
		p.sum.skip("agreements without a date: PLOVER requires one")
		return nil
	}
	if len(a.Parties) == 0 && len(a.Signatories) == 0 {
		p.sum.skip("agreements without an actor: PLOVER requires a source")
		return nil
	}
	d := p.docs.of(a)
	e := p.event(a, d, a.ID, a.Key, when, a.Place)
	e.Event, e.EventScale = []string{agree}, agreeScore
	if a.Status.Rank() >= dragoman.Signed.Rank() {
		e.Event, e.EventScale = []string{support}, supportScore
	}
	e.Form, e.Status, e.DateOf = string(a.AgreementType), string(a.Status), of
	people := make([]dragoman.Person, len(a.Signatories))
	for i, s := range a.Signatories {
		people[i] = s.Person
	}
	e.Source = actors(a.Parties, people)
	p.sum.wrote(a)
	return p.enc.Encode(e)
}

// event fills what the two kinds of event share. A month or a year becomes the
// days that it spans, and date_precision says so.
func (p *plover) event(r dragoman.Record, d *dragoman.DocumentRecord, id, key string, when *dragoman.Date, where *dragoman.Place) ploverEvent {
	e := ploverEvent{
		ID: id, Link: key, Kind: r.RecordType(), Coder: d.Tool, QuadCode: verbalCoop, Mode: []string{}, Context: []string{}, EventText: []string{},
		Date: firstDay(when.Start).Format("2006-01-02"), DatePrecision: string(when.Precision), DatePeriod: when.Period,
		CiteInfo: ploverCite{Title: string(d.Title), Language: string(d.Language), Coder: d.Tool, Codebook: ploverCodebook},
	}
	if end := lastDay(when.End).Format("2006-01-02"); end != e.Date {
		e.EndDate = end
	}
	if d.Home != nil {
		e.CiteInfo.Publication = d.Home.Name
	}
	if where != nil {
		e.EventLoc = &ploverPlace{placeName(where), string(where.CountryCode), alpha3(string(where.CountryCode))}
		if where.City != "" {
			e.EventLoc.Name = string(where.City)
		}
	}
	for i, ev := range dragoman.EvidenceOf(r) {
		if i == 0 {
			e.TextInfo = &ploverText{ev.Start, ev.End}
			e.CiteInfo.Citation = ev.File
			if ev.Page != nil {
				e.CiteInfo.Citation += ", p. " + strconv.Itoa(*ev.Page)
			}
		}
		e.EventText = append(e.EventText, ev.Quote)
	}
	return e
}

// meetingActors splits the actors into visitor (source) and host (recipient)
// where the text tells them apart: by the capacities of the participants, or
// because it is a reception, which the reporting body gives. Otherwise the
// codebook makes everyone a source.
func meetingActors(m *dragoman.Meeting, d *dragoman.DocumentRecord) (source, recipient []ploverActor) {
	hosts := map[string]bool{}
	visitors := false
	for _, p := range m.Participants {
		switch p.Capacity {
		case dragoman.Host:
			hosts[string(p.Organization)] = true
		case dragoman.Visitor:
			visitors = true
		}
	}
	if m.Form == dragoman.FormReception && len(hosts) == 0 && d.Home != nil {
		hosts[d.Home.Key] = true
		visitors = true
	}
	delete(hosts, "")
	people := make([]dragoman.Person, len(m.Participants))
	for i, p := range m.Participants {
		people[i] = p.Person
	}
	visiting := func(key string) bool { return !hosts[key] }
	orgsIn, orgsOut := split(m.Organizations, func(o dragoman.Organization) bool { return visiting(o.Key) })
	peopleIn, peopleOut := split(people, func(p dragoman.Person) bool { return visiting(string(p.Organization)) })
	source, recipient = actors(orgsIn, peopleIn), actors(orgsOut, peopleOut)
	if !visitors && m.Form != dragoman.FormVisit || len(source) == 0 || len(recipient) == 0 {
		return actors(m.Organizations, people), nil
	}
	return source, recipient
}

func split[T any](list []T, first func(T) bool) (yes, no []T) {
	for _, x := range list {
		if first(x) {
			yes = append(yes, x)
		} else {
			no = append(no, x)
		}
	}
	return yes, no
}

// actors lists the people, each under the code of their body, and the bodies
// that no person stands for.
func actors(orgs []dragoman.Organization, people []dragoman.Person) []ploverActor {
	var out []ploverActor
	for _, o := range orgs {
		if !slices.ContainsFunc(people, func(p dragoman.Person) bool { return string(p.Organization) == o.Key }) {
			out = append(out, ploverActor{Code: actorCode(o), ActorText: o.Name, IdentifierID: o.Key, IdentifierText: o.Name})
		}
	}
	for _, p := range people {
		o := dragoman.Organization{Key: string(p.Organization), Name: string(p.Organization)}
		for _, k := range orgs {
			if k.Key == o.Key {
				o = k
			}
		}
		a := ploverActor{Code: actorCode(o), ActorText: string(p.Name), IdentifierID: o.Key, IdentifierText: o.Name, Office: string(p.Role)}
		if p.Name == "" {
			a.ActorText = string(p.Role)
		}
		out = append(out, a)
	}
	return out
}

// actorCode is a state's alpha-3 code, and IGO for any other body: the records
// do not tell an NGO from an intergovernmental organisation, and the reports
// are about the latter. identifier_id has the body's key for a finer coding.
func actorCode(o dragoman.Organization) string {
	if code := alpha3(state(o)); code != "" {
		return code
	}
	return "IGO"
}
