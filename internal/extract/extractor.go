package extract

import (
	"io/fs"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// Options say how to extract.
type Options struct {
	Home     string // the body that issues the report, by key or name; found in the document when empty
	Rules    fs.FS  // rules and gazetteers of the user's own, beside the shipped ones; may be nil
	Mentions bool   // also return every mention
	// WithoutProse leaves the second opinion of prose out: what grammar and
	// gazetteer cannot place stays out, too.
	WithoutProse bool
}

// Extractor turns documents into records. It is safe for concurrent use.
type Extractor struct {
	opinion opinion
	opts    Options
	gaz     *gazetteer.Gazetteer
	lex     *lexicon
	rules   *RuleSet
}

// New returns an extractor with the shipped rules and those of the options.
func New(opts Options) (*Extractor, error) {
	var rules *RuleSet
	var failed error
	read := make(chan struct{})
	go func() { // beside the gazetteer, which takes about as long
		rules, failed = LoadRules(opts.Rules)
		close(read)
	}()
	gaz, err := gazetteer.Default()
	if err != nil {
		return nil, err
	}
	if opts.Rules != nil {
		if gaz, err = gaz.With(opts.Rules); err != nil {
			return nil, err
		}
	}
	lex, err := loadLexicon(gaz)
	if err != nil {
		return nil, err
	}
	if <-read; failed != nil {
		return nil, failed
	}
	return &Extractor{opts: opts, gaz: gaz, lex: lex, rules: rules}, nil
}

// Rules returns the rules in force.
func (x *Extractor) Rules() *RuleSet { return x.rules }

// Extract reads the records out of one document.
func (x *Extractor) Extract(doc *dragoman.Document) (*dragoman.Extract, error) {
	e, _, err := x.extract(doc)
	return e, err
}

func (x *Extractor) extract(doc *dragoman.Document) (*dragoman.Extract, *reading, error) {
	r := x.read(doc)
	e := &dragoman.Extract{Document: r.record()}

	var tellings []*telling
	var last *telling
	var pacts []*pact
	for i := range r.sentences {
		if x := r.rows[i]; x != nil {
			if t := r.calendarRow(x); t != nil {
				tellings = append(tellings, t)
			}
			if p := r.register(x); p != nil {
				pacts = append(pacts, p)
			}
			continue
		}
		told := r.meetings(&r.sentences[i], last)
		r.remember(told)
		r.leave(told)
		for _, t := range told {
			tellings = append(tellings, t)
			if !t.carry {
				last = t
				r.last = t
			}
		}
		tellings = append(tellings, r.recalled(&r.sentences[i])...)
		if t := r.item(&r.sentences[i], last); t != nil {
			tellings = append(tellings, t)
		}
		pacts = append(pacts, r.pacts(&r.sentences[i], pacts, last)...)
	}
	for _, enc := range r.mergeMeetings(tellings) {
		e.Meetings = append(e.Meetings, r.meeting(enc))
	}
	for _, g := range r.mergePacts(pacts) {
		e.Agreements = append(e.Agreements, r.agreement(g))
	}
	e.Agreements = withTreaties(e.Agreements, r.treaties())
	sortAgreements(e.Agreements)
	ids(e)
	link(e)
	signatories(e)
	if x.opts.Mentions {
		e.Mentions = r.mentions()
	}
	return e, r, nil
}

// Hash tells rules and gazetteers apart: it stands on every document record, and
// a document that others read is read again at ingest.
func (x *Extractor) Hash() string { return hash16(x.rules.Hash(), x.gaz.Hash()) }

// record describes the document.
func (r *reading) record() dragoman.DocumentRecord {
	doc := r.doc
	rec := dragoman.DocumentRecord{
		ID: doc.ID, File: doc.File, Title: dragoman.String(doc.Title), Symbol: dragoman.String(doc.Symbol), Date: doc.Date,
		Format: doc.Format, Engine: dragoman.String(doc.Engine), Language: dragoman.String(doc.Language), Pages: len(doc.Pages), Chars: doc.Points(len(doc.Text)),
		Tool: "dragoman " + dragoman.Version, Rules: r.x.Hash(), Warnings: doc.Warnings,
		Organizations: r.registry.organizations(),
	}
	if r.home != "" {
		o := r.registry.organization(r.home)
		rec.Home = &o
	}
	if r.covers[0].Year != 0 && r.covers[1].Year != 0 {
		d := dragoman.NewDate(r.covers[0].String(), r.covers[1].String(), "")
		d.Period = true
		rec.Period = &d
	}
	return rec
}

// mentions lists what was named, in text order.
func (r *reading) mentions() []dragoman.Mention {
	var out []dragoman.Mention
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			kind := m.contractKind()
			if kind == "" || m.kind == mentionPerson && m.person.pronoun != "" && !m.person.possessed {
				continue
			}
			x := dragoman.Mention{Document: r.doc.ID, Kind: kind, Source: m.source}
			span := dragoman.Span{Start: s.Start + m.start, End: s.Start + m.end}
			x.Start, x.End, x.Text = r.doc.Points(span.Start), r.doc.Points(span.End), r.doc.Quote(span)
			x.Value = r.value(s, m)
			if p := r.doc.PageAt(span.Start); p >= 0 {
				n := r.doc.Pages[p].Number
				x.Page = &n
			}
			out = append(out, x)
		}
	}
	return out
}

// value is what a mention means: the name without its title, the key of a body,
// the date in EDTF.
func (r *reading) value(s *sentence, m mention) string {
	switch m.kind {
	case mentionPerson:
		if m.person.name != "" {
			return m.person.name
		}
		return cleanRole(m.person.role)
	case mentionBody:
		return m.body.key
	case mentionPlace:
		return m.place.Name
	case mentionDate:
		if d := r.resolveDate(s, m, -1); d != nil {
			return d.EDTF
		}
	case mentionInstrument:
		return string(m.instrument.kind)
	}
	return ""
}
