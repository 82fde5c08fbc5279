package bench

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"

	"dragoman/internal/extract/gazetteer"
)

// Report is a generated report.
type Report struct {
	Title string
	Pages []string // paragraphs parted by a blank line, headings begin with "#"
}

// Source makes reports.
type Source struct {
	seed   uint64
	texts  []text
	bodies []*gazetteer.Entry
	cities []string
	states []string
}

// text is a report of the corpus, cut at its second-level headings, with the
// facts in it that gold names.
type text struct {
	title    string
	sections []string
	facts    facts
}

// facts are the names that a text uses, to be changed.
type facts struct {
	home   string              // key of a body
	bodies map[string][]string // names by key
	cities []string
	people []string
}

// NewSource reads the corpus that reports are made from.
func NewSource(corpus fs.FS, seed uint64) (*Source, error) {
	g, err := gazetteer.Default()
	if err != nil {
		return nil, err
	}
	s := &Source{seed: seed}
	for _, e := range g.Entries(gazetteer.Body) {
		if e.Acronym != "" && e.Name != "" && e.Acronym != e.Name {
			s.bodies = append(s.bodies, e)
		}
	}
	for _, e := range g.Entries(gazetteer.City) {
		if !e.Ambiguous && e.Population > 200_000 {
			s.cities = append(s.cities, e.Name)
		}
	}
	for _, e := range g.Entries(gazetteer.State) {
		if !e.Ambiguous {
			s.states = append(s.states, e.Name)
		}
	}
	for _, name := range []string{"ots-2023", "ots-2024"} {
		t, err := readText(corpus, name)
		if err != nil {
			return nil, err
		}
		s.texts = append(s.texts, t)
	}
	return s, nil
}

func readText(corpus fs.FS, name string) (text, error) {
	var t text
	raw, err := fs.ReadFile(corpus, name+".md")
	if err != nil {
		return t, fmt.Errorf("corpus: %w", err)
	}
	parts := strings.Split(strings.TrimSpace(string(raw)), "\n## ")
	t.title = strings.TrimSpace(strings.TrimPrefix(parts[0], "# "))
	for _, p := range parts[1:] {
		t.sections = append(t.sections, strings.TrimSpace(p))
	}
	if raw, err = fs.ReadFile(corpus, name+".gold.json"); err != nil {
		return t, fmt.Errorf("corpus: %w", err)
	}
	var gold struct {
		Home          string              `json:"home"`
		Organizations map[string][]string `json:"organizations"`
		Meetings      []struct {
			City         string `json:"city"`
			Participants []struct {
				Name string `json:"name"`
			} `json:"participants"`
		} `json:"meetings"`
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return t, fmt.Errorf("corpus: %s.gold.json: %w", name, err)
	}
	t.facts = facts{home: gold.Home, bodies: gold.Organizations}
	for _, m := range gold.Meetings {
		t.facts.cities = append(t.facts.cities, m.City)
		for _, p := range m.Participants {
			t.facts.people = append(t.facts.people, p.Name)
		}
	}
	return t, nil
}

// minSections is how many sections the shortest report has; the longest has all
// of its text.
const minSections = 10

// Report makes report n.
func (s *Source) Report(n int) Report {
	r := rand.New(rand.NewPCG(s.seed, uint64(n)))
	t := &s.texts[r.IntN(len(s.texts))]
	change := s.change(r, t)
	order := r.Perm(len(t.sections))
	order = order[:minSections+r.IntN(len(order)-minSections+1)]
	out := Report{Title: change.apply(t.title)}
	var body strings.Builder
	fmt.Fprintf(&body, "# %s\n\n", out.Title)
	for _, i := range order {
		body.WriteString("## " + change.apply(t.sections[i]) + "\n\n")
	}
	out.Pages = paginate(body.String())
	return out
}

// pageLength is the text on a page, in bytes: what a printed page of a report
// holds.
const pageLength = 2800

// paginate cuts a text into pages between its paragraphs.
func paginate(body string) []string {
	var pages []string
	var page strings.Builder
	for _, p := range strings.Split(strings.TrimSpace(body), "\n\n") {
		if page.Len() > 0 && page.Len()+len(p) > pageLength {
			pages = append(pages, page.String())
			page.Reset()
		}
		if page.Len() > 0 {
			page.WriteString("\n\n")
		}
		page.WriteString(p)
	}
	return append(pages, page.String())
}
