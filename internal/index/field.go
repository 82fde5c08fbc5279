package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
)

// The fields of the Bleve index.
const (
	fieldText   = "text"   // stems of the unit's words, with positions
	fieldWord   = "word"   // those of its words that a stem does not spell out, for prefix and fuzzy search
	fieldLink   = "link"   // "id:mtg_...", "rule:meeting/met-with": exact values that nobody counts
	fieldAlias  = "alias"  // "un economic commission for europe\x1fUNECE", on documents: the names of bodies
	fieldOrder  = "order"  // first day, "20230331": what hits are sorted by
	fieldFrom   = "from"   // first day, as a number of days
	fieldTo     = "to"     // last day
	fieldPerson = "person" // the words of names
	fieldOrg    = "org"
	fieldPlace  = "place"
	fieldCity   = "city"
	fieldLand   = "country"
	fieldFile   = "file"
	fieldTitle  = "title"
	fieldHead   = "section"
	fieldRole   = "role"
)

// valueOf names the field that holds the exact values of a field of
// FacetFields, which facets count and filters match, or of none. Each stands by
// itself, so that counting one does not read the others.
func valueOf(field string) string { return "is." + field }

// fieldNone is the field that units without a place, body or person name.
const fieldNone = "none"

// field is a field of a unit whose terms have been found already. Bleve would
// analyse each field by itself; here one pass over the text feeds two, on the
// core that read the report.
//
// Bleve wants a map of its own types, which takes twenty times the memory of the
// text. A field keeps its terms closely packed and makes the map when Bleve
// analyses the batch, so that only the batch that is being written has them.
type field struct {
	name      string
	options   api.FieldIndexingOptions
	terms     []string // each once
	ends      []uint32 // where the positions of each term end; nil where none are kept
	positions []uint32
	places    *places
	length    int // in words
	size      int // of the text, in bytes

	analyzed api.TokenFrequencies
}

var _ document.Field = (*field)(nil)

func (f *field) Name() string                      { return f.name }
func (f *field) Value() []byte                     { return nil }
func (f *field) ArrayPositions() []uint64          { return nil }
func (f *field) EncodedFieldType() byte            { return 't' }
func (f *field) Options() api.FieldIndexingOptions { return f.options }
func (f *field) AnalyzedLength() int               { return f.length }
func (f *field) NumPlainTextBytes() uint64         { return uint64(f.size) }
func (f *field) Size() int                         { return f.size * 4 }

// Analyze gives the terms the form that Bleve reads. The terms themselves are
// the keys; a frequency is set only where positions are kept, as Bleve otherwise
// keeps the document numbers only.
func (f *field) Analyze() {
	out := make(api.TokenFrequencies, len(f.terms))
	freqs := make([]api.TokenFreq, len(f.terms))
	refs := make([]*api.TokenLocation, len(f.positions))
	for i, p := range f.positions {
		refs[i] = f.places.at(p)
	}
	start := uint32(0)
	for i, term := range f.terms {
		tf := &freqs[i]
		if f.ends != nil {
			end := f.ends[i]
			tf.Locations = refs[start:end:end]
			tf.SetFrequency(int(end - start))
			start = end
		}
		out[term] = tf
	}
	f.analyzed = out
}

func (f *field) AnalyzedTokenFrequencies() api.TokenFrequencies {
	if f.analyzed == nil {
		f.Analyze()
	}
	return f.analyzed
}

// places are the places in a text that all units share: nothing but the position
// is kept of a place. Offsets are not: the text itself is at hand when a hit is
// shown, and is analysed again then.
type places struct{ list []api.TokenLocation }

// newPlaces makes the first n.
func newPlaces(n int) *places {
	p := &places{make([]api.TokenLocation, n)}
	for i := range p.list {
		p.list[i].Position = i
	}
	return p
}

// at gives a place; one so far behind that it is seldom needed is made.
func (p *places) at(position uint32) *api.TokenLocation {
	if int(position) < len(p.list) {
		return &p.list[position]
	}
	return &api.TokenLocation{Position: int(position)}
}

// termNumbers numbers the different terms of a field in the order in which they
// come. It is used again for the next.
type termNumbers struct {
	of     map[string]uint32
	terms  []string
	counts []uint32
	each   []uint32 // the number of each term added, repeated ones too
}

func (n *termNumbers) reset() {
	if n.of == nil {
		n.of = make(map[string]uint32, 512)
	}
	clear(n.of)
	n.terms, n.counts, n.each = n.terms[:0], n.counts[:0], n.each[:0]
}

func (n *termNumbers) add(term string) {
	number, ok := n.of[term]
	if !ok {
		number = uint32(len(n.terms))
		n.of[term] = number
		n.terms, n.counts = append(n.terms, term), append(n.counts, 0)
	}
	n.counts[number]++
	n.each = append(n.each, number)
}

// textFields makes the two fields of a text: its stems with their positions,
// and those of its words that are not their own stems without.
func (u *unitMaker) textFields(tokens []token, size int) (text, word *field) {
	n := &u.numbers
	n.reset()
	for i := range tokens {
		if s := tokens[i].stem; s != "" {
			n.add(s)
		}
	}
	text = &field{name: fieldText, options: api.IndexField | api.IncludeTermVectors, terms: slices.Clone(n.terms), places: u.places, length: len(n.each), size: size,
		ends: make([]uint32, len(n.terms)), positions: make([]uint32, len(n.each))}
	sum := uint32(0)
	for i, count := range n.counts {
		text.ends[i] = sum // moves to the end while the positions are put in
		sum += count
	}
	next := 0
	for i := range tokens {
		if tokens[i].stem != "" {
			end := &text.ends[n.each[next]]
			text.positions[*end] = uint32(tokens[i].position)
			*end++
			next++
		}
	}
	n.reset()
	for i := range tokens {
		if t := &tokens[i]; t.stem != "" && t.word != t.stem {
			n.add(t.word)
		}
	}
	return text, &field{name: fieldWord, options: api.IndexField | api.SkipFreqNorm, terms: slices.Clone(n.terms), length: text.length}
}

// termField makes a field of exact terms. With docValues they can be counted
// and sorted by.
func (u *unitMaker) termField(name string, terms []string, docValues bool) *field {
	f := &field{name: name, options: api.IndexField | api.SkipFreqNorm, length: len(terms)}
	if docValues {
		f.options |= api.DocValues
	}
	n := &u.numbers
	n.reset()
	for _, t := range terms {
		if t != "" {
			n.add(t)
		}
	}
	f.terms = slices.Clone(n.terms)
	for _, t := range f.terms {
		f.size += len(t)
	}
	return f
}
