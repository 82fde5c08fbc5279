// Package md2man makes a manual page of the Markdown that urfave/cli writes of
// an application. It stands in for github.com/cpuguy83/go-md2man, of which cli
// calls this one function: that one rests on blackfriday, whose last release is
// of 2020 and whose tables are made whenever a program starts, while goldmark
// reads Markdown in dragoman anyway.
package md2man

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Render gives a document in roff's man macros. A first line "% NAME SECTION",
// as pandoc has it, is the page's title. Headings, paragraphs, code, lists,
// strong and emphasised words are rendered; what else Markdown knows comes as
// its text.
func Render(doc []byte) []byte {
	r := &roff{}
	r.out.WriteString(".nh\n")
	if title, rest, ok := bytes.Cut(doc, []byte("\n")); ok && bytes.HasPrefix(title, []byte("% ")) {
		r.out.WriteString(".TH " + string(title[2:]) + "\n")
		doc = rest
	}
	r.source = doc
	root := goldmark.New().Parser().Parse(text.NewReader(doc))
	// A walk ends with an error only where a visitor returns one.
	_ = ast.Walk(root, r.visit)
	return r.out.Bytes()
}

type roff struct {
	source []byte
	out    bytes.Buffer
	after  bool // a paragraph directly under a heading or item needs no .PP
}

func (r *roff) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.Heading:
		if entering {
			r.line(map[bool]string{true: ".SH ", false: ".SS "}[n.Level <= 2])
		} else {
			r.out.WriteByte('\n')
			r.after = true
		}
	case *ast.Paragraph, *ast.TextBlock:
		if entering && !r.after {
			r.line(".PP\n")
		}
		r.after = false
		if !entering {
			r.out.WriteByte('\n')
		}
	case *ast.ListItem:
		if entering {
			r.line(".IP \\(bu 2\n")
			r.after = true
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		if entering {
			r.line(".PP\n.EX\n")
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				r.text(string(line.Value(r.source)))
			}
			r.line(".EE\n")
		}
		return ast.WalkSkipChildren, nil
	case *ast.Emphasis:
		font := `\fI`
		if n.Level == 2 {
			font = `\fB`
		}
		r.font(font, entering)
	case *ast.CodeSpan:
		r.font(`\fB`, entering)
	case *ast.Text:
		if entering {
			r.text(string(n.Value(r.source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				r.out.WriteByte('\n')
			}
		}
	case *ast.RawHTML:
		if entering {
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				r.text(string(s.Value(r.source)))
			}
		}
	}
	return ast.WalkContinue, nil
}

func (r *roff) font(name string, entering bool) {
	if !entering {
		name = `\fP`
	}
	r.out.WriteString(name)
}

// line writes at the start of a line.
func (r *roff) line(s string) {
	if b := r.out.Bytes(); len(b) > 0 && b[len(b)-1] != '\n' {
		r.out.WriteByte('\n')
	}
	r.out.WriteString(s)
}

// text writes what is no macro: a backslash is one, and a point or apostrophe
// that begins a line begins none.
func (r *roff) text(s string) {
	s = strings.NewReplacer(`\`, `\e`, `-`, `\-`).Replace(s)
	for i, line := range strings.SplitAfter(s, "\n") {
		b := r.out.Bytes()
		if (i > 0 || len(b) == 0 || b[len(b)-1] == '\n') && strings.IndexAny(line, ".'") == 0 {
			line = `\&` + line
		}
		r.out.WriteString(line)
	}
}
