module github.com/go-shiori/dom

go 1.23.0

require golang.org/x/net v0.41.0
