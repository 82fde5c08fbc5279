package ingest

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"dragoman"
)

// decodeText gives a text file as UTF-8. A byte order mark decides; otherwise
// what is valid UTF-8 is UTF-8, and the encoding of the rest is guessed from
// its bytes.
func decodeText(data []byte) (string, []dragoman.Warning, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return decodeAs(utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), "UTF-32", data)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeAs(unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM), "UTF-16", data)
	}
	if bytes.Contains(data, []byte("\x1b$B")) || bytes.Contains(data, []byte("\x1b$@")) { // seven bits wide, so also valid UTF-8
		return decodeAs(japanese.ISO2022JP, "ISO-2022-JP", data)
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	if order, ok := utf16Order(data); ok {
		return decodeAs(unicode.UTF16(order, unicode.IgnoreBOM), "UTF-16", data)
	}
	if mostlyUTF8(data) {
		return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), badBytes("UTF-8"), nil
	}
	enc, name := guessEncoding(data)
	return decodeAs(enc, name, data)
}

func decodeAs(enc encoding.Encoding, name string, data []byte) (string, []dragoman.Warning, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, failure(BadEncoding, err, "the text is not in %s, which its beginning looks like", name)
	}
	if bytes.Count(out, []byte("\ufffd"))*100 > len(out) {
		return string(out), badBytes(name), nil
	}
	return string(out), nil, nil
}

func badBytes(name string) []dragoman.Warning {
	return []dragoman.Warning{{Code: string(BadEncoding), Message: "some bytes are not " + name + " and are shown as \ufffd"}}
}

// mostlyUTF8 reports whether data is UTF-8 but for a few broken bytes: it holds
// many more good sequences of several bytes than bad ones.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > 8*bad
}

// utf16Order tells UTF-16 without a byte order mark by where its zeros stand.
func utf16Order(data []byte) (unicode.Endianness, bool) {
	var zeros [2]int
	sample := data[:min(len(data), 4096)]
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case zeros[1]*3 > half*2 && zeros[0]*10 < half:
		return unicode.LittleEndian, true
	case zeros[0]*3 > half*2 && zeros[1]*10 < half:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}
