package index

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
)

// Facet is how often each value of a field occurs among all hits.
type Facet struct {
	Field  string  `json:"field"`
	Values []Count `json:"values"` // most frequent first; years and months in their order
}

// Count is one value and the number of hits that have it.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// FacetFields lists the fields that can be counted.
func FacetFields() []string {
	return []string{"kind", "form", "modality", "type", "status", "org", "person", "city", "country", "year", "month", "file"}
}

// maxValues bounds the distinct values that one search counts.
const maxValues = 1_000_000

// facets puts what Bleve counted in the order asked for.
func facets(fields []string, counted search.FacetResults) ([]Facet, error) {
	var out []Facet
	for _, field := range fields {
		if !slices.Contains(FacetFields(), field) {
			return nil, fmt.Errorf("cannot count %q; these can be: %s", field, strings.Join(FacetFields(), ", "))
		}
		f := Facet{Field: field, Values: []Count{}}
		if c := counted[field]; c != nil && c.Terms != nil {
			for _, t := range c.Terms.Terms() {
				f.Values = append(f.Values, Count{t.Term, t.Count})
			}
		}
		out = append(out, f)
	}
	for _, f := range out {
		slices.SortFunc(f.Values, func(a, b Count) int {
			if f.Field != "year" && f.Field != "month" && a.Count != b.Count {
				return b.Count - a.Count
			}
			return cmp.Compare(a.Value, b.Value)
		})
	}
	return out, nil
}

// Values lists the values of a field of FacetFields, or of rule, that occur in
// the index and begin with a prefix, whatever its case and accents; at most
// limit of them.
func (x *Index) Values(field, prefix string, limit int) (values []string, err error) {
	defer damaged(&err)
	in, begin := valueOf(field), ""
	if field == "rule" {
		in, begin = fieldLink, tag(field, "")
	}
	dict, err := x.bleve.FieldDictPrefix(in, []byte(begin))
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	defer dict.Close()
	prefix = fold(prefix)
	for len(values) < limit {
		e, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("index: %w", err)
		}
		if e == nil {
			break
		}
		if v := strings.TrimPrefix(e.Term, begin); strings.HasPrefix(fold(v), prefix) {
			values = append(values, v)
		}
	}
	return values, nil
}
