package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"dragoman"
)

// schemaOrg is the vocabulary. The context is written into the file, so that
// it can be expanded without a network.
const schemaOrg = "https://schema.org/"

// object is a JSON-LD node. Its keys are sorted when it is written.
type object map[string]any

// put sets a key unless the value is empty.
func (o object) put(key, value string) {
	if value != "" {
		o[key] = value
	}
}

// graph is the JSON-LD export: one graph of schema.org Events, the documents
// they are told in and the agreements signed at them, written as it comes.
type graph struct {
	w    *bufio.Writer
	docs *library
	n    int
	sum  *Summary
}

func newJSONLD(w *bufio.Writer, sum *Summary) sink {
	return &graph{w: w, docs: newLibrary(), sum: sum}
}

// node writes one node of the graph.
func (g *graph) node(o object) error {
	head := ",\n"
	if g.n == 0 {
		head = g.head()
	}
	g.n++
	b, err := marshal(o)
	if err != nil {
		return err
	}
	g.w.WriteString(head)
	_, err = g.w.Write(b)
	return err
}

func (*graph) head() string {
	return `{"@context":{"@vocab":"` + schemaOrg + `","eventStatus":{"@type":"@id"},"eventAttendanceMode":{"@type":"@id"}},"@graph":[` + "\n"
}

func (g *graph) close() error {
	if g.n == 0 {
		g.w.WriteString(g.head())
	}
	_, err := g.w.WriteString("\n]}\n")
	return err
}

// marshal is json.Marshal without HTML escapes.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func (g *graph) add(r dragoman.Record) error {
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		g.docs.add(r)
		g.sum.wrote(r)
		return g.node(reportNode(r))
	case *dragoman.Meeting:
		g.sum.wrote(r)
		return g.node(g.meeting(r))
	case *dragoman.Agreement:
		g.sum.wrote(r)
		return g.agreement(r)
	}
	return nil
}

// reportNode is the document as a schema.org Report.
func reportNode(d *dragoman.DocumentRecord) object {
	o := object{"@id": documentURN(d.ID), "@type": "Report", "url": object{"@id": fileIRI(d.File)}}
	o.put("name", string(d.Title))
	o.put("reportNumber", string(d.Symbol))
	o.put("inLanguage", string(d.Language))
	o.put("encodingFormat", mimeType(d.Format))
	if d.Home != nil {
		o["publisher"] = bodyNode(*d.Home)
	}
	if d.Date != nil {
		o.put("datePublished", d.Date.Start)
	}
	if d.Period != nil {
		o.put("temporalCoverage", d.Period.EDTF)
	}
	return o
}

func (g *graph) meeting(m *dragoman.Meeting) object {
	d := g.docs.of(m)
	o := object{"@id": recordURN(d.ID, m.ID), "@type": eventType(m.Form), "identifier": m.ID, "name": meetingName(m)}
	o["keywords"] = []string{"form:" + string(m.Form), "status:" + string(m.Status)}
	// schema.org has no status for what was only proposed.
	switch m.Status {
	case dragoman.Held, dragoman.Planned:
		o["eventStatus"] = schemaOrg + "EventScheduled"
	case dragoman.NotHeld:
		o["eventStatus"] = schemaOrg + "EventCancelled"
	}
	o["eventAttendanceMode"] = schemaOrg + "OfflineEventAttendanceMode"
	if m.Modality == dragoman.Online {
		o["eventAttendanceMode"] = schemaOrg + "OnlineEventAttendanceMode"
	}
	dated(o, m.Date)
	if m.Place != nil {
		o["location"] = placeNode(m.Place)
	}
	if m.Occasion != "" {
		o["superEvent"] = object{"@type": "Event", "name": string(m.Occasion)}
	}
	var attendees, hosts []object
	for _, org := range m.Organizations {
		attendees = append(attendees, bodyNode(org))
	}
	for _, p := range m.Participants {
		node := personNode(p.Person, m.Organizations)
		attendees = append(attendees, node)
		if p.Capacity == dragoman.Host {
			hosts = append(hosts, node)
		}
	}
	if len(attendees) > 0 {
		o["attendee"] = attendees
	}
	if len(hosts) > 0 {
		o["organizer"] = hosts
	}
	var works []object
	for _, id := range m.Agreements {
		works = append(works, object{"@id": recordURN(d.ID, id)})
	}
	if len(works) > 0 {
		o["workFeatured"] = works
	}
	o["subjectOf"] = quotations(m.Evidence)
	return o
}

// eventType is the nearest schema.org type; all are Events.
func eventType(f dragoman.Form) string {
	switch f {
	case dragoman.FormConference, dragoman.FormSummit:
		return "BusinessEvent"
	case dragoman.FormTraining:
		return "EducationEvent"
	}
	return "Event"
}

// agreement writes the instrument as a CreativeWork, and its dated signature,
// adoption or entry into force as an Event that features it.
func (g *graph) agreement(a *dragoman.Agreement) error {
	d := g.docs.of(a)
	work := object{"@id": recordURN(d.ID, a.ID), "@type": "CreativeWork", "identifier": a.ID, "name": agreementName(a),
		"genre": string(a.AgreementType), "creativeWorkStatus": string(a.Status), "subjectOf": quotations(a.Evidence)}
	var parties, signers []object
	for _, o := range a.Parties {
		parties = append(parties, bodyNode(o))
	}
	for _, s := range a.Signatories {
		signers = append(signers, personNode(s.Person, a.Parties))
	}
	if len(parties) > 0 {
		work["creator"] = parties
	}
	if err := g.node(work); err != nil || a.Date == nil {
		return err
	}
	event := object{"@id": recordURN(d.ID, a.ID+"/event"), "@type": "Event", "name": signingName(a), "workFeatured": object{"@id": work["@id"]},
		"keywords": []string{"agreement:" + string(a.AgreementType), "status:" + string(a.Status)}, "subjectOf": quotations(a.Evidence),
		"eventStatus": schemaOrg + "EventScheduled"}
	dated(event, a.Date)
	if a.Place != nil {
		event["location"] = placeNode(a.Place)
	}
	if len(parties)+len(signers) > 0 {
		event["attendee"] = append(parties, signers...)
	}
	return g.node(event)
}

// dated sets the days of an event; a month or a year stays one (ISO 8601).
func dated(o object, d *dragoman.Date) {
	if d == nil {
		return
	}
	if d.Period {
		o["temporalCoverage"] = d.EDTF // the event fell in it, it does not fill it
		return
	}
	o["startDate"], o["endDate"] = d.Start, d.End
}

func placeNode(p *dragoman.Place) object {
	o := object{"@type": "Place", "name": placeName(p)}
	address := object{"@type": "PostalAddress"}
	address.put("addressLocality", string(p.City))
	address.put("addressCountry", string(p.CountryCode))
	if p.CountryCode == "" {
		address.put("addressCountry", string(p.Country))
	}
	if len(address) > 1 {
		o["address"] = address
	}
	return o
}

// bodyNode is an organisation; the same body has the same @id everywhere.
func bodyNode(o dragoman.Organization) object {
	node := object{"@id": "urn:uuid:" + stableUUID("organization", o.Key), "@type": "Organization"}
	if state(o) != "" {
		node["@type"] = "Country"
	}
	node.put("name", o.Name)
	if o.Acronym != "" {
		node["alternateName"] = string(o.Acronym)
	}
	return node
}

func personNode(p dragoman.Person, known []dragoman.Organization) object {
	o := object{"@type": "Person"}
	if p.Name != "" {
		o["@id"] = "urn:uuid:" + stableUUID("person", personKey(p))
	}
	o.put("name", string(p.Name))
	o.put("honorificPrefix", string(p.Honorific))
	o.put("jobTitle", string(p.Role))
	if p.Organization != "" {
		body := dragoman.Organization{Key: string(p.Organization), Name: string(p.Organization)}
		for _, k := range known {
			if k.Key == body.Key {
				body = k
			}
		}
		o["affiliation"] = bodyNode(body)
	}
	return o
}

// quotations are the tellings, each with its document and page.
func quotations(list []dragoman.Evidence) []object {
	out := make([]object, len(list))
	for i, e := range list {
		out[i] = object{"@type": "Quotation", "text": e.Quote, "isPartOf": object{"@id": documentURN(e.Document)}}
		if e.Page != nil {
			out[i]["pagination"] = strconv.Itoa(*e.Page)
		}
	}
	return out
}

// documentURN names a document by its content.
func documentURN(id string) string { return "urn:uuid:" + stableUUID("document", id) }

// fileIRI is a path as an IRI reference: relative paths stay relative.
func fileIRI(path string) string {
	u := url.URL{Path: path}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}
