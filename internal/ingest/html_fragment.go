package ingest

import (
	"strings"

	"golang.org/x/net/html"
)

// htmlParagraphs gives the text of a piece of HTML, parted where a browser
// would break the line. Scripts and styles give nothing.
func htmlParagraphs(fragment string) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if s := clean(b.String()); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	z := html.NewTokenizer(strings.NewReader(fragment))
	skip := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			flush()
			return out
		case html.TextToken:
			if skip == "" {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "script", "style":
				skip = tag
			case "br":
				b.WriteByte('\n')
			case "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section":
				flush()
			case "td", "th":
				b.WriteByte('\t')
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case skip:
				skip = ""
			case "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6":
				flush()
			}
		}
	}
}
