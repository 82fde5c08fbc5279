package index

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"dragoman/internal/index/query"
)

// Sort is an order of hits.
type Sort string

// The orders. Hits without a date come last in both orders of date.
const (
	ByScore    Sort = "score"
	ByDate     Sort = "date"
	ByDateDown Sort = "-date"
)

// Request is a search.
type Request struct {
	Query  string // in the language of package query; empty matches everything
	Filter Filter
	Sort   Sort // ByScore when empty; without words to look for, by place in the index
	Offset int
	Limit  int      // of hits; 0 gives none, only the count and the facets
	Facets []string // fields to count: see FacetFields
}

// Result is what a search found.
type Result struct {
	Total  int // all hits, whatever the limit
	Hits   []Hit
	Facets []Facet // in the order asked for
}

// Hit is one unit that was found.
type Hit struct {
	Kind       Kind
	Score      float64
	Record     any // *dragoman.Meeting, *Agreement, *Signatory, *DocumentRecord, *Person or *Page
	Highlights []Highlight
}

// maxPeople bounds the hits that are read to fold the tellings of one person
// into one.
const maxPeople = 10_000

// Search runs a request. An error of the query is a *query.Error.
func (x *Index) Search(ctx context.Context, r Request) (*Result, error) {
	tree, run, onlyPeople, err := x.prepare(r)
	if err != nil {
		return nil, err
	}
	size := r.Limit
	if onlyPeople {
		size = maxPeople
	}
	req := bleve.NewSearchRequestOptions(run.query, size, r.Offset, false)
	if onlyPeople {
		req.From = 0
	}
	if !run.scored {
		req.Score = "none"
	}
	req.SortByCustom(order(r.Sort, run.scored))
	for _, f := range r.Facets {
		req.AddFacet(f, bleve.NewFacetRequest(valueOf(f), maxValues))
	}
	found, err := x.run(ctx, req)
	if err != nil {
		return nil, err
	}
	out := &Result{Total: int(found.Total)}
	if out.Facets, err = facets(r.Facets, found.Facets); err != nil {
		return nil, err
	}
	m := newMarker(x.a, tree)
	places := make([]place, len(found.Hits))
	for i, h := range found.Hits {
		if places[i], err = parsePlace(h.ID); err != nil {
			return nil, err
		}
	}
	settle(found.Hits, places, run.scored && (r.Sort == "" || r.Sort == ByScore))
	if onlyPeople {
		return out, x.people(out, r, found.Hits, places, m)
	}
	for i, h := range found.Hits {
		hit, err := x.hit(places[i], h.Score, m)
		if err != nil {
			return nil, err
		}
		out.Hits = append(out.Hits, hit)
	}
	return out, nil
}

// run asks Bleve.
func (x *Index) run(ctx context.Context, req *bleve.SearchRequest) (found *bleve.SearchResult, err error) {
	defer damaged(&err)
	found, err = x.bleve.SearchInContext(ctx, req)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	return found, nil
}

// runnable is a query as Bleve takes it.
type runnable struct {
	query  bquery.Query
	scored bool
}

// prepare parses and compiles a request. onlyPeople tells that people are the
// only kind that it can find.
func (x *Index) prepare(r Request) (tree query.Node, run runnable, onlyPeople bool, err error) {
	tree, err = query.Parse(r.Query)
	if err != nil {
		return nil, run, false, err
	}
	narrow, err := r.Filter.node()
	if err != nil {
		return nil, run, false, err
	}
	c := &compiler{idx: x.bleve, a: x.a}
	q, err := c.compile(tree)
	if err != nil {
		return nil, run, false, err
	}
	if narrow != nil {
		f, err := c.node(narrow)
		if err != nil {
			return nil, run, false, err
		}
		if f != nil {
			q.exact = append(q.exact, f)
		}
	}
	if c.open || q.scored == nil && len(q.exact) == 0 {
		q.exact = append(q.exact, not(exactly(valueOf("kind"), string(KindDocument))))
	}
	onlyPeople = slices.Equal(r.Filter.Kinds, []Kind{KindPerson}) || names(tree, "kind", string(KindPerson))
	switch {
	case q.scored == nil:
		run.query = and(q.exact)
	case len(q.exact) == 0:
		run.query, run.scored = q.scored, true
	default:
		b := bleve.NewBooleanQuery()
		b.AddMust(q.scored)
		b.AddFilter(and(q.exact))
		run.query, run.scored = b, true
	}
	return tree, run, onlyPeople, nil
}

// names reports whether a query demands a value of a field at its top level.
func names(n query.Node, field, value string) bool {
	switch n := n.(type) {
	case *query.Term:
		return n.Field == field && n.Text == value
	case query.And:
		return slices.ContainsFunc(n, func(p query.Node) bool { return names(p, field, value) })
	}
	return false
}

func order(s Sort, scored bool) search.SortOrder {
	// The id parts hits of one date: else which of them come within the limit
	// would hang on Bleve's segments, which differ from run to run.
	byDate := func(down bool) search.SortOrder {
		return search.SortOrder{&search.SortField{Field: fieldOrder, Desc: down, Type: search.SortFieldAsString, Missing: search.SortFieldMissingLast}, &search.SortDocID{}}
	}
	switch {
	case s == ByDate:
		return byDate(false)
	case s == ByDateDown:
		return byDate(true)
	case !scored:
		return byDate(true)
	}
	return search.SortOrder{&search.SortScore{Desc: true}}
}

// settle puts hits that the order of the search leaves equal in the order of
// their place in the index, so that two runs print the same.
func settle(found search.DocumentMatchCollection, places []place, byScore bool) {
	equal := func(i, k int) bool {
		if byScore {
			return found[i].Score == found[k].Score
		}
		return found[i].Sort[0] == found[k].Sort[0] // the date
	}
	for start := 0; start < len(found); {
		end := start + 1
		for end < len(found) && equal(start, end) {
			end++
		}
		sort.Sort(byPlace{found[start:end], places[start:end]})
		start = end
	}
}

// byPlace sorts hits and their places together.
type byPlace struct {
	found  search.DocumentMatchCollection
	places []place
}

func (s byPlace) Len() int           { return len(s.places) }
func (s byPlace) Less(i, k int) bool { return comparePlaces(s.places[i], s.places[k]) < 0 }
func (s byPlace) Swap(i, k int) {
	s.found[i], s.found[k] = s.found[k], s.found[i]
	s.places[i], s.places[k] = s.places[k], s.places[i]
}

// hit reads one unit and marks what was looked for.
func (x *Index) hit(p place, score float64, m *marker) (Hit, error) {
	rec, err := x.record(p)
	if err != nil {
		return Hit{}, err
	}
	h := Hit{Kind: p.kind, Score: score, Record: rec, Highlights: m.highlights(rec)}
	if page, ok := rec.(*Page); ok && len(h.Highlights) > 0 {
		// The heading over the sentence, which is not always that over the page.
		head, err := x.open[p.document].open()
		if err != nil {
			return Hit{}, err
		}
		page.Section = head.section(h.Highlights[0].Start)
	}
	return h, nil
}

// people folds hits that are tellings of one person in several documents into
// one hit.
func (x *Index) people(out *Result, r Request, hits search.DocumentMatchCollection, places []place, m *marker) error {
	var order []string
	byKey := map[string]*Person{}
	scores := map[string]float64{}
	for i, h := range hits {
		rec, err := x.record(places[i])
		if err != nil {
			return err
		}
		p, ok := rec.(*Person)
		if !ok {
			continue
		}
		known := byKey[p.Key]
		if known == nil {
			c := *p
			byKey[p.Key], scores[p.Key] = &c, h.Score
			order = append(order, p.Key)
			continue
		}
		known.merge(p)
	}
	out.Total = len(order)
	for i, key := range order {
		if i >= r.Offset && len(out.Hits) < r.Limit {
			out.Hits = append(out.Hits, Hit{Kind: KindPerson, Score: scores[key], Record: byKey[key], Highlights: m.highlights(byKey[key])})
		}
	}
	return nil
}

// merge adds what another document tells of the same person.
func (p *Person) merge(o *Person) {
	p.Roles = slices.Clone(p.Roles)
	for _, r := range o.Roles {
		p.Roles = include(p.Roles, r)
	}
	p.Organizations = slices.Clone(p.Organizations)
	for _, k := range o.Organizations {
		p.Organizations = include(p.Organizations, k)
	}
	p.Meetings = slices.Concat(p.Meetings, o.Meetings)
	p.Agreements = slices.Concat(p.Agreements, o.Agreements)
	p.Evidence = slices.Concat(p.Evidence, o.Evidence)
	if o.First != "" && (p.First == "" || o.First < p.First) {
		p.First = o.First
	}
	p.Last = max(p.Last, o.Last)
}
