package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"testing"

	"dragoman"
)

// graphML and gexf are the parts of the two schemas that the tests check; the
// decoder holds the file to XML and to the namespace.
type graphML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrafting.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		EdgeDefault string    `xml:"edgedefault,attr"`
		Nodes       []mlThing `xml:"node"`
		Edges       []mlThing `xml:"edge"`
	} `xml:"graph"`
}

type mlThing struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
}

func (m mlThing) data(key string) string {
	for _, d := range m.Data {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

type gexf struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Graph   struct {
		Attributes []struct {
			Class string `xml:"class,attr"`
			List  []struct {
				ID    string `xml:"id,attr"`
				Title string `xml:"title,attr"`
			} `xml:"attribute"`
		} `xml:"attributes"`
		Nodes []gexfThing `xml:"nodes>node"`
		Edges []gexfThing `xml:"edges>edge"`
	} `xml:"graph"`
}

type gexfThing struct {
	ID     string `xml:"id,attr"`
	Label  string `xml:"label,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Weight string `xml:"weight,attr"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
}

func TestGraphML(t *testing.T) {
	b, sum := written(t, GraphML, Options{})
	var g graphML
	if err := xml.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{}
	for _, k := range g.Keys {
		keys[k.ID] = k.For
	}
	labels := map[string]string{}
	for _, n := range g.Graph.Nodes {
		labels[n.ID] = n.data("label")
		for _, d := range n.Data {
			if keys[d.Key] != "node" {
				t.Errorf("node %s has the undeclared key %s", n.ID, d.Key)
			}
		}
	}
	edges := map[string]mlThing{}
	for _, e := range g.Graph.Edges {
		if labels[e.Source] == "" || labels[e.Target] == "" {
			t.Errorf("edge %s leads nowhere", e.ID)
		}
		for _, d := range e.Data {
			if keys[d.Key] != "edge" {
				t.Errorf("edge %s has the undeclared key %s", e.ID, d.Key)
			}
		}
		edges[e.data("tie")+": "+labels[e.Source]+" - "+labels[e.Target]] = e
	}
	// The two reports tell of the visit; the conference was in 2022.
	for name, want := range map[string][3]string{
		"met: Nordvik Water Commission - Pan-Lacustrine Union": {"3", "2021-03-08", "2022-04-30"},
		"met: Ana Duarte - Jürgen Ålesund-Sæther":              {"1", "2021-03-08", "2021-03-10"},
		"met: Ana Duarte - José Silva":                         {"1", "2021-05", "2021-05"},
		"member: Pan-Lacustrine Union - Ana Duarte":            {"4", "2021-03-08", "2022-04-30"},
	} {
		e, ok := edges[name]
		if got := [3]string{e.data("weight"), e.data("first"), e.data("last")}; !ok || got != want {
			t.Errorf("edge %q: %v %q, want %q", name, ok, got, want)
		}
	}
	if sum.Skipped["meetings that were not held: nobody met"] != 3 {
		t.Errorf("skipped: %v", sum.Skipped)
	}
}

func TestGEXF(t *testing.T) {
	b, _ := written(t, GEXF, Options{})
	var g gexf
	if err := xml.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	declared := map[string]map[string]bool{}
	for _, class := range g.Graph.Attributes {
		declared[class.Class] = map[string]bool{}
		for _, a := range class.List {
			declared[class.Class][a.ID] = true
		}
	}
	nodes := map[string]bool{}
	for _, n := range g.Graph.Nodes {
		nodes[n.ID] = true
		if n.Label == "" {
			t.Errorf("node %s has no label", n.ID)
		}
		for _, v := range n.Values {
			if !declared["node"][v.For] {
				t.Errorf("node %s has the undeclared attribute %s", n.ID, v.For)
			}
		}
	}
	for _, e := range g.Graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] || e.Weight == "" {
			t.Errorf("edge %s from %s to %s, weight %q", e.ID, e.Source, e.Target, e.Weight)
		}
		for _, v := range e.Values {
			if !declared["edge"][v.For] {
				t.Errorf("edge %s has the undeclared attribute %s", e.ID, v.For)
			}
		}
	}
	ml, _ := written(t, GraphML, Options{})
	var other graphML
	if err := xml.Unmarshal(ml, &other); err != nil {
		t.Fatal(err)
	}
	if len(g.Graph.Nodes) != len(other.Graph.Nodes) || len(g.Graph.Edges) != len(other.Graph.Edges) || len(g.Graph.Edges) == 0 {
		t.Errorf("gexf has %d nodes and %d edges, graphml %d and %d", len(g.Graph.Nodes), len(g.Graph.Edges), len(other.Graph.Nodes), len(other.Graph.Edges))
	}
}

// TestNetworkIsBounded takes a meeting of ten thousand without pairing them.
func TestNetworkIsBounded(t *testing.T) {
	m := dragoman.Meeting{ID: "mtg_1", Status: dragoman.Held}
	for i := range 10000 {
		m.Participants = append(m.Participants, dragoman.Participant{Person: dragoman.Person{Name: dragoman.String(fmt.Sprintf("Guest %d", i))}})
	}
	var b bytes.Buffer
	sum, err := Write(&b, GEXF, Extracts(&dragoman.Extract{Meetings: []dragoman.Meeting{m}}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(sum.Skipped) != 1 || sum.Written["meeting"] != 0 {
		t.Errorf("skipped %v, written %v: want the meeting skipped", sum.Skipped, sum.Written)
	}
}

// TestXMLTakesAnyText escapes what XML cannot hold.
func TestXMLTakesAnyText(t *testing.T) {
	name := "a<b>&\"'\x00\x1b[31m\uFFFE"
	m := dragoman.Meeting{ID: "mtg_1", Status: dragoman.Held, Organizations: []dragoman.Organization{{Key: name, Name: name}, {Key: "B", Name: "B"}}}
	for _, f := range []Format{GraphML, GEXF} {
		var b bytes.Buffer
		if _, err := Write(&b, f, Extracts(&dragoman.Extract{Meetings: []dragoman.Meeting{m}}), Options{}); err != nil {
			t.Fatal(err)
		}
		var any struct{ XMLName xml.Name }
		if err := xml.Unmarshal(b.Bytes(), &any); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}
