package query

import "dragoman"

// Field is a field that a query can name.
type Field struct {
	Name   string
	About  string
	Values []string // all that it can hold; nil when it is free
}

// Fields lists the fields, in the order in which help shows them.
func Fields() []Field {
	return []Field{
		{"kind", "what is found", []string{"page", "meeting", "agreement", "signatory", "person"}},
		{"org", "an organisation or state, by any of its names", nil},
		{"person", "a participant or signatory, by words of the name", nil},
		{"role", "an office: role:\"Secretary General\"", nil},
		{"place", "city, country or venue", nil},
		{"city", "city", nil},
		{"country", "country, by name or ISO code", nil},
		{"date", "a date or interval, or none", nil},
		{"form", "form of a meeting", values(dragoman.FormMeeting, dragoman.FormVisit, dragoman.FormReception, dragoman.FormCall, dragoman.FormConference,
			dragoman.FormSummit, dragoman.FormSession, dragoman.FormCeremony, dragoman.FormTraining, dragoman.FormOther)},
		{"modality", "whether people met in one place", values(dragoman.InPerson, dragoman.Online)},
		{"type", "type of an agreement", values(dragoman.MoU, dragoman.JointActionPlan, dragoman.ActionPlan, dragoman.JointDeclaration, dragoman.Declaration,
			dragoman.WorkProgramme, dragoman.WorkPlan, dragoman.RoadMap, dragoman.TermsOfReference, dragoman.GenericAgreement, dragoman.FrameworkAgreement,
			dragoman.Protocol, dragoman.Convention, dragoman.Treaty, dragoman.Communique, dragoman.Decision, dragoman.ExchangeOfLetters, dragoman.OtherInstrument)},
		{"status", "status of a meeting or agreement", append(values(dragoman.Held, dragoman.Planned, dragoman.MeetingProposed, dragoman.NotHeld),
			values(dragoman.Agreed, dragoman.UnderNegotiation, dragoman.Draft, dragoman.Expected, dragoman.Signed, dragoman.Adopted, dragoman.InForce, dragoman.Updated)...)},
		{"title", "words of a title", nil},
		{"section", "words of the heading that it stands under", nil},
		{"file", "words of the file's path", nil},
		{"rule", "the rule that read it: rule:meeting/met-with", nil},
		{"id", "the id or key of a record", nil},
	}
}

func values[T ~string](list ...T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
