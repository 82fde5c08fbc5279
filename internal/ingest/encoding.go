package ingest

import (
	"bytes"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"dragoman"
)

// decodeText gives a text file as UTF-8. A byte order mark decides; otherwise
// what is valid UTF-8 is UTF-8, and the encoding of the rest is guessed from
// its bytes, by the port of ICU's detector in gogs/chardet (which the HTML
// extractor uses too).
func decodeText(data []byte) (string, []dragoman.Warning, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return decodeAs(utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), "UTF-32", data)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeAs(unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM), "UTF-16", data)
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	if order, ok := utf16Order(data); ok {
		return decodeAs(unicode.UTF16(order, unicode.IgnoreBOM), "UTF-16", data)
	}
	name := "windows-1252"
	if guess, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), 64<<10)]); err == nil && guess.Charset != "UTF-8" {
		name = guess.Charset
	}
	if name == "UTF-8" || mostlyUTF8(data) {
		return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), badBytes("UTF-8"), nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		enc, name = encodingFallback(), "windows-1252"
	}
	return decodeAs(enc, name, data)
}

func encodingFallback() encoding.Encoding {
	enc, err := htmlindex.Get("windows-1252")
	if err != nil {
		return encoding.Nop
	}
	return enc
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
