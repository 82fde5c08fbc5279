package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dragoman"
	"dragoman/internal/ingest/layout"
)

// maxDepth bounds how deep elements may nest.
const maxDepth = 512

// htmlWalker makes blocks of a tree of HTML.
type htmlWalker struct {
	flow *flow
	text strings.Builder // of the block being read
	kind dragoman.BlockKind
	rank int // of a heading
}

// walk reads a node. Elements that a browser breaks the line at end a block.
func (w *htmlWalker) walk(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case html.ElementNode:
	default:
		w.children(n, depth)
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Nav, atom.Noscript, atom.Template, atom.Iframe, atom.Form, atom.Button, atom.Select, atom.Svg, atom.Math:
	case atom.Header, atom.Footer, atom.Aside:
		w.children(n, depth)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.as(dragoman.Heading, int(n.Data[1]-'0'), n, depth)
	case atom.Li, atom.Dd, atom.Dt:
		w.as(dragoman.ListItem, 0, n, depth)
	case atom.Tr:
		w.row(n, depth)
	case atom.Br:
		w.text.WriteByte('\n')
	case atom.P:
		w.as(w.inner(), 0, n, depth)
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Pre, atom.Figure, atom.Figcaption, atom.Body, atom.Address, atom.Hr:
		w.flush()
		w.children(n, depth)
		w.flush()
	default:
		w.children(n, depth)
	}
}

func (w *htmlWalker) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, depth+1)
	}
}

// inner is the kind of a paragraph here: a list item's paragraphs are items.
func (w *htmlWalker) inner() dragoman.BlockKind {
	if w.kind == dragoman.ListItem || w.kind == dragoman.Heading {
		return w.kind
	}
	return dragoman.Paragraph
}

// as reads an element as a block of a kind.
func (w *htmlWalker) as(kind dragoman.BlockKind, rank int, n *html.Node, depth int) {
	w.flush()
	outer, outerRank := w.kind, w.rank
	w.kind, w.rank = kind, max(rank, outerRank)
	w.children(n, depth)
	w.flush()
	w.kind, w.rank = outer, outerRank
}

// row reads a table's row: its cells parted by tabs. A row of one cell is a
// layout table's, and read as what it holds.
func (w *htmlWalker) row(n *html.Node, depth int) {
	var cells []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.Td || c.DataAtom == atom.Th) {
			cells = append(cells, c)
		}
	}
	w.flush()
	if len(cells) == 1 {
		w.children(cells[0], depth+1)
		w.flush()
		return
	}
	var texts []string
	for _, c := range cells {
		texts = append(texts, clean(strings.ReplaceAll(nodeText(c, depth), "\t", " ")))
	}
	w.flow.add(dragoman.TableRow, 0, 0, strings.Trim(strings.Join(texts, "\t"), "\t"))
}

// flush ends the block being read. Line breaks in it part paragraphs where the
// text says so: the lines of a scanned page are set with breaks too.
func (w *htmlWalker) flush() {
	text := w.text.String()
	w.text.Reset()
	kind := w.kind
	if kind == "" {
		kind = dragoman.Paragraph
	}
	if kind == dragoman.Heading || !strings.Contains(text, "\n") {
		w.flow.add(kind, w.rank, 0, text)
		return
	}
	words := layout.NewVocabulary()
	lines := strings.Split(text, "\n")
	width := 0
	for i := range lines {
		lines[i] = clean(lines[i])
		words.Add(lines[i])
		width = max(width, len(lines[i]))
	}
	open, last := "", ""
	for _, line := range lines {
		if line == "" || layout.Ends(open) && (layout.Itemized(line) || len(last)*4 < width*3) {
			w.flow.add(kind, 0, 0, open)
			open = ""
		}
		open = words.Join(open, line)
		last = line
	}
	w.flow.add(kind, 0, 0, open)
}

// nodeText gives all text below a node.
func nodeText(n *html.Node, depth int) string {
	var b strings.Builder
	var visit func(n *html.Node, depth int)
	visit = func(n *html.Node, depth int) {
		if depth > maxDepth {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Script, atom.Style:
				return
			case atom.Br, atom.P, atom.Div, atom.Li, atom.Td:
				b.WriteByte(' ')
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, depth+1)
		}
	}
	visit(n, depth)
	return b.String()
}
