module github.com/mingrammer/commonregex

go 1.24.0
