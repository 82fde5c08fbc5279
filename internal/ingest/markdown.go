package ingest

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	extension "dragoman/third_party/goldmarkext"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dragoman"
)

// readMarkdown reads CommonMark with tables, strikethrough and footnotes. YAML
// front matter is metadata, and is kept in the apparatus.
func readMarkdown(data []byte) (*flow, error) {
	src, warning, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	f := &flow{warnings: warning}
	source := []byte(src)
	if front, rest, ok := cutFrontMatter(source); ok {
		f.meta = readFrontMatter(front)
		for _, line := range strings.Split(string(front), "\n") {
			f.note(line)
		}
		source = rest
	}
	source = tightHeading().ReplaceAll(source, []byte("$1 $2"))
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()
	root := parser.Parse(text.NewReader(source))
	r := markdownReader{source: source, flow: f}
	r.blocks(root, dragoman.Paragraph)
	f.blocks = mend(f.blocks)
	levelSeries(f.blocks)
	f.titleFromHeading()
	return f, nil
}

// tightHeading is a heading without the space that CommonMark asks for.
var tightHeading = lazy(`(?m)^(#{2,6})([^#\s])`)

// markdownReader turns goldmark's tree into a flow.
type markdownReader struct {
	source []byte
	flow   *flow
	notes  bool // inside footnotes: text goes to the apparatus
}

func (r *markdownReader) blocks(parent ast.Node, kind dragoman.BlockKind) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, kind)
	}
}

// block adds one block node; kind is what its paragraphs are.
func (r *markdownReader) block(n ast.Node, kind dragoman.BlockKind) {
	switch n := n.(type) {
	case *ast.Heading:
		r.add(dragoman.Heading, n.Level, r.inline(n))
	case *ast.Paragraph, *ast.TextBlock:
		r.add(kind, 0, r.inline(n))
	case *ast.List:
		r.list(n)
	case *ast.HTMLBlock:
		for _, p := range htmlParagraphs(r.lines(n)) {
			r.add(kind, 0, p)
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.add(kind, 0, r.lines(n))
	case *east.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			r.add(dragoman.TableRow, 0, r.cells(row))
		}
	case *east.FootnoteList:
		r.notes = true
		r.blocks(n, kind)
		r.notes = false
	default:
		r.blocks(n, kind)
	}
}

func (r *markdownReader) add(kind dragoman.BlockKind, level int, s string) {
	if r.notes {
		r.flow.note(s)
		return
	}
	r.flow.add(kind, level, 0, s)
}

// list adds the items of a list; an ordered item keeps its number, because
// texts refer to it.
func (r *markdownReader) list(n *ast.List) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		label := ""
		if n.IsOrdered() {
			label = strconv.Itoa(number) + string(n.Marker) + " "
			number++
		}
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() == ast.KindTextBlock || c.Kind() == ast.KindParagraph {
				r.add(dragoman.ListItem, 0, label+r.inline(c))
				label = ""
				continue
			}
			r.block(c, dragoman.ListItem)
		}
	}
}

func (r *markdownReader) cells(row ast.Node) string {
	var cells []string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, clean(r.inline(c)))
	}
	return strings.Join(cells, "\t")
}

func (r *markdownReader) lines(n ast.Node) string {
	var b bytes.Buffer
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(r.source))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		b.Write(h.ClosureLine.Value(r.source))
	}
	return b.String()
}

// inline gives the text of a block's inline content. Emphasis, links and tags
// leave their text.
func (r *markdownReader) inline(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(unescape(n.Segment.Value(r.source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(r.source))
		case *ast.RawHTML:
			if tag := n.Segments.At(0); bytes.HasPrefix(bytes.ToLower(tag.Value(r.source)), []byte("<br")) {
				b.WriteByte('\n')
			}
		case *east.FootnoteLink, *east.FootnoteBacklink:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// unescape resolves backslash escapes and character references in a text
// segment of Markdown.
func unescape(segment []byte) string {
	s := string(util.UnescapePunctuations(segment))
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}
