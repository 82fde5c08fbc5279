// Package cite writes the source of a record as a footnote or as an entry of a
// bibliography: the report, the page and the quote.
//
// What the report does not say of itself is left out or marked as the style
// wants it ("n.d."); nothing is made up. The page is the printed one where
// there is one, else the number of the page in the file.
package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dragoman"
)

// Style is the form of a citation.
type Style string

// The styles.
const (
	Chicago Style = "chicago"  // a note, Chicago Manual of Style, 17th edition, chapter 14
	APA     Style = "apa"      // quotation and reference, APA Publication Manual, 7th edition
	BibTeX  Style = "bibtex"   // an entry @techreport
	CSLJSON Style = "csl-json" // an item of the Citation Style Language, for Zotero and pandoc
)

// Styles returns all styles.
func Styles() []Style { return []Style{Chicago, APA, BibTeX, CSLJSON} }

// Source is what a citation is made of.
type Source struct {
	Document dragoman.DocumentRecord
	Record   string // the record's id
	Telling  dragoman.Evidence
}

// Sources returns the source of each telling of a record, in the order of the
// record. docs gives the document of an id; it may give nil.
func Sources(r dragoman.Record, docs func(id string) *dragoman.DocumentRecord) []Source {
	var list []dragoman.Evidence
	switch r := r.(type) {
	case *dragoman.Meeting:
		list = r.Evidence
	case *dragoman.Agreement:
		list = r.Evidence
	case *dragoman.Signatory:
		list = r.Evidence
	}
	out := make([]Source, len(list))
	for i, e := range list {
		out[i] = Source{Record: r.RecordID(), Telling: e, Document: dragoman.DocumentRecord{ID: e.Document, File: e.File}}
		if d := docs(e.Document); d != nil {
			out[i].Document = *d
		}
	}
	return out
}

// Format writes citations in a style, each ending in a line break.
func Format(style Style, sources []Source) (string, error) {
	var b strings.Builder
	switch style {
	case Chicago:
		for _, s := range sources {
			b.WriteString(s.chicago() + "\n")
		}
	case APA:
		for i, s := range sources {
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(s.apa())
		}
	case BibTeX:
		for i, s := range sources {
			b.WriteString(s.bibtex(i))
		}
	case CSLJSON:
		return csl(sources)
	default:
		return "", fmt.Errorf("unknown style %q: use one of %v", style, Styles())
	}
	return b.String(), nil
}

// author is the body that issued the report; empty if the report does not say.
func (s Source) author() string {
	if s.Document.Home == nil {
		return ""
	}
	return oneLine(s.Document.Home.Name)
}

// title is the report's title, or its file's name.
func (s Source) title() string {
	if s.Document.Title != "" {
		return oneLine(string(s.Document.Title))
	}
	return s.Document.File[strings.LastIndexByte(s.Document.File, '/')+1:]
}

// page is the printed page, or the page of the file; empty without pages.
func (s Source) page() string {
	switch {
	case s.Telling.PageLabel != "":
		return oneLine(string(s.Telling.PageLabel))
	case s.Telling.Page != nil:
		return strconv.Itoa(*s.Telling.Page)
	}
	return ""
}

// issued is the report's date as numbers: year, month, day, as far as it goes.
func (s Source) issued() []int {
	if s.Document.Date == nil {
		return nil
	}
	var out []int
	for _, part := range strings.Split(s.Document.Date.Start, "-") {
		n, err := strconv.Atoi(part)
		if err != nil || len(out) == 1 && (n < 1 || n > 12) {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// chicago is a full note: Author, Title, number (date), page, "quote."
func (s Source) chicago() string {
	var parts []string
	if a := s.author(); a != "" {
		parts = append(parts, a)
	}
	head := s.title()
	if s.Document.Symbol != "" {
		head += ", " + oneLine(string(s.Document.Symbol))
	}
	date := "n.d."
	if d := s.issued(); len(d) > 0 {
		date = strconv.Itoa(d[0])
		if len(d) > 1 {
			date = time.Month(d[1]).String() + " " + date
		}
		if len(d) > 2 {
			date = time.Month(d[1]).String() + " " + strconv.Itoa(d[2]) + ", " + strconv.Itoa(d[0])
		}
	}
	parts = append(parts, head+" ("+date+")")
	switch p, section := s.page(), oneLine(string(s.Telling.Section)); {
	case p != "":
		parts = append(parts, p)
	case section != "":
		parts = append(parts, "under “"+section+"”")
	}
	return strings.Join(parts, ", ") + ": " + quoted(s.Telling.Quote, ".")
}

// apa is the quotation with its reference in the text, and the entry of the
// list of references below it.
func (s Source) apa() string {
	author, year, entry := s.author(), "n.d.", "n.d."
	if d := s.issued(); len(d) > 0 {
		year = strconv.Itoa(d[0])
		entry = year
		if len(d) > 1 {
			entry += ", " + time.Month(d[1]).String()
		}
		if len(d) > 2 {
			entry += " " + strconv.Itoa(d[2])
		}
	}
	short, reference := author, author+". ("+entry+"). "+s.title()
	if author == "" {
		short, reference = s.title(), s.title()+". ("+entry+")"
	}
	where := short + ", " + year
	if p := s.page(); p != "" {
		where += ", p. " + p
	} else if s.Telling.Section != "" {
		where += ", “" + oneLine(string(s.Telling.Section)) + "” section"
	}
	if s.Document.Symbol != "" {
		reference += " (" + oneLine(string(s.Document.Symbol)) + ")"
	}
	return quoted(s.Telling.Quote, "") + " (" + where + ").\n\n" + reference + ".\n"
}

// bibtex is an entry @techreport; i tells tellings of one record apart.
func (s Source) bibtex(i int) string {
	key := s.Record
	if i > 0 {
		key += ":" + strconv.Itoa(i+1)
	}
	var b strings.Builder
	b.WriteString("@techreport{" + key + ",\n")
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-11s = {%s},\n", name, value)
		}
	}
	author := latex(s.author())
	if author != "" {
		field("author", "{"+author+"}") // the second brace keeps a body's name whole
	}
	field("title", "{"+latex(s.title())+"}")
	field("institution", author)
	field("number", latex(oneLine(string(s.Document.Symbol))))
	if d := s.issued(); len(d) > 0 {
		field("year", strconv.Itoa(d[0]))
		if len(d) > 1 {
			fmt.Fprintf(&b, "  %-11s = %s,\n", "month", strings.ToLower(time.Month(d[1]).String()[:3]))
		}
	}
	field("pages", latex(s.page()))
	field("language", latex(string(s.Document.Language)))
	field("annote", latex(oneLine(s.Telling.Quote)))
	b.WriteString("}\n")
	return b.String()
}

// latex escapes the characters that TeX gives a meaning.
func latex(text string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`, "%", `\%`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(text)
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Number    string    `json:"number,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Page      string    `json:"page,omitempty"`
	Language  string    `json:"language,omitempty"`
	Section   string    `json:"section,omitempty"`
	Note      string    `json:"note"`
}

// csl is a list of CSL-JSON items; the quote is the note.
func csl(sources []Source) (string, error) {
	items := make([]cslItem, len(sources))
	for i, s := range sources {
		items[i] = cslItem{ID: s.Record, Type: "report", Title: s.title(), Publisher: s.author(), Number: oneLine(string(s.Document.Symbol)),
			Page: s.page(), Language: string(s.Document.Language), Section: oneLine(string(s.Telling.Section)), Note: oneLine(s.Telling.Quote)}
		if i > 0 {
			items[i].ID += ":" + strconv.Itoa(i+1)
		}
		if a := s.author(); a != "" {
			items[i].Author = []cslName{{a}}
		}
		if d := s.issued(); len(d) > 0 {
			items[i].Issued = &cslDate{[][]int{d}}
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(items); err != nil {
		return "", err
	}
	return b.String(), nil
}

// oneLine puts a text on one line and takes out what is not text: control
// characters and those that turn the direction of writing.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// quoted sets a quote in quotation marks, those inside it becoming single
// ones, with the end mark that it lacks inside the marks.
func quoted(s, end string) string {
	s = strings.NewReplacer("“", "‘", "”", "’").Replace(oneLine(s))
	if end != "" && !slices.Contains([]rune{'.', '!', '?', '…'}, lastRune(s)) {
		s += end
	}
	return "“" + s + "”"
}

func lastRune(s string) rune {
	r := []rune(strings.TrimRight(s, "’”\""))
	if len(r) == 0 {
		return 0
	}
	return r[len(r)-1]
}
