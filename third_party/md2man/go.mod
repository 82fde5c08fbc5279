module github.com/cpuguy83/go-md2man/v2

go 1.24.0

require github.com/yuin/goldmark v1.8.7
