package export

import (
	"bufio"
	"cmp"
	"slices"

	"dragoman"
)

// maxMet is the number of participants, or of bodies, beyond which an
// encounter links nobody: that all of a thousand guests met each other is
// neither told nor computable.
const maxMet = 200

// nodeKind is what a node of the network stands for.
type nodeKind string

const (
	nodePerson nodeKind = "person"
	nodeBody   nodeKind = "organization"
)

// tie is what an edge of the network stands for.
type tie string

const (
	tieMet    tie = "met"    // two people of different bodies, or two bodies, in one encounter
	tieMember tie = "member" // a person and the body that the text gives an office in
)

type node struct {
	kind       nodeKind
	label, org string
	n          int // encounters
}

type edgeKey struct {
	a, b int32 // a < b
	tie  tie
}

type edge struct {
	weight      int
	first, last string // ISO 8601, as precise as the text; empty if no encounter had a date
}

// network gathers who met whom: held encounters only. It holds the distinct
// nodes and pairs, not the records.
type network struct {
	w     *bufio.Writer
	write func(*bufio.Writer, *network) error
	index map[string]int32
	nodes []node
	edges map[edgeKey]*edge
	sum   *Summary
}

func newGraph(w *bufio.Writer, sum *Summary, write func(*bufio.Writer, *network) error) sink {
	return &network{w: w, write: write, index: map[string]int32{}, edges: map[edgeKey]*edge{}, sum: sum}
}

func (g *network) close() error { return g.write(g.w, g) }

// node returns the number of the node of that key, new or not, and counts one
// encounter of it.
func (g *network) node(kind nodeKind, key, label, org string) int32 {
	k := string(kind) + "|" + key
	i, ok := g.index[k]
	if !ok {
		i = int32(len(g.nodes))
		g.index[k] = i
		g.nodes = append(g.nodes, node{kind: kind, label: label, org: org})
	}
	g.nodes[i].n++
	return i
}

func (g *network) link(a, b int32, t tie, d *dragoman.Date) {
	if a == b {
		return
	}
	k := edgeKey{min(a, b), max(a, b), t}
	e := g.edges[k]
	if e == nil {
		e = &edge{}
		g.edges[k] = e
	}
	e.weight++
	if d == nil {
		return
	}
	if e.first == "" || d.Start < e.first {
		e.first = d.Start
	}
	if d.End > e.last {
		e.last = d.End
	}
}

func (g *network) add(r dragoman.Record) error {
	m, ok := r.(*dragoman.Meeting)
	switch {
	case !ok:
		return nil
	case m.Status != dragoman.Held:
		g.sum.skip("meetings that were not held: nobody met")
		return nil
	case len(m.Participants) > maxMet || len(m.Organizations) > maxMet:
		g.sum.skip("meetings of more than 200 participants: who met whom is not told")
		return nil
	}
	g.sum.wrote(r)
	bodies := map[string]int32{}
	order := make([]int32, 0, len(m.Organizations))
	for _, o := range m.Organizations {
		if _, ok := bodies[o.Key]; !ok {
			bodies[o.Key] = g.node(nodeBody, o.Key, o.Name, "")
			order = append(order, bodies[o.Key])
		}
	}
	for i, a := range order {
		for _, b := range order[i+1:] {
			g.link(a, b, tieMet, m.Date)
		}
	}
	g.people(m, bodies)
	return nil
}

// people adds the named participants: a tie to each one of another body, and a
// tie to their own.
func (g *network) people(m *dragoman.Meeting, bodies map[string]int32) {
	type present struct {
		node int32
		org  string
	}
	var seen []present
	for _, p := range m.Participants {
		key := personKey(p.Person)
		if key == "" {
			continue
		}
		org := string(p.Organization)
		if i, ok := g.index[string(nodePerson)+"|"+key]; ok && slices.ContainsFunc(seen, func(s present) bool { return s.node == i }) {
			continue
		}
		n := g.node(nodePerson, key, string(p.Name), org)
		for _, s := range seen {
			if s.org == "" || s.org != org {
				g.link(s.node, n, tieMet, m.Date)
			}
		}
		seen = append(seen, present{n, org})
		if org == "" {
			continue
		}
		body, ok := bodies[org]
		if !ok {
			body = g.node(nodeBody, org, org, "")
			bodies[org] = body
		}
		g.link(n, body, tieMember, m.Date)
	}
}

// sortedEdges returns the edges in the order of their nodes.
func (g *network) sortedEdges() []edgeKey {
	out := make([]edgeKey, 0, len(g.edges))
	for k := range g.edges {
		out = append(out, k)
	}
	slices.SortFunc(out, func(x, y edgeKey) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.tie, y.tie))
	})
	return out
}
