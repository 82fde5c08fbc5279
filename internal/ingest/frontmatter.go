package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"dragoman"
)

// maxFrontMatter bounds the front matter that is parsed.
const maxFrontMatter = 64 << 10

// cutFrontMatter splits YAML front matter, between two lines of three hyphens
// at the very beginning, from the text after it.
func cutFrontMatter(data []byte) (front, rest []byte, ok bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	line, after, found := bytes.Cut(data, []byte("\n"))
	if !found || string(bytes.TrimRight(line, " \r")) != "---" {
		return nil, data, false
	}
	for at := 0; at < len(after) && at < maxFrontMatter; {
		line, _, _ := bytes.Cut(after[at:], []byte("\n"))
		switch string(bytes.TrimRight(line, " \r")) {
		case "---", "...":
			front = after[:at]
			if !bytes.Contains(front, []byte(":")) {
				return nil, data, false
			}
			return front, after[min(len(after), at+len(line)+1):], true
		}
		at += len(line) + 1
	}
	return nil, data, false
}

// readFrontMatter takes title, date, language and symbol from YAML front
// matter. Front matter that is not YAML gives nothing.
func readFrontMatter(front []byte) metadata {
	var fields map[string]any
	if err := yaml.Unmarshal(front, &fields); err != nil {
		return metadata{}
	}
	get := func(keys ...string) string {
		for _, k := range keys {
			switch v := fields[k].(type) {
			case nil:
			case time.Time:
				return v.Format(time.DateOnly)
			case string, int, float64:
				return clean(fmt.Sprint(v))
			}
		}
		return ""
	}
	m := metadata{title: get("title"), symbol: get("symbol"), language: languageTag(get("lang", "language"))}
	for _, key := range []string{"date", "published", "published_time", "publication_date"} {
		if m.date = isoDate(get(key)); m.date != nil {
			break
		}
	}
	return m
}

var isoPrefix = lazy(`^(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?($|[T ])`)

// isoDate reads an ISO 8601 date, with or without a time of day, or gives nil.
func isoDate(s string) *dragoman.Date {
	m := isoPrefix().FindString(s)
	if m == "" {
		return nil
	}
	day := strings.TrimRight(m, "T ")
	if len(day) == len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return nil
		}
	}
	d := dragoman.NewDate(day, day, day)
	return &d
}

// languageTag gives the primary subtag of a BCP 47 language tag, if it has two
// letters.
func languageTag(tag string) string {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if len(primary) != 2 {
		return ""
	}
	return strings.ToLower(primary)
}
