package index

import (
	"errors"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"dragoman/internal/index/query"
)

// errCommon tells that a query holds only words that are not indexed.
var errCommon = errors.New("all words of the query are too common to be looked for: add another word, or a field:value")

// compiler turns a query's tree into what Bleve evaluates.
type compiler struct {
	idx  bleve.Index
	a    *analyzer
	open bool // something is asked not to hold, so that all other units match
}

// compiled is a query ready to run. scored decides the order of hits, exact
// only which they are; each is nil when there is none.
type compiled struct {
	scored bquery.Query
	exact  []bquery.Query
}

// compile reads the parts of the top level apart: exact values are left out of
// the score, in which a common value would count less than a rare one.
func (c *compiler) compile(n query.Node) (*compiled, error) {
	out := &compiled{}
	parts, ok := n.(query.And)
	if !ok && n != nil {
		parts = query.And{n}
	}
	var scored []bquery.Query
	for _, p := range parts {
		q, err := c.node(p)
		if err != nil {
			return nil, err
		}
		switch {
		case q == nil: // a stop word
		case exactNode(p):
			out.exact = append(out.exact, q)
		default:
			scored = append(scored, q)
		}
	}
	if len(parts) > 0 && len(scored)+len(out.exact) == 0 {
		return nil, errCommon
	}
	if len(scored) > 0 {
		out.scored = and(scored)
	}
	return out, nil
}

// exactNode reports whether a part of a query says what hits are and not what
// they are about.
func exactNode(n query.Node) bool {
	switch n := n.(type) {
	case *query.Term:
		return n.Field != ""
	case *query.Dates, *query.None:
		return true
	case query.Not:
		return true
	case query.And:
		for _, p := range n {
			if !exactNode(p) {
				return false
			}
		}
		return true
	case query.Or:
		for _, p := range n {
			if !exactNode(p) {
				return false
			}
		}
		return true
	}
	return false
}

// node gives the Bleve query of a part, or nil when the part asks for nothing:
// a stop word.
func (c *compiler) node(n query.Node) (bquery.Query, error) {
	switch n := n.(type) {
	case query.And:
		list, err := c.nodes(n)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		return and(list), nil
	case query.Or:
		list, err := c.nodes(n)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		return or(list), nil
	case query.Not:
		q, err := c.node(n.Of)
		if err != nil || q == nil {
			return nil, err
		}
		c.open = true
		return not(q), nil
	case *query.Dates:
		return overlap(n.From, n.To), nil
	case *query.None:
		return exactly(valueOf(fieldNone), n.Field), nil
	case *query.Term:
		return c.term(n)
	}
	return nil, fmt.Errorf("index: a query part of type %T", n)
}

func (c *compiler) nodes(list []query.Node) ([]bquery.Query, error) {
	var out []bquery.Query
	for _, n := range list {
		q, err := c.node(n)
		if err != nil {
			return nil, err
		}
		if q != nil {
			out = append(out, q)
		}
	}
	return out, nil
}

func (c *compiler) term(t *query.Term) (bquery.Query, error) {
	switch t.Field {
	case "":
		return c.text(t), nil
	case "kind", "form", "type", "status", "modality":
		return exactly(valueOf(t.Field), t.Text), nil
	case "rule":
		return exactly(fieldLink, tag("rule", t.Text)), nil
	case "id":
		return or([]bquery.Query{exactly(fieldLink, tag("id", t.Text)), exactly(fieldLink, tag("key", t.Text))}), nil
	case "org":
		return c.organization(t)
	case "file":
		if q, err := c.known(valueOf("file"), t.Text); q != nil || err != nil {
			return q, err
		}
	}
	// The other fields have the same name in the index.
	return c.words(t.Field, t), nil
}

// text looks for a term in the whole text.
func (c *compiler) text(t *query.Term) bquery.Query {
	switch t.Match {
	case query.Prefix, query.Fuzzy:
		// A word that is its own stem stands among the stems only.
		words := c.words(fieldWord, t)
		if words == nil {
			return nil
		}
		return or([]bquery.Query{words, c.words(fieldText, t)})
	}
	tokens := c.a.tokens(nil, t.Text)
	var terms [][]string
	last := 0
	for _, tok := range tokens {
		if tok.stem == "" {
			continue
		}
		if len(terms) > 0 {
			for range tok.position - last - 1 {
				terms = append(terms, nil) // a stop word: any word may stand here
			}
		}
		terms = append(terms, []string{tok.stem})
		last = tok.position
	}
	switch len(terms) {
	case 0:
		return nil
	case 1:
		return exactly(fieldText, terms[0][0])
	}
	return bquery.NewMultiPhraseQuery(terms, fieldText)
}

// words looks for all words of a term in a field that holds words unstemmed.
func (c *compiler) words(field string, t *query.Term) bquery.Query {
	var list []bquery.Query
	tokens := c.a.tokens(nil, t.Text)
	for i, tok := range tokens {
		last := i == len(tokens)-1
		switch {
		case t.Match == query.Prefix && last:
			q := bleve.NewPrefixQuery(tok.word)
			q.SetField(field)
			list = append(list, q)
		case t.Match == query.Fuzzy && last:
			q := bleve.NewFuzzyQuery(tok.word)
			q.SetField(field)
			q.SetFuzziness(t.Distance)
			list = append(list, q)
		case (field == fieldWord || field == fieldText) && tok.stem == "":
		case field == fieldWord || field == fieldText:
			list = append(list, exactly(fieldText, tok.stem))
		default:
			list = append(list, exactly(field, tok.word))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return and(list)
}

// organization finds a body under any of its names: by the key that some
// document of the index has for the name, else by the words of its names.
func (c *compiler) organization(t *query.Term) (bquery.Query, error) {
	if t.Match == query.Prefix || t.Match == query.Fuzzy {
		return c.words(fieldOrg, t), nil
	}
	keys, err := bodies(c.idx, t.Text)
	if err != nil {
		return nil, err
	}
	if len(keys) == 0 {
		return c.words(fieldOrg, t), nil
	}
	var list []bquery.Query
	for _, k := range keys {
		list = append(list, exactly(valueOf("org"), k))
	}
	return or(list), nil
}

// bodies gives the keys that the documents of an index have for a name of a
// body.
func bodies(idx bleve.Index, name string) ([]string, error) {
	prefix := personKey(name) + aliasMark
	dict, err := idx.FieldDictPrefix(fieldAlias, []byte(prefix))
	if err != nil {
		return nil, fmt.Errorf("index: names of organisations: %w", err)
	}
	defer dict.Close()
	var keys []string
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("index: names of organisations: %w", err)
		}
		if e == nil {
			return keys, nil
		}
		keys = append(keys, strings.TrimPrefix(e.Term, prefix))
	}
}

// known gives the query for an exact term if the index holds it, else nil.
func (c *compiler) known(field, term string) (bquery.Query, error) {
	dict, err := c.idx.FieldDictRange(field, []byte(term), []byte(term))
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	defer dict.Close()
	if e, err := dict.Next(); err != nil || e == nil || e.Term != term {
		return nil, err
	}
	return exactly(field, term), nil
}

// overlap matches what happened at least in part between two days.
func overlap(from, to int) bquery.Query {
	yes := true
	first, last := number(query.MinDay), number(query.MaxDay)
	var list []bquery.Query
	if to != query.MaxDay {
		end := number(to)
		q := bleve.NewNumericRangeInclusiveQuery(&first, &end, &yes, &yes)
		q.SetField(fieldFrom)
		list = append(list, q)
	}
	if from != query.MinDay {
		start := number(from)
		q := bleve.NewNumericRangeInclusiveQuery(&start, &last, &yes, &yes)
		q.SetField(fieldTo)
		list = append(list, q)
	}
	return and(list)
}

func exactly(field, term string) bquery.Query {
	q := bleve.NewTermQuery(term)
	q.SetField(field)
	return q
}

func and(list []bquery.Query) bquery.Query {
	if len(list) == 1 {
		return list[0]
	}
	return bleve.NewConjunctionQuery(list...)
}

func or(list []bquery.Query) bquery.Query {
	if len(list) == 1 {
		return list[0]
	}
	return bleve.NewDisjunctionQuery(list...)
}

func not(q bquery.Query) bquery.Query {
	b := bleve.NewBooleanQuery()
	b.AddMust(bleve.NewMatchAllQuery())
	b.AddMustNot(q)
	return b
}

// Filter narrows a search to records with certain values. The values of one
// field are alternatives, the fields must all hold.
type Filter struct {
	Kinds                                                           []Kind
	Orgs, Persons, Cities, Countries, Forms, Types, Statuses, Files []string
	From, To                                                        string // ISO 8601 days, months or years; empty for an open end
}

// node turns a filter into a query.
func (f *Filter) node() (query.Node, error) {
	var out query.And
	add := func(field string, values []string) error {
		var alternatives query.Or
		for _, v := range values {
			n, err := query.Value(field, v)
			if err != nil {
				return err
			}
			alternatives = append(alternatives, n)
		}
		if len(alternatives) > 0 {
			out = append(out, alternatives)
		}
		return nil
	}
	kinds := make([]string, len(f.Kinds))
	for i, k := range f.Kinds {
		kinds[i] = string(k)
	}
	for _, v := range []struct {
		field  string
		values []string
	}{{"kind", kinds}, {"org", f.Orgs}, {"person", f.Persons}, {"city", f.Cities}, {"country", f.Countries},
		{"form", f.Forms}, {"type", f.Types}, {"status", f.Statuses}, {"file", f.Files}} {
		if err := add(v.field, v.values); err != nil {
			return nil, err
		}
	}
	if f.From != "" || f.To != "" {
		d, err := query.ParseDates(f.From + "/" + f.To)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// recordKinds are the kinds that the contract has lines for.
func recordKinds() []Kind { return []Kind{KindMeeting, KindAgreement, KindSignatory} }
