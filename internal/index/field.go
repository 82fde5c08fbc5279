package index

import (
	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
)

// The fields of the Bleve index.
const (
	fieldText   = "text"   // stems of the unit's words, with positions
	fieldWord   = "word"   // those of its words that a stem does not spell out, for prefix and fuzzy search
	fieldTag    = "tag"    // "form:visit", "org:UNECE": exact values, which facets count and filters match
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

// field is a field of a unit whose terms have been found already. Bleve would
// analyse each field by itself; here one pass over the text feeds two, on the
// core that read the report.
type field struct {
	name    string
	options api.FieldIndexingOptions
	terms   api.TokenFrequencies
	length  int // in words
	size    int // of the text, in bytes
}

var _ document.Field = (*field)(nil)

func (f *field) Name() string                                   { return f.name }
func (f *field) Value() []byte                                  { return nil }
func (f *field) ArrayPositions() []uint64                       { return nil }
func (f *field) EncodedFieldType() byte                         { return 't' }
func (f *field) Analyze()                                       {}
func (f *field) Options() api.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                            { return f.length }
func (f *field) AnalyzedTokenFrequencies() api.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                      { return uint64(f.size) }
func (f *field) Size() int                                      { return f.size * 4 }

// textFields makes the two fields of a text: its stems with their positions,
// and those of its words that are not their own stems without. Offsets are not kept: the text itself is at hand when
// a hit is shown, and is analysed again then.
func textFields(tokens []token, size int) (text, word *field) {
	stems := make(api.TokenFrequencies, len(tokens)/2)
	words := make(api.TokenFrequencies, len(tokens)/2)
	// One allocation each for all locations of the text.
	places := make([]api.TokenLocation, len(tokens))
	refs := make([]*api.TokenLocation, len(tokens))
	count := make(map[string]int, len(tokens)/2)
	for i := range tokens {
		if s := tokens[i].stem; s != "" {
			count[s]++
		}
	}
	next, length := 0, 0
	for i := range tokens {
		t := &tokens[i]
		if t.stem == "" {
			continue
		}
		length++
		places[i].Position = t.position
		tf := stems[t.stem]
		if tf == nil {
			n := count[t.stem]
			tf = &api.TokenFreq{Term: []byte(t.stem), Locations: refs[next : next : next+n]}
			tf.SetFrequency(n)
			next += n
			stems[t.stem] = tf
		}
		tf.Locations = append(tf.Locations, &places[i])
		if t.word != t.stem && words[t.word] == nil {
			words[t.word] = &api.TokenFreq{Term: []byte(t.word)}
		}
	}
	return &field{fieldText, api.IndexField | api.IncludeTermVectors, stems, length, size},
		&field{fieldWord, api.IndexField | api.SkipFreqNorm, words, length, 0}
}

// termField makes a field of exact terms. With docValues they can be counted
// and sorted by.
func termField(name string, terms []string, docValues bool) *field {
	f := &field{name: name, options: api.IndexField | api.SkipFreqNorm, terms: make(api.TokenFrequencies, len(terms)), length: len(terms)}
	if docValues {
		f.options |= api.DocValues
	}
	for _, t := range terms {
		if t == "" || f.terms[t] != nil {
			continue
		}
		f.terms[t] = &api.TokenFreq{Term: []byte(t)} // no frequency: Bleve then keeps the document numbers only
		f.size += len(t)
	}
	return f
}
