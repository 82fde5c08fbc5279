package export

import (
	"bufio"
	"encoding/xml"
	"strconv"

	"dragoman"
)

// writeGEXF writes the network as GEXF 1.3 (https://gexf.net/schema.html), for
// Gephi. The graph is static: first and last are attributes, because dates of
// mixed precision are no xs:date.
func writeGEXF(w *bufio.Writer, g *network) error {
	x := &xmlWriter{w: w}
	x.raw(xml.Header)
	x.open("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3")
	x.open("meta")
	x.element("creator", "dragoman "+dragoman.Version)
	x.element("description", "Who met whom")
	x.shut("meta")
	x.open("graph", "mode", "static", "defaultedgetype", "undirected")
	x.attributes("node", "kind", "string", "organization", "string", "encounters", "integer")
	x.attributes("edge", "tie", "string", "first", "string", "last", "string")
	x.open("nodes")
	for i, n := range g.nodes {
		x.open("node", "id", "n"+strconv.Itoa(i), "label", n.label)
		x.values(string(n.kind), n.org, strconv.Itoa(n.n))
		x.shut("node")
	}
	x.shut("nodes")
	x.open("edges")
	for i, k := range g.sortedEdges() {
		e := g.edges[k]
		x.open("edge", "id", "e"+strconv.Itoa(i), "source", "n"+strconv.Itoa(int(k.a)), "target", "n"+strconv.Itoa(int(k.b)),
			"kind", string(k.tie), "weight", strconv.Itoa(e.weight))
		x.values(string(k.tie), e.first, e.last)
		x.shut("edge")
	}
	x.shut("edges")
	x.shut("graph")
	x.shut("gexf")
	return x.err
}

// element writes an element that holds text only.
func (x *xmlWriter) element(name, text string) {
	x.tag(name, nil)
	x.raw(">")
	x.escaped(text)
	x.raw("</" + name + ">\n")
}

// attributes declares the attributes of a class, in pairs of title and type;
// their ids are 0, 1, 2.
func (x *xmlWriter) attributes(class string, pairs ...string) {
	x.open("attributes", "class", class)
	for i := 0; i+1 < len(pairs); i += 2 {
		x.empty("attribute", "id", strconv.Itoa(i/2), "title", pairs[i], "type", pairs[i+1])
	}
	x.shut("attributes")
}

// values writes the attributes of a node or an edge in the order of their
// declaration; an empty one is left out.
func (x *xmlWriter) values(list ...string) {
	x.open("attvalues")
	for i, v := range list {
		if v != "" {
			x.empty("attvalue", "for", strconv.Itoa(i), "value", v)
		}
	}
	x.shut("attvalues")
}
