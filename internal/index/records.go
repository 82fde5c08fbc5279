package index

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/blevesearch/bleve/v2"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"dragoman"
)

// Records yields the records of the contract that a query and filter match, in
// the order in which extract prints them: document by document, each document's
// own record before those found in it. An empty query and filter yield all.
// Only documents with a matching record are told of.
//
// Pages and people are no records and are left out.
func (x *Index) Records(ctx context.Context, text string, filter Filter) iter.Seq2[dragoman.Record, error] {
	return func(yield func(dragoman.Record, error) bool) {
		if text == "" && filter.Empty() {
			x.all(ctx, yield)
			return
		}
		places, err := x.matching(ctx, text, filter)
		if err != nil {
			yield(nil, err)
			return
		}
		last := -1
		for _, p := range places {
			if p.document != last {
				doc, err := x.record(place{p.document, KindDocument, 0})
				if err != nil {
					yield(nil, err)
					return
				}
				if !yield(doc.(*dragoman.DocumentRecord), nil) {
					return
				}
				last = p.document
			}
			if p.kind == KindDocument {
				continue
			}
			rec, err := x.record(p)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(rec.(dragoman.Record), ctx.Err()) {
				return
			}
		}
	}
}

// Empty reports whether the filter narrows nothing.
func (f *Filter) Empty() bool {
	return len(f.Kinds)+len(f.Orgs)+len(f.Persons)+len(f.Cities)+len(f.Countries)+len(f.Forms)+len(f.Types)+len(f.Statuses)+len(f.Files) == 0 &&
		f.From == "" && f.To == ""
}

// all yields every record, one document in memory at a time.
func (x *Index) all(ctx context.Context, yield func(dragoman.Record, error) bool) {
	docs, err := x.Documents()
	if err != nil {
		yield(nil, err)
		return
	}
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return
		}
		ex, err := x.extract(d.Number)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, r := range ex.Records() {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// extract reads all records of a document.
func (x *Index) extract(number int) (*dragoman.Extract, error) {
	s, err := x.document(number)
	if err != nil {
		return nil, err
	}
	ex, _, err := s.extract()
	return ex, err
}

// Extracts yields what was found in each document, in the order in which they
// came in.
func (x *Index) Extracts(ctx context.Context) iter.Seq2[*dragoman.Extract, error] {
	return func(yield func(*dragoman.Extract, error) bool) {
		docs, err := x.Documents()
		if err != nil {
			yield(nil, err)
			return
		}
		for _, d := range docs {
			ex, err := x.extract(d.Number)
			if e := ctx.Err(); e != nil {
				err = e
			}
			if !yield(ex, err) || err != nil {
				return
			}
		}
	}
}

// Text gives the canonical text of a document, by the hash of its file.
func (x *Index) Text(id string) (string, error) {
	docs, err := x.Documents()
	if err != nil {
		return "", err
	}
	for _, d := range docs {
		if d.ID == id {
			s, err := x.document(d.Number)
			if err != nil {
				return "", err
			}
			return s.text(0, -1)
		}
	}
	return "", fmt.Errorf("index: no document %s", id)
}

// matching finds the places of all records of the contract that match, in
// order.
func (x *Index) matching(ctx context.Context, text string, filter Filter) ([]place, error) {
	if len(filter.Kinds) == 0 {
		filter.Kinds = recordKinds()
	}
	_, run, _, err := x.prepare(Request{Query: text, Filter: filter})
	if err != nil {
		return nil, err
	}
	req := bleve.NewSearchRequestOptions(run.query, x.m.Units+1, 0, false)
	req.Score = "none"
	found, err := x.run(ctx, req)
	if err != nil {
		return nil, err
	}
	var out []place
	for _, h := range found.Hits {
		p, err := parsePlace(h.ID)
		if err != nil {
			return nil, err
		}
		if p.kind != KindPage && p.kind != KindPerson {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, comparePlaces)
	return out, nil
}

// Find returns the units with an id or key, in order; for the id of a page that
// page. An id of a document may be shortened to eight characters or more.
func (x *Index) Find(ctx context.Context, id string) ([]any, error) {
	if p, ok, err := x.pagePlace(id); ok || err != nil {
		if err != nil {
			return nil, err
		}
		rec, err := x.record(p)
		return []any{rec}, err
	}
	alternatives := []bquery.Query{exactly(fieldLink, tag("id", id)), exactly(fieldLink, tag("key", id))}
	if len(id) >= 8 && len(id) < 64 {
		prefix := bleve.NewPrefixQuery(tag("id", id))
		prefix.SetField(fieldLink)
		alternatives = append(alternatives, prefix)
	}
	req := bleve.NewSearchRequestOptions(or(alternatives), 1000, 0, false)
	req.Score = "none"
	found, err := x.run(ctx, req)
	if err != nil {
		return nil, err
	}
	var places []place
	for _, h := range found.Hits {
		p, err := parsePlace(h.ID)
		if err != nil {
			return nil, err
		}
		places = append(places, p)
	}
	slices.SortFunc(places, comparePlaces)
	var out []any
	for _, p := range places {
		rec, err := x.record(p)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}

// pagePlace finds the page that an id of PageID's form names.
func (x *Index) pagePlace(id string) (place, bool, error) {
	var document string
	var ordinal int
	if n, err := fmt.Sscanf(id, "pag_%12s_%d", &document, &ordinal); n != 2 || err != nil || ordinal < 0 {
		return place{}, false, nil
	}
	docs, err := x.Documents()
	if err != nil {
		return place{}, false, err
	}
	for _, d := range docs {
		if len(d.ID) >= 12 && d.ID[:12] == document && ordinal < d.Parts {
			return place{d.Number, KindPage, ordinal}, true, nil
		}
	}
	return place{}, false, nil
}

// Context gives up to n bytes of what stands before and behind a quote in its
// document, cut at spaces.
func (x *Index) Context(e dragoman.Evidence, n int) (before, after string, err error) {
	text, err := x.Text(e.Document)
	if err != nil {
		return "", "", err
	}
	doc := dragoman.Document{Text: text}
	doc.Seal()
	start, end := doc.Bytes(e.Start), doc.Bytes(e.End)
	from := max(0, start-n)
	for from > 0 && from < start && text[from] != ' ' {
		from++
	}
	to := min(len(text), end+n)
	for to < len(text) && to > end && text[to] != ' ' {
		to--
	}
	return text[from:start], text[end:to], nil
}
