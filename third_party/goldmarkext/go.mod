module dragoman/third_party/goldmarkext

go 1.24.0

require github.com/yuin/goldmark v1.8.7
