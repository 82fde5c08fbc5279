package ingest

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// takeNotes takes footnotes and endnotes out of a page, and the references to
// them, which would run into words and years. Notes are known by their role
// (WAI-ARIA's, or EPUB's type), references also by a raised link to a place.
func (f *flow) takeNotes(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode:
		case plays(c, "doc-noteref", "noteref", "doc-backlink", "backlink") || raisedLink(c, depth):
			n.RemoveChild(c)
		case plays(c, "doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"):
			f.takeNote(n, c, depth)
		case plays(c, "doc-endnotes", "footnotes", "endnotes", "rearnotes"):
			f.takeNotes(c, depth+1)
			n.RemoveChild(c)
			if items := elements(c, atom.Li); len(items) > 0 {
				for _, item := range items {
					f.note(nodeText(item, depth))
				}
			} else {
				f.note(nodeText(c, depth))
			}
		default:
			f.takeNotes(c, depth+1)
		}
		c = next
	}
}

// takeNote takes one note out, without the link back to its reference.
func (f *flow) takeNote(parent, note *html.Node, depth int) {
	f.takeNotes(note, depth+1)
	parent.RemoveChild(note)
	f.note(nodeText(note, depth))
}

// plays reports whether an element has one of the roles.
func plays(n *html.Node, roles ...string) bool {
	for _, role := range strings.Fields(attribute(n, "role") + " " + attribute(n, "epub:type")) {
		if slices.Contains(roles, role) {
			return true
		}
	}
	return false
}

// noteMark is what a reference to a note shows.
var noteMark = lazy(`^[\[(]?(\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?$`)

// raisedLink reports whether an element is a link to a place, raised above the
// line, that shows nothing but the mark of a note.
func raisedLink(n *html.Node, depth int) bool {
	if n.DataAtom != atom.A && n.DataAtom != atom.Sup {
		return false
	}
	link, raised := n, elements(n, atom.Sup)
	if n.DataAtom == atom.Sup {
		links := elements(n, atom.A)
		if len(links) != 1 {
			return false
		}
		link, raised = links[0], []*html.Node{n}
	}
	return len(raised) == 1 && strings.Contains(attribute(link, "href"), "#") &&
		noteMark().MatchString(strings.TrimSpace(nodeText(n, depth)))
}

// elements gives the elements of a kind below a node.
func elements(n *html.Node, kind atom.Atom) (found []*html.Node) {
	var visit func(n *html.Node, depth int)
	visit = func(n *html.Node, depth int) {
		if depth > maxDepth {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.DataAtom == kind {
				found = append(found, c)
				continue
			}
			visit(c, depth+1)
		}
	}
	visit(n, 0)
	return found
}
