package export

import (
	"bufio"
	"encoding/json"
	"strconv"
	"strings"

	"dragoman"
)

// ftm writes FollowTheMoney entities, one a line: documents and their cited
// pages, people, bodies, an Event for each meeting and each dated signature,
// and the links between them. An entity is written once, when it is first
// seen; its id is made from what it is, so that two exports can be merged.
type ftm struct {
	enc  *json.Encoder
	docs *library
	seen map[string]bool
	// people maps a document and a folded name to the person's entity, so that
	// a bare mention can be resolved.
	people map[[2]string]string
	// bodies and papers map an organisation's key and a document's id to their
	// entities, which every record refers to.
	bodies, papers map[string]string
	sum            *Summary
}

func newFTM(w *bufio.Writer, sum *Summary) sink {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &ftm{enc: enc, docs: newLibrary(), seen: map[string]bool{}, people: map[[2]string]string{}, bodies: map[string]string{}, papers: map[string]string{}, sum: sum}
}

func (f *ftm) close() error { return nil }

// write writes an entity unless one of its id has been written.
func (f *ftm) write(e *entity) error {
	if f.seen[e.ID] {
		return nil
	}
	f.seen[e.ID] = true
	return f.enc.Encode(e)
}

func (f *ftm) add(r dragoman.Record) error {
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		f.docs.add(r)
		f.sum.wrote(r)
		return f.document(r)
	case *dragoman.Meeting:
		f.sum.wrote(r)
		return f.meeting(r)
	case *dragoman.Agreement:
		return f.agreement(r)
	case *dragoman.Signatory:
		f.sum.wrote(r)
		return f.signatory(r)
	case *dragoman.Mention:
		return f.mention(r)
	}
	return nil
}

// document writes the report itself and the bodies that it names.
func (f *ftm) document(d *dragoman.DocumentRecord) error {
	e := newEntity(documentSchema(d), d.ID)
	e.set("fileName", d.File[strings.LastIndexByte(d.File, '/')+1:])
	e.set("title", string(d.Title))
	e.set("language", alpha3Language(string(d.Language)))
	e.set("mimeType", mimeType(d.Format))
	e.set("processingAgent", d.Tool)
	e.set("notes", "sha256 "+d.ID)
	if d.Symbol != "" {
		e.set("keywords", string(d.Symbol))
	}
	if d.Home != nil {
		e.set("publisher", d.Home.Name)
	}
	if d.Date != nil {
		e.set("date", d.Date.Start)
	}
	f.papers[d.ID] = e.ID
	if err := f.write(e); err != nil {
		return err
	}
	for _, o := range d.Organizations {
		if _, err := f.body(o.Key, d, nil); err != nil {
			return err
		}
	}
	return nil
}

// paper returns the id of a document's entity.
func (f *ftm) paper(d *dragoman.DocumentRecord) string {
	if id, ok := f.papers[d.ID]; ok {
		return id
	}
	return newEntity(documentSchema(d), d.ID).ID
}

// body writes the organisation of that key and returns its entity's id. The
// name comes from the record, else from the document.
func (f *ftm) body(key string, d *dragoman.DocumentRecord, known []dragoman.Organization) (string, error) {
	if id, ok := f.bodies[key]; ok {
		return id, nil
	}
	o := dragoman.Organization{Key: key, Name: key}
	for _, list := range [][]dragoman.Organization{d.Organizations, known} {
		for _, k := range list {
			if k.Key == key {
				o = k
			}
		}
	}
	e := bodyEntity(o)
	f.bodies[key] = e.ID
	return e.ID, f.write(e)
}

// person writes a named person, the mention of the name in the document, and
// what the text says of the office; it returns the entity's id.
func (f *ftm) person(p dragoman.Person, d *dragoman.DocumentRecord, known []dragoman.Organization, when *dragoman.Date) (string, error) {
	e := newEntity("Person", personKey(p))
	name := [2]string{d.ID, fold(string(p.Name))}
	if f.people[name] != e.ID { // else both are written
		e.set("name", string(p.Name))
		e.set("title", string(p.Honorific))
		if err := f.write(e); err != nil {
			return "", err
		}
		f.people[name] = e.ID
		if err := f.named(e, string(p.Name), d); err != nil {
			return "", err
		}
	}
	if p.Organization == "" {
		return e.ID, nil
	}
	body, err := f.body(string(p.Organization), d, known)
	if err != nil || p.Role == "" {
		return e.ID, err
	}
	m := newEntity("Membership", e.ID, body, string(p.Role))
	if f.seen[m.ID] {
		return e.ID, nil
	}
	m.set("member", e.ID)
	m.set("organization", body)
	m.set("role", string(p.Role))
	f.source(m, d)
	if when != nil {
		m.set("date", when.Start)
	}
	return e.ID, f.write(m)
}

// named writes the mention of an entity in a document.
func (f *ftm) named(e *entity, name string, d *dragoman.DocumentRecord) error {
	m := newEntity("Mention", d.ID, e.ID, fold(name))
	m.set("document", f.paper(d))
	m.set("name", name)
	m.set("resolved", e.ID)
	m.set("detectedSchema", e.Schema)
	return f.write(m)
}

// source links an entity to the report that it was read in.
func (f *ftm) source(e *entity, d *dragoman.DocumentRecord) {
	e.set("proof", f.paper(d))
	if d.Home != nil {
		e.set("publisher", d.Home.Name)
	}
}

// pages writes the pages that the tellings stand on.
func (f *ftm) pages(list []dragoman.Evidence) error {
	for _, ev := range list {
		d := f.docs.byID[ev.Document]
		if ev.Page == nil || d == nil {
			continue
		}
		p := newEntity("Page", d.ID, strconv.Itoa(*ev.Page))
		if f.seen[p.ID] {
			continue
		}
		p.set("index", strconv.Itoa(*ev.Page))
		p.set("document", f.paper(d))
		if err := f.write(p); err != nil {
			return err
		}
	}
	return nil
}

// event begins an Event from what meetings and signatures share.
func (f *ftm) event(id, name string, d *dragoman.DocumentRecord, when *dragoman.Date, where *dragoman.Place, told []dragoman.Evidence) *entity {
	e := newEntity("Event", d.ID, id)
	e.set("name", name)
	e.set("recordId", id)
	f.source(e, d)
	if when != nil {
		if when.Start == when.End {
			e.set("date", when.Start)
		} else {
			e.set("startDate", when.Start)
			e.set("endDate", when.End)
		}
	}
	if where != nil {
		e.set("location", placeName(where))
		e.set("country", strings.ToLower(string(where.CountryCode)))
	}
	for _, ev := range told {
		e.set("summary", ev.Quote)
		if ev.Page != nil {
			e.set("notes", "page "+strconv.Itoa(*ev.Page)+" of "+ev.File)
		}
	}
	return e
}

func (f *ftm) meeting(m *dragoman.Meeting) error {
	d := f.docs.of(m)
	e := f.event(m.ID, meetingName(m), d, m.Date, m.Place, m.Evidence)
	e.set("keywords", "form:"+string(m.Form), "status:"+string(m.Status), "modality:"+string(m.Modality))
	if m.Occasion != "" {
		e.set("description", "in or beside: "+string(m.Occasion))
	}
	for _, o := range m.Organizations {
		id, err := f.body(o.Key, d, m.Organizations)
		if err != nil {
			return err
		}
		e.set("involved", id)
	}
	for _, p := range m.Participants {
		id, err := "", error(nil)
		switch {
		case p.Name != "":
			id, err = f.person(p.Person, d, m.Organizations, m.Date)
		case p.Organization != "":
			id, err = f.body(string(p.Organization), d, m.Organizations)
		default:
			continue
		}
		if err != nil {
			return err
		}
		e.set("involved", id)
		if p.Capacity == dragoman.Host {
			e.set("organizer", id)
		}
	}
	if err := f.pages(m.Evidence); err != nil {
		return err
	}
	return f.write(e)
}

// agreement writes the signature, adoption or entry into force of an
// instrument as an Event; FollowTheMoney has no schema for an agreement. An
// instrument that has not come so far happened on no day and is skipped.
func (f *ftm) agreement(a *dragoman.Agreement) error {
	d := f.docs.of(a)
	for _, o := range a.Parties {
		if _, err := f.body(o.Key, d, a.Parties); err != nil {
			return err
		}
	}
	if a.Status.Rank() < dragoman.Signed.Rank() {
		f.sum.skip("agreements not signed: FollowTheMoney has no schema for an agreement")
		return nil
	}
	f.sum.wrote(a)
	e := f.event(a.ID, signingName(a), d, a.Date, a.Place, a.Evidence)
	e.set("keywords", "agreement:"+string(a.AgreementType), "status:"+string(a.Status))
	for _, o := range a.Parties {
		id, err := f.body(o.Key, d, a.Parties)
		if err != nil {
			return err
		}
		e.set("involved", id)
	}
	for _, s := range a.Signatories {
		if s.Name == "" {
			continue
		}
		id, err := f.represents(s.Person, d, a.Parties, a.Date, a.AgreementType)
		if err != nil {
			return err
		}
		e.set("involved", id)
	}
	if err := f.pages(a.Evidence); err != nil {
		return err
	}
	return f.write(e)
}

// represents writes a signer and, where the text names the body signed for,
// the Representation between them; it returns the person's id.
func (f *ftm) represents(p dragoman.Person, d *dragoman.DocumentRecord, parties []dragoman.Organization, when *dragoman.Date, kind dragoman.AgreementType) (string, error) {
	id, err := f.person(p, d, parties, when)
	if err != nil || p.Organization == "" {
		return id, err
	}
	client, err := f.body(string(p.Organization), d, parties)
	if err != nil {
		return "", err
	}
	r := newEntity("Representation", id, client, string(kind))
	if f.seen[r.ID] {
		return id, nil
	}
	r.set("agent", id)
	r.set("client", client)
	r.set("role", "signed for it ("+string(kind)+")")
	f.source(r, d)
	if when != nil {
		r.set("date", when.Start)
	}
	return id, f.write(r)
}

func (f *ftm) signatory(s *dragoman.Signatory) error {
	if s.Name == "" {
		return nil
	}
	d := f.docs.of(s)
	_, err := f.represents(dragoman.Person{Name: s.Name, Role: s.Role, Organization: s.Organization}, d, nil, s.Date, s.AgreementType)
	return err
}

// mention writes a name found in the text, resolved to its entity if there is
// one. Dates, places and roles are no entities of their own.
func (f *ftm) mention(m *dragoman.Mention) error {
	schema, resolved := "", ""
	d := f.docs.byID[m.Document]
	switch {
	case d == nil:
		f.sum.skip("mentions of a document that is not in the export")
		return nil
	case m.Kind == dragoman.MentionPerson:
		schema, resolved = "Person", f.people[[2]string{m.Document, fold(m.Value)}]
	case m.Kind == dragoman.MentionOrganization:
		for _, o := range d.Organizations {
			if o.Key == m.Value {
				e := bodyEntity(o)
				schema, resolved = e.Schema, e.ID
			}
		}
	default:
		f.sum.skip("mentions that name neither a person nor a body")
		return nil
	}
	f.sum.wrote(m)
	e := newEntity("Mention", m.Document, resolved, fold(m.Text))
	e.set("document", f.paper(d))
	e.set("name", m.Text)
	e.set("resolved", resolved)
	e.set("detectedSchema", schema)
	return f.write(e)
}
