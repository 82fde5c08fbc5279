package ingest

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dragoman"
)

// decodeText gives a text file as UTF-8. A byte order mark decides; otherwise
// what is valid UTF-8 is UTF-8, and the rest is taken for Windows-1252.
func decodeText(data []byte) (string, []dragoman.Warning, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", nil, failure(BadEncoding, err, "the text is not the UTF-16 that its byte order mark says")
		}
		return string(out), nil, nil
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, failure(BadEncoding, err, "the text is in no encoding that is known")
	}
	return string(out), nil, nil
}
