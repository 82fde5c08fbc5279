package index

import (
	"strings"

	"dragoman"
)

// unit is what one search hit is made of: its fields, and its place in the
// document.
type unit struct {
	kind    Kind
	ordinal int
	fields  []*field
}

// unitMaker turns a document and its extract into units. It is not safe for
// concurrent use.
type unitMaker struct {
	a       *analyzer
	tokens  []token
	numbers termNumbers
	places  *places
}

// newUnitMaker makes one whose units share the places of others.
func newUnitMaker(p *places) unitMaker { return unitMaker{a: newAnalyzer(), places: p} }

// tag names an identifier with its field.
func tag(field, value string) string { return field + ":" + value }

func (u *unitMaker) units(h *header, text string, ex *dragoman.Extract, people []Person) []unit {
	var out []unit
	names := aliasesOf(ex)
	for i, p := range h.Parts {
		b := u.begin(KindPage, i, &ex.Document)
		b.say(text[p.start():p.end()])
		b.date(ex.Document.Date)
		if p.head() >= 0 {
			b.words(fieldHead, h.Sections[p.head()].Heading)
		}
		out = append(out, b.finish())
	}
	for i := range ex.Meetings {
		out = append(out, u.meeting(i, &ex.Meetings[i], ex, names))
	}
	for i := range ex.Agreements {
		out = append(out, u.agreement(i, &ex.Agreements[i], ex, names))
	}
	for i := range ex.Signatories {
		out = append(out, u.signatory(i, &ex.Signatories[i], ex, names))
	}
	for i := range people {
		out = append(out, u.person(i, &people[i], ex, names))
	}
	return append(out, u.document(ex))
}

func (u *unitMaker) meeting(i int, m *dragoman.Meeting, ex *dragoman.Extract, names map[string][]string) unit {
	b := u.begin(KindMeeting, i, &ex.Document)
	b.link("id", m.ID)
	b.link("key", m.Key)
	b.tags("form", string(m.Form))
	b.tags("modality", string(m.Modality))
	b.tags("status", string(m.Status))
	b.link("agreement", m.Agreements...)
	b.date(m.Date)
	b.place(m.Place)
	b.say(string(m.Title), string(m.Occasion))
	b.words(fieldTitle, string(m.Title))
	for _, p := range m.Participants {
		b.who(p.Person)
	}
	for _, o := range m.Organizations {
		b.organization(o.Key, o.Name, names[o.Key])
	}
	b.evidence(m.Evidence)
	return b.finish()
}

func (u *unitMaker) agreement(i int, a *dragoman.Agreement, ex *dragoman.Extract, names map[string][]string) unit {
	b := u.begin(KindAgreement, i, &ex.Document)
	b.link("id", a.ID)
	b.link("key", a.Key)
	b.tags("type", string(a.AgreementType))
	b.tags("status", string(a.Status))
	b.link("meeting", string(a.Meeting))
	b.date(a.Date)
	b.place(a.Place)
	b.say(string(a.Title))
	b.words(fieldTitle, string(a.Title))
	for _, p := range a.Signatories {
		b.who(p.Person)
	}
	for _, o := range a.Parties {
		b.organization(o.Key, o.Name, names[o.Key])
	}
	b.evidence(a.Evidence)
	return b.finish()
}

func (u *unitMaker) signatory(i int, s *dragoman.Signatory, ex *dragoman.Extract, names map[string][]string) unit {
	b := u.begin(KindSignatory, i, &ex.Document)
	b.link("id", s.ID)
	b.tags("type", string(s.AgreementType))
	b.link("agreement", string(s.Agreement))
	b.date(s.Date)
	b.place(s.Place)
	b.who(dragoman.Person{Name: s.Name, Role: s.Role})
	if s.Organization != "" {
		b.organization(string(s.Organization), "", names[string(s.Organization)])
	}
	b.evidence(s.Evidence)
	return b.finish()
}

func (u *unitMaker) person(i int, p *Person, ex *dragoman.Extract, names map[string][]string) unit {
	b := u.begin(KindPerson, i, &ex.Document)
	b.link("id", p.ID)
	b.link("key", p.Key)
	if p.First != "" {
		d := dragoman.NewDate(string(p.First), string(p.Last), "")
		b.date(&d)
	} else {
		b.date(nil)
	}
	b.who(dragoman.Person{Name: dragoman.String(p.Name)})
	for _, r := range p.Roles {
		b.words(fieldRole, r)
		b.say(r)
	}
	for _, o := range p.Organizations {
		b.organization(o, "", names[o])
	}
	return b.finish()
}

// document makes the unit by which a document's id and its names for bodies are
// looked up. It holds no words: a search finds pages and records.
func (u *unitMaker) document(ex *dragoman.Extract) unit {
	d := &ex.Document
	ids := []string{tag("id", d.ID)}
	if d.Symbol != "" {
		ids = append(ids, tag("id", string(d.Symbol)))
	}
	var aliases []string
	for _, o := range d.Organizations {
		for _, name := range append([]string{o.Key, o.Name, string(o.Acronym)}, o.Aliases...) {
			if k := personKey(name); k != "" {
				aliases = append(aliases, k+aliasMark+o.Key)
			}
		}
	}
	return unit{kind: KindDocument, fields: []*field{u.termField(valueOf("kind"), []string{string(KindDocument)}, false),
		u.termField(fieldLink, ids, false), u.termField(fieldAlias, aliases, false)}}
}

// aliasMark parts a body's name from its key in a term of fieldAlias.
const aliasMark = "\x1f"

func aliasesOf(ex *dragoman.Extract) map[string][]string {
	names := make(map[string][]string, len(ex.Document.Organizations))
	for _, o := range ex.Document.Organizations {
		names[o.Key] = append([]string{o.Name, string(o.Acronym)}, o.Aliases...)
	}
	return names
}

// builder gathers the fields of one unit.
type builder struct {
	unit
	maker  *unitMaker
	told   []string            // the texts that a search for words reads
	exact  map[string][]string // values that are counted, by field
	ids    []string            // tagged with their fields, only looked up
	word   map[string][]string // words by field
	hasOrg bool
	hasWho bool
	placed bool
}

func (u *unitMaker) begin(kind Kind, ordinal int, d *dragoman.DocumentRecord) *builder {
	b := &builder{maker: u, unit: unit{kind: kind, ordinal: ordinal}, exact: map[string][]string{}, word: map[string][]string{}}
	b.tags("kind", string(kind))
	b.tags("file", d.File)
	b.words(fieldFile, d.File)
	return b
}

// tags adds exact values that facets count.
func (b *builder) tags(field string, values ...string) {
	for _, v := range values {
		if v != "" {
			b.exact[field] = append(b.exact[field], v)
		}
	}
}

// link adds identifiers, which nobody counts.
func (b *builder) link(field string, values ...string) {
	for _, v := range values {
		if v != "" {
			b.ids = append(b.ids, tag(field, v))
		}
	}
}

// words adds text to a field that is matched word by word, unstemmed.
func (b *builder) words(field, text string) {
	b.maker.tokens = b.maker.a.tokens(b.maker.tokens[:0], text)
	for _, t := range b.maker.tokens {
		b.word[field] = append(b.word[field], t.word)
	}
}

func (b *builder) say(texts ...string) {
	for _, t := range texts {
		if t != "" {
			b.told = append(b.told, t)
		}
	}
}

func (b *builder) who(p dragoman.Person) {
	if p.Name != "" {
		b.hasWho = true
		b.tags("person", string(p.Name))
		b.words(fieldPerson, string(p.Name))
		b.say(string(p.Name))
	}
	if p.Role != "" {
		b.words(fieldRole, string(p.Role))
		b.say(string(p.Role))
	}
}

func (b *builder) organization(key, name string, aliases []string) {
	b.hasOrg = true
	b.tags("org", key)
	b.words(fieldOrg, key)
	b.words(fieldOrg, name)
	for _, a := range aliases {
		b.words(fieldOrg, a)
	}
	b.say(key, name)
}

func (b *builder) place(p *dragoman.Place) {
	if p == nil {
		return
	}
	b.placed = true
	b.tags("city", string(p.City))
	b.tags("country", string(p.Country))
	for _, s := range []dragoman.String{p.Text, p.Venue, p.City, p.Country, p.CountryCode} {
		b.words(fieldPlace, string(s))
	}
	b.words(fieldCity, string(p.City))
	b.words(fieldLand, string(p.Country))
	b.words(fieldLand, string(p.CountryCode))
	b.say(string(p.Text))
}

func (b *builder) date(d *dragoman.Date) {
	from, to := bounds(d)
	if from == noDay {
		b.tags(fieldNone, "date")
		return
	}
	b.tags("year", years(d)...)
	b.tags("month", month(d))
	b.fields = append(b.fields,
		b.maker.termField(fieldOrder, []string{iso(from)}, true),
		dayField(fieldFrom, from), dayField(fieldTo, to))
}

func (b *builder) evidence(list []dragoman.Evidence) {
	seen := dragoman.String("")
	for _, e := range list {
		b.say(e.Quote)
		b.link("rule", e.Rule)
		if e.Section != seen {
			b.words(fieldHead, string(e.Section))
			seen = e.Section
		}
	}
}

func (b *builder) finish() unit {
	if b.kind != KindPage && b.kind != KindPerson {
		for field, has := range map[string]bool{"place": b.placed, "org": b.hasOrg, "person": b.hasWho} {
			if !has {
				b.tags(fieldNone, field)
			}
		}
	}
	told := strings.Join(b.told, "\n")
	b.maker.tokens = b.maker.a.tokens(b.maker.tokens[:0], told)
	stems, words := b.maker.textFields(b.maker.tokens, len(told))
	b.fields = append(b.fields, stems, words, b.maker.termField(fieldLink, b.ids, false))
	for _, name := range append(FacetFields(), fieldNone) {
		if v := b.exact[name]; len(v) > 0 {
			b.fields = append(b.fields, b.maker.termField(valueOf(name), v, name != fieldNone))
		}
	}
	for _, name := range []string{fieldPerson, fieldOrg, fieldPlace, fieldCity, fieldLand, fieldFile, fieldTitle, fieldHead, fieldRole} {
		if w := b.word[name]; len(w) > 0 {
			b.fields = append(b.fields, b.maker.termField(name, w, false))
		}
	}
	return b.unit
}
