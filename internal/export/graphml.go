package export

import (
	"bufio"
	"encoding/xml"
	"strconv"
)

// writeGraphML writes the network as GraphML 1.0
// (http://graphml.graphdrafting.org/specification.html).
func writeGraphML(w *bufio.Writer, g *network) error {
	x := &xmlWriter{w: w}
	x.raw(xml.Header)
	x.open("graphml", "xmlns", "http://graphml.graphdrafting.org/xmlns")
	for _, k := range []struct{ id, of, kind string }{
		{"kind", "node", "string"}, {"label", "node", "string"}, {"organization", "node", "string"}, {"encounters", "node", "int"},
		{"tie", "edge", "string"}, {"weight", "edge", "int"}, {"first", "edge", "string"}, {"last", "edge", "string"},
	} {
		x.empty("key", "id", k.id, "for", k.of, "attr.name", k.id, "attr.type", k.kind)
	}
	x.open("graph", "id", "who-met-whom", "edgedefault", "undirected")
	for i, n := range g.nodes {
		x.open("node", "id", "n"+strconv.Itoa(i))
		x.data("kind", string(n.kind))
		x.data("label", n.label)
		x.data("organization", n.org)
		x.data("encounters", strconv.Itoa(n.n))
		x.shut("node")
	}
	for i, k := range g.sortedEdges() {
		e := g.edges[k]
		x.open("edge", "id", "e"+strconv.Itoa(i), "source", "n"+strconv.Itoa(int(k.a)), "target", "n"+strconv.Itoa(int(k.b)))
		x.data("tie", string(k.tie))
		x.data("weight", strconv.Itoa(e.weight))
		x.data("first", e.first)
		x.data("last", e.last)
		x.shut("edge")
	}
	x.shut("graph")
	x.shut("graphml")
	return x.err
}

// xmlWriter writes elements, one a line, and keeps the first error.
// encoding/xml's own encoder cannot write a document's default namespace once,
// on the root.
type xmlWriter struct {
	w     *bufio.Writer
	depth int
	err   error
}

func (x *xmlWriter) raw(s string) {
	if x.err == nil {
		_, x.err = x.w.WriteString(s)
	}
}

// escaped writes text; what XML 1.0 cannot hold becomes U+FFFD.
func (x *xmlWriter) escaped(s string) {
	if x.err == nil {
		x.err = xml.EscapeText(x.w, []byte(s))
	}
}

func (x *xmlWriter) tag(name string, attrs []string) {
	for range x.depth {
		x.raw("  ")
	}
	x.raw("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		x.raw(" " + attrs[i] + `="`)
		x.escaped(attrs[i+1])
		x.raw(`"`)
	}
}

func (x *xmlWriter) open(name string, attrs ...string) {
	x.tag(name, attrs)
	x.raw(">\n")
	x.depth++
}

func (x *xmlWriter) empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.raw("/>\n")
}

func (x *xmlWriter) shut(name string) {
	x.depth--
	for range x.depth {
		x.raw("  ")
	}
	x.raw("</" + name + ">\n")
}

// data writes a GraphML value; an empty one is left out.
func (x *xmlWriter) data(key, value string) {
	if value == "" {
		return
	}
	x.tag("data", []string{"key", key})
	x.raw(">")
	x.escaped(value)
	x.raw("</data>\n")
}
