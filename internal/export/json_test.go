package export

import (
	"bytes"
	"dragoman"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
)

func decodeJSON(t testing.TB, b []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	return v
}

// decodeLines decodes JSON Lines.
func decodeLines(t testing.TB, b []byte) []map[string]any {
	t.Helper()
	var out []map[string]any
	for _, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		m, ok := decodeJSON(t, line).(map[string]any)
		if !ok {
			t.Fatalf("line is no object: %s", line)
		}
		out = append(out, m)
	}
	return out
}

func TestJSONHoldsTheRecords(t *testing.T) {
	want := all(t, records(t))
	lines, _ := written(t, JSONL, Options{})
	if got := all(t, Lines(bytes.NewReader(lines))); !reflect.DeepEqual(got, want) {
		t.Error("jsonl read back is not what was exported")
	}
	array, _ := written(t, JSON, Options{})
	list, ok := decodeJSON(t, array).([]any)
	if !ok || len(list) != len(want) {
		t.Fatalf("json is no array of %d records", len(want))
	}
	for i, line := range decodeLines(t, lines) {
		if !reflect.DeepEqual(list[i], any(line)) {
			t.Errorf("record %d differs between json and jsonl", i)
		}
	}
}

// expand runs a JSON-LD processor of its own over the export; the loader
// refuses to fetch anything but what the test gives it.
func expand(t *testing.T, doc []byte, contexts map[string]any) []any {
	t.Helper()
	opts := ld.NewJsonLdOptions("")
	opts.DocumentLoader = fixed(contexts)
	out, err := ld.NewJsonLdProcessor().Expand(decodeJSON(t, doc), opts)
	if err != nil {
		t.Fatalf("JSON-LD expansion: %v", err)
	}
	return out
}

// fixed loads contexts from memory only.
type fixed map[string]any

func (f fixed) LoadDocument(u string) (*ld.RemoteDocument, error) {
	doc, ok := f[u]
	if !ok {
		return nil, ld.NewJsonLdError(ld.LoadingDocumentFailed, "no network in tests: "+u)
	}
	return &ld.RemoteDocument{DocumentURL: u, Document: doc}, nil
}

// nodesOf returns the expanded nodes of a type, at any depth.
func nodesOf(v any, iri string) []map[string]any {
	var out []map[string]any
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = append(out, nodesOf(x, iri)...)
		}
	case map[string]any:
		if types, ok := v["@type"].([]any); ok {
			for _, t := range types {
				if t == iri {
					out = append(out, v)
				}
			}
		}
		for _, x := range v {
			out = append(out, nodesOf(x, iri)...)
		}
	}
	return out
}

// value returns the first value or id of a property of an expanded node.
func value(node map[string]any, iri string) any {
	list, _ := node[iri].([]any)
	if len(list) == 0 {
		return nil
	}
	m, _ := list[0].(map[string]any)
	if v, ok := m["@value"]; ok {
		return v
	}
	return m["@id"]
}

func TestJSONLD(t *testing.T) {
	doc, sum := written(t, JSONLD, Options{})
	out := expand(t, doc, nil)
	const so = "https://schema.org/"
	byName := map[any]map[string]any{}
	for _, kind := range []string{"Event", "BusinessEvent"} {
		for _, n := range nodesOf(out, so+kind) {
			byName[value(n, so+"name")] = n
		}
	}
	for _, c := range []struct{ name, property, want string }{
		{"The President of the PLU visited the NWC", "eventStatus", so + "EventScheduled"},
		{"The President of the PLU visited the NWC", "startDate", "2021-03-08"},
		{"The President of the PLU visited the NWC", "endDate", "2021-03-10"},
		{"The President of the PLU visited the NWC", "eventAttendanceMode", so + "OfflineEventAttendanceMode"},
		{"Video call between the PLU and the IFO", "eventAttendanceMode", so + "OnlineEventAttendanceMode"},
		{"Video call between the PLU and the IFO", "startDate", "2021-05"},
		{`=Reception of the IFO; "postponed"`, "eventStatus", so + "EventCancelled"},
		{"Gauging Week", "temporalCoverage", "2022-02-01/2022-04-30"},
		{"Signing of Memorandum of Understanding on Shared Gauges", "startDate", "2021-03-09"},
	} {
		n := byName[c.name]
		if n == nil {
			t.Errorf("no event %q", c.name)
			continue
		}
		if got := value(n, so+c.property); got != c.want {
			t.Errorf("%s of %q is %v, want %s", c.property, c.name, got, c.want)
		}
	}
	if n := byName["Meeting: Lakes Network, PLU"]; n == nil || n[so+"eventStatus"] != nil {
		t.Errorf("a proposed meeting has the status %v: schema.org has none for it", n[so+"eventStatus"])
	}
	if n := byName["Fourth Lakes Summit"]; len(nodesOf(n[so+"superEvent"], so+"Event")) != 1 {
		t.Error("the summit has no superEvent")
	}
	for _, n := range nodesOf(out, so+"Report") {
		if _, ok := n["@id"].(string); !ok {
			t.Error("a report has no @id")
		}
	}
	// Each event is told in a report of the same graph.
	reports := map[any]bool{}
	for _, n := range nodesOf(out, so+"Report") {
		reports[n["@id"]] = true
	}
	for _, q := range nodesOf(out, so+"Quotation") {
		if !reports[value(q, so+"isPartOf")] {
			t.Errorf("quotation %v is part of no report in the graph", value(q, so+"text"))
		}
	}
	if sum.Written["meeting"] != 7 {
		t.Errorf("%d meetings written, want 7", sum.Written["meeting"])
	}
}

// annoContext are those terms of http://www.w3.org/ns/anno.jsonld that the
// export uses (W3C, Web Annotation Vocabulary, 23 February 2017, appendix A).
func annoContext(t *testing.T) map[string]any {
	return decodeJSON(t, []byte(`{"@context": {
		"oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dc": "http://purl.org/dc/elements/1.1/",
		"dcterms": "http://purl.org/dc/terms/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
		"xsd": "http://www.w3.org/2001/XMLSchema#",
		"id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
		"Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
		"FragmentSelector": "oa:FragmentSelector", "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
		"AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
		"identifying": "oa:identifying", "tagging": "oa:tagging", "linking": "oa:linking",
		"body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
		"source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
		"refinedBy": {"@type": "@id", "@id": "oa:refinedBy"}, "conformsTo": {"@type": "@id", "@id": "dcterms:conformsTo"},
		"motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
		"start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
		"exact": "oa:exact", "value": "rdf:value", "format": "dc:format", "label": "rdfs:label",
		"first": {"@type": "@id", "@id": "as:first"}, "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
		"startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"}, "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"}
	}}`)).(map[string]any)
}

func TestWebAnnotation(t *testing.T) {
	doc, _ := written(t, WebAnnotation, Options{})
	out := expand(t, doc, map[string]any{"http://www.w3.org/ns/anno.jsonld": annoContext(t)})
	const oa = "http://www.w3.org/ns/oa#"
	want := 0
	quotes := map[string]int{}
	for _, r := range all(t, records(t)) {
		for _, e := range dragoman.EvidenceOf(r) {
			want++
			quotes[e.Quote] = e.End - e.Start
		}
	}
	notes := nodesOf(out, oa+"Annotation")
	if len(notes) != want {
		t.Errorf("%d annotations, want one for each of %d tellings", len(notes), want)
	}
	ids := map[any]bool{}
	for _, n := range notes {
		if ids[n["@id"]] || n["@id"] == nil {
			t.Errorf("annotation id %v is missing or used twice", n["@id"])
		}
		ids[n["@id"]] = true
		quote, position := nodesOf(n, oa+"TextQuoteSelector"), nodesOf(n, oa+"TextPositionSelector")
		if len(quote) == 0 || len(position) != 1 {
			t.Fatalf("annotation %v has %d quote and %d position selectors", n["@id"], len(quote), len(position))
		}
		exact, _ := value(quote[0], oa+"exact").(string)
		start, _ := value(position[0], oa+"start").(float64)
		end, _ := value(position[0], oa+"end").(float64)
		if points, ok := quotes[exact]; !ok || int(end-start) != points || points != len([]rune(exact)) {
			t.Errorf("selectors of %q span %v code points, want %d", exact, end-start, len([]rune(exact)))
		}
		if value(n, oa+"motivatedBy") != oa+"identifying" {
			t.Errorf("motivation %v", value(n, oa+"motivatedBy"))
		}
	}
	top := decodeJSON(t, doc).(map[string]any)
	if int(top["total"].(float64)) != want {
		t.Errorf("total is %v, want %d", top["total"], want)
	}
	if !strings.Contains(string(doc), `"id":"reports/nwc%202022.md"`) {
		t.Error("a path with a space is no IRI")
	}
}
