package extract

import (
	"slices"

	"dragoman"
)

// Coverage tells how much of what a document names went into its records.
type Coverage struct {
	Dates      Share `json:"dates"`
	People     Share `json:"people"`     // by name
	Agreements Share `json:"agreements"` // words that name an instrument
	// Gaps are what went into none, in text order.
	Gaps []Gap `json:"gaps"`
}

// Share counts mentions, and those among them that belong to a record.
type Share struct {
	Covered int `json:"covered"`
	Total   int `json:"total"`
}

// Ratio is the share that is covered, from 0 to 1; 1 where there is nothing to
// cover.
func (s Share) Ratio() float64 {
	if s.Total == 0 {
		return 1
	}
	return float64(s.Covered) / float64(s.Total)
}

func (s *Share) count(covered bool) {
	s.Total++
	if covered {
		s.Covered++
	}
}

// Gap is a mention that belongs to no record.
type Gap struct {
	Kind     dragoman.MentionKind `json:"kind"`  // date, person or agreement
	Text     string               `json:"text"`  // on one line
	Value    string               `json:"value"` // as in a mention record
	Page     int                  `json:"page"`  // from 1; 0 where there are no pages
	Start    int                  `json:"start"` // in code points of the canonical text
	End      int                  `json:"end"`
	Sentence string               `json:"sentence"` // on one line
}

// Coverage reads a document as Extract does and tells which dates, named people
// and words for instruments went into no record. A mention belongs to a record
// when it stands in the record's evidence and the record holds what it says: the
// date, the person, an instrument of that kind. So a date that only stands beside
// an encounter's is a gap, too. Not every gap is a mistake: a report also dates
// and names what is neither an encounter nor an agreement.
func (x *Extractor) Coverage(doc *dragoman.Document) (*Coverage, error) {
	e, r, err := x.extract(doc)
	if err != nil {
		return nil, err
	}
	told := tellings(e)
	c := &Coverage{Gaps: []Gap{}}
	for i := range r.sentences {
		s := &r.sentences[i]
		in := told[doc.Points(s.Start)]
		for _, m := range s.mentions {
			covered := false
			switch {
			case m.kind == mentionDate:
				covered = in.dates(r, s, m)
				c.Dates.count(covered)
			case m.kind == mentionPerson && m.person.name != "":
				covered = in.names(m.person.name)
				c.People.count(covered)
			case m.kind == mentionInstrument && m.instrument.kind != "":
				covered = in.agrees(m.instrument.kind)
				c.Agreements.count(covered)
			default:
				continue
			}
			if !covered {
				c.Gaps = append(c.Gaps, r.gap(s, m))
			}
		}
	}
	return c, nil
}

// told is what the records say that have one sentence as evidence.
type told struct {
	spans    [][2]string // the bounds of their dates
	people   []string
	families []dragoman.AgreementType
}

// tellings returns what the records say, by the start of the sentence that is
// their evidence.
func tellings(e *dragoman.Extract) map[int]*told {
	out := map[int]*told{}
	each := func(list []dragoman.Evidence, add func(*told)) {
		for _, ev := range list {
			t := out[ev.Start]
			if t == nil {
				t = &told{}
				out[ev.Start] = t
			}
			add(t)
		}
	}
	for i := range e.Meetings {
		m := &e.Meetings[i]
		each(m.Evidence, func(t *told) {
			t.date(m.Date)
			for _, p := range m.Participants {
				t.people = append(t.people, string(p.Name))
			}
		})
	}
	for i := range e.Agreements {
		a := &e.Agreements[i]
		each(a.Evidence, func(t *told) {
			t.date(a.Date)
			t.families = append(t.families, a.AgreementType.Family())
			for _, p := range a.Signatories {
				t.people = append(t.people, string(p.Name))
			}
		})
	}
	return out
}

func (t *told) date(d *dragoman.Date) {
	if d != nil {
		t.spans = append(t.spans, [2]string{d.Start, d.End})
	}
}

// dates reports whether a date, or one of a list of dates, is that of a record.
func (t *told) dates(r *reading, s *sentence, m mention) bool {
	if t == nil {
		return false
	}
	for part := -1; part < len(m.date.Dates); part++ {
		if d := r.resolveDate(s, m, part); d != nil && slices.Contains(t.spans, [2]string{d.Start, d.End}) {
			return true
		}
	}
	return false
}

func (t *told) names(name string) bool {
	if t == nil {
		return false
	}
	words := nameWords(name)
	return slices.ContainsFunc(t.people, func(p string) bool { return p != "" && sameName(words, nameWords(p)) })
}

func (t *told) agrees(kind dragoman.AgreementType) bool {
	return t != nil && slices.Contains(t.families, kind.Family())
}

func (r *reading) gap(s *sentence, m mention) Gap {
	span := dragoman.Span{Start: s.Start + m.start, End: s.Start + m.end}
	g := Gap{
		Kind: m.contractKind(), Text: oneLine(s.text[m.start:m.end]), Value: r.value(s, m),
		Start: r.doc.Points(span.Start), End: r.doc.Points(span.End), Sentence: oneLine(s.text),
	}
	if p := r.doc.PageAt(span.Start); p >= 0 {
		g.Page = r.doc.Pages[p].Number
	}
	return g
}
