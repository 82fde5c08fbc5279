package export

import (
	"strings"

	"golang.org/x/text/language"

	"dragoman"
)

// entity is one FollowTheMoney entity: a schema's name and, for each property,
// its values as text.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newEntity(schema string, id ...string) *entity {
	return &entity{ID: strings.ToLower(schema) + "-" + stableUUID(append([]string{schema}, id...)...), Schema: schema, Properties: map[string][]string{}}
}

// set adds values to a property; empty ones and repetitions are left out, and
// what is longer than the model takes is cut.
func (e *entity) set(property string, values ...string) {
next:
	for _, v := range values {
		if v = cut(strings.TrimSpace(v), maxValue(property)); v == "" {
			continue
		}
		for _, have := range e.Properties[property] {
			if have == v {
				continue next
			}
		}
		e.Properties[property] = append(e.Properties[property], v)
	}
}

// maxValue is the greatest length in characters of a property's values, by its
// type in the model.
func maxValue(property string) int {
	switch property {
	case "name", "alias", "abbreviation":
		return 384
	case "location":
		return 250
	case "summary", "description", "notes":
		return 65000
	}
	return 1024
}

// cut shortens a text to n characters, the last of which is then an ellipsis.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n-1]) + "…"
}

func documentSchema(d *dragoman.DocumentRecord) string {
	switch {
	case d.Pages > 0:
		return "Pages"
	case d.Format == dragoman.FormatHTML:
		return "HyperText"
	case d.Format == dragoman.FormatText || d.Format == dragoman.FormatMarkdown:
		return "PlainText"
	}
	return "Document"
}

// alpha3Language turns ISO 639-1 into the ISO 639-3 that FollowTheMoney wants.
func alpha3Language(code string) string {
	base, err := language.ParseBase(code)
	if err != nil {
		return ""
	}
	return base.ISO3()
}

func mimeType(f dragoman.Format) string {
	switch f {
	case dragoman.FormatText:
		return "text/plain"
	case dragoman.FormatMarkdown:
		return "text/markdown"
	case dragoman.FormatPDF:
		return "application/pdf"
	case dragoman.FormatHTML:
		return "text/html"
	case dragoman.FormatDOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case dragoman.FormatODT:
		return "application/vnd.oasis.opendocument.text"
	case dragoman.FormatEPUB:
		return "application/epub+zip"
	}
	return ""
}

// bodyEntity is a state as PublicBody and any other body as Organization.
func bodyEntity(o dragoman.Organization) *entity {
	schema, country := "Organization", state(o)
	if country != "" {
		schema = "PublicBody"
	}
	e := newEntity(schema, o.Key)
	e.set("name", o.Name)
	if o.Name == "" {
		e.set("name", o.Key)
	}
	e.set("abbreviation", string(o.Acronym))
	e.set("alias", o.Aliases...)
	e.set("country", strings.ToLower(country))
	return e
}
