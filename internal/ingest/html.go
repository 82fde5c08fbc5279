package ingest

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"dragoman"
)

// This file holds codeberg.org/readeck/go-readability: the maintained port of
// Mozilla's Readability, which finds the main content of a page and leaves
// navigation, advertisements and footers out.

// maxElements bounds the elements of a page: Readability is quadratic in them.
const maxElements = 100000

// readHTML reads the main content of a web page.
func readHTML(data []byte) (*flow, error) {
	doc, err := parseHTML(data)
	if err != nil {
		return nil, err
	}
	f := &flow{}
	f.meta = htmlMetadata(doc)
	f.takeNotes(doc, 0)
	heading := firstText(doc, atom.H1)
	content := doc
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseDocument(doc, &url.URL{Scheme: "file", Path: "/"})
	if err == nil && article.Node != nil {
		f.adopt(article)
		if keepsMost(article.Node, doc) {
			content = article.Node
		}
	}
	w := htmlWalker{flow: f}
	w.walk(content, 0)
	w.flush()
	f.leadWith(heading)
	f.blocks = mend(f.blocks)
	if f.meta.title == "" {
		f.titleFromHeading()
	}
	if f.meta.date == nil {
		f.meta.date = dateInTitle(f.meta.title)
	}
	if len(f.blocks) == 0 {
		return nil, failure(Empty, nil, "there is no text in the page")
	}
	return f, nil
}

// parseHTML parses a page in the encoding that it declares or that its bytes
// show.
func parseHTML(data []byte) (*html.Node, error) {
	_, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if !certain && name == "windows-1252" { // the guess of last resort
		text, _, err := decodeText(data)
		if err != nil {
			return nil, err
		}
		data = []byte(text)
	} else if r, err := charset.NewReaderLabel(name, bytes.NewReader(data)); err == nil {
		doc, err := html.Parse(r)
		if err != nil {
			return nil, failure(Unreadable, err, "the page cannot be parsed")
		}
		return doc, nil
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, failure(Unreadable, err, "the page cannot be parsed")
	}
	return doc, nil
}

// adopt takes over what the extractor knows of the page.
func (f *flow) adopt(a readability.Article) {
	if f.meta.title == "" {
		f.meta.title = clean(a.Title())
	}
	if f.meta.language == "" {
		f.meta.language = languageTag(a.Language())
	}
	if f.meta.date == nil {
		if t, err := a.PublishedTime(); err == nil {
			f.meta.date = isoDate(t.Format(time.DateOnly))
		}
	}
}

// keepsMost reports whether the extract holds at least a third of the page's
// paragraphs: otherwise the extractor has taken a part for the whole.
func keepsMost(extract, page *html.Node) bool {
	return paragraphText(extract, 0)*3 >= paragraphText(page, 0)
}

func paragraphText(n *html.Node, depth int) (size int) {
	if depth > maxDepth {
		return 0
	}
	if n.Type == html.ElementNode && (n.DataAtom == atom.P || n.DataAtom == atom.Li) {
		return len(strings.TrimSpace(nodeText(n, depth)))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += paragraphText(c, depth+1)
	}
	return size
}

// htmlMetadata reads title, date and language from a page's head.
func htmlMetadata(doc *html.Node) (m metadata) {
	m.title = firstText(doc, atom.H1)
	if m.title == "" {
		m.title = firstText(doc, atom.Title)
	}
	var visit func(n *html.Node, depth int)
	visit = func(n *html.Node, depth int) {
		if depth > maxDepth {
			return
		}
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Html:
				m.language = languageTag(attribute(n, "lang"))
			case atom.Meta:
				name := strings.ToLower(attribute(n, "name") + attribute(n, "property") + attribute(n, "itemprop"))
				switch name {
				case "article:published_time", "date", "dc.date", "dcterms.date", "dcterms.issued", "dc.date.issued", "pubdate", "publishdate", "datepublished", "citation_publication_date":
					if d := isoDate(attribute(n, "content")); d != nil && m.date == nil {
						m.date = d
					}
				}
			case atom.Time:
				if d := isoDate(attribute(n, "datetime")); d != nil && m.date == nil {
					m.date = d
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, depth+1)
		}
	}
	visit(doc, 0)
	return m
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// firstText gives the text of the first element of a kind.
func firstText(n *html.Node, kind atom.Atom) string {
	found := ""
	var visit func(n *html.Node, depth int) bool
	visit = func(n *html.Node, depth int) bool {
		if depth > maxDepth {
			return false
		}
		if n.Type == html.ElementNode && n.DataAtom == kind {
			found = clean(nodeText(n, depth))
			return found != ""
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if visit(c, depth+1) {
				return true
			}
		}
		return false
	}
	visit(n, 0)
	return found
}

// leadWith puts the page's heading in front where the extractor took it away.
func (f *flow) leadWith(heading string) {
	if heading == "" {
		return
	}
	for i, b := range f.blocks {
		if i > 3 {
			break
		}
		if b.text() == heading {
			return
		}
	}
	first := block{kind: dragoman.Heading, level: 1, pieces: []piece{{0, heading}}}
	f.blocks = append([]block{first}, f.blocks...)
}
