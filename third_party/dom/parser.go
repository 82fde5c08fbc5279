package dom

import (
	"io"

	"golang.org/x/net/html"
)

// FastParse parses html.Node from the specified reader without caring about
// text encoding. It always assume that the input uses UTF-8 encoding.
func FastParse(r io.Reader) (*html.Node, error) {
	return html.Parse(r)
}

// Parse is FastParse here: dragoman finds the encoding of a file itself.
func Parse(r io.Reader) (*html.Node, error) {
	return FastParse(r)
}
