package export

import (
	"strconv"
	"strings"

	"dragoman"
)

// meetingName is the meeting's title, or a plain description of it.
func meetingName(m *dragoman.Meeting) string {
	if m.Title != "" {
		return string(m.Title)
	}
	name := strings.ToUpper(string(m.Form[:min(1, len(m.Form))])) + string(m.Form[min(1, len(m.Form)):])
	if orgs := shortNames(m.Organizations); orgs != "" {
		name += ": " + orgs
	}
	return name
}

// agreementName is the instrument's title, or its type and parties:
// "memorandum of understanding (NWC, PLU)".
func agreementName(a *dragoman.Agreement) string {
	if a.Title != "" {
		return string(a.Title)
	}
	name := strings.ReplaceAll(string(a.AgreementType), "_", " ")
	switch a.AgreementType {
	case dragoman.MoU:
		name = "memorandum of understanding"
	case dragoman.OtherInstrument:
		name = "instrument"
	}
	if orgs := shortNames(a.Parties); orgs != "" {
		name += " (" + orgs + ")"
	}
	return name
}

// signingName is the event at which an agreement came to its status.
func signingName(a *dragoman.Agreement) string {
	verb := "Signing"
	switch a.Status {
	case dragoman.Adopted:
		verb = "Adoption"
	case dragoman.InForce:
		verb = "Entry into force"
	case dragoman.Updated:
		verb = "Update"
	}
	return verb + " of " + agreementName(a)
}

func shortNames(orgs []dragoman.Organization) string {
	out := make([]string, len(orgs))
	for i, o := range orgs {
		out[i] = o.Key
		if state(o) != "" {
			out[i] = o.Name
		}
	}
	return strings.Join(out, ", ")
}

// placeName is the place in one line, from venue to country.
func placeName(p *dragoman.Place) string {
	var parts []string
	for _, s := range []dragoman.String{p.Venue, p.City, p.Country} {
		if s != "" {
			parts = append(parts, string(s))
		}
	}
	if len(parts) == 0 {
		return string(p.Text)
	}
	return strings.Join(parts, ", ")
}

// citePlace says where a telling stands: title or file, and page.
func citePlace(d *dragoman.DocumentRecord, e dragoman.Evidence) string {
	s := e.File
	if d.ID == e.Document && d.Title != "" {
		s = string(d.Title)
	}
	switch {
	case e.PageLabel != "":
		return s + ", p. " + string(e.PageLabel)
	case e.Page != nil:
		return s + ", p. " + strconv.Itoa(*e.Page)
	case e.Section != "":
		return s + ", section " + string(e.Section)
	}
	return s
}
