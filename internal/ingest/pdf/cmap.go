package pdf

import (
	"encoding/hex"
	"io"
	"unicode/utf16"
)

// maxCMap bounds the bytes of a ToUnicode map, and maxMapped its entries.
const (
	maxCMap   = 4 << 20
	maxMapped = 1 << 16
)

// readToUnicode reads a ToUnicode CMap (Adobe Technical Note 5411, ISO 32000-1,
// 9.10.3) into a table from code to text. Only its bfchar and bfrange sections
// matter. It gives nil for one that maps nothing.
func readToUnicode(r io.Reader) map[string]string {
	data, _ := io.ReadAll(io.LimitReader(r, maxCMap)) // a map cut short still maps
	m := map[string]string{}
	var args []cmapToken
	for s := (cmapScanner{data: data}); ; {
		t, ok := s.next()
		if !ok || len(m) > maxMapped {
			break
		}
		switch {
		case t.kind != cmapWord:
			if len(args) < maxMapped {
				args = append(args, t)
			}
			continue
		case t.text == "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				m[args[i].text] = utf16Text(args[i+1].text)
			}
		case t.text == "endbfrange":
			addRanges(m, args)
		}
		args = args[:0]
	}
	if len(m) == 0 {
		return nil
	}
	return m
}

// addRanges maps ranges: triples of low, high and either the first text or a
// list of texts in brackets.
func addRanges(m map[string]string, args []cmapToken) {
	for i := 0; i+2 < len(args); {
		low, high := args[i].text, args[i+1].text
		first := args[i+2]
		i += 3
		var list []string
		if first.kind == cmapOpen {
			for i < len(args) && args[i].kind == cmapText {
				list = append(list, args[i].text)
				i++
			}
			i++ // the closing bracket
			first.text = ""
			if len(list) == 0 {
				continue
			}
		}
		if len(low) != len(high) || len(low) == 0 || len(low) > 2 {
			continue
		}
		from, to := bigEndian(low), bigEndian(high)
		for code := from; code <= to; code++ {
			key := string([]byte{byte(code)})
			if len(low) == 2 {
				key = string([]byte{byte(code >> 8), byte(code)})
			}
			switch {
			case list == nil:
				m[key] = utf16Text(plus(first.text, code-from))
			case code-from < len(list):
				m[key] = utf16Text(list[code-from])
			}
		}
	}
}

func bigEndian(s string) (v int) {
	for i := range len(s) {
		v = v<<8 | int(s[i])
	}
	return v
}

// plus adds n to the last UTF-16 unit of s.
func plus(s string, n int) string {
	b := []byte(s)
	if len(b) == 1 {
		b = []byte{0, b[0]}
	}
	if k := len(b); k >= 2 {
		v := int(b[k-2])<<8 | int(b[k-1]) + n
		b[k-2], b[k-1] = byte(v>>8), byte(v)
	}
	return string(b)
}

// utf16Text decodes big-endian UTF-16; a lone byte is Latin-1.
func utf16Text(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}

// The kinds of token that matter in a CMap.
const (
	cmapText  = iota // a hexadecimal string, decoded
	cmapOpen         // [
	cmapClose        // ]
	cmapWord         // anything else: an operator, a number, a name
)

type cmapToken struct {
	kind int
	text string
}

// cmapScanner splits a CMap into tokens.
type cmapScanner struct {
	data []byte
	pos  int
}

func (s *cmapScanner) next() (cmapToken, bool) {
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		s.pos++
		switch {
		case c <= ' ':
		case c == '[':
			return cmapToken{kind: cmapOpen}, true
		case c == ']':
			return cmapToken{kind: cmapClose}, true
		case c == '%':
			for s.pos < len(s.data) && s.data[s.pos] != '\n' && s.data[s.pos] != '\r' {
				s.pos++
			}
		case c == '<' && s.pos < len(s.data) && s.data[s.pos] == '<', c == '>', c == '(', c == ')', c == '/':
			// dictionaries, strings and names only describe the map
		case c == '<':
			return cmapToken{cmapText, s.hex()}, true
		default:
			start := s.pos - 1
			for s.pos < len(s.data) && s.data[s.pos] > ' ' && !delimiter(s.data[s.pos]) {
				s.pos++
			}
			return cmapToken{cmapWord, string(s.data[start:s.pos])}, true
		}
	}
	return cmapToken{}, false
}

// hex reads the digits up to ">"; an odd last one counts as if a 0 followed.
func (s *cmapScanner) hex() string {
	var digits []byte
	for s.pos < len(s.data) && s.data[s.pos] != '>' {
		if c := s.data[s.pos]; c > ' ' {
			digits = append(digits, c)
		}
		s.pos++
	}
	s.pos++
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	if _, err := hex.Decode(out, digits); err != nil {
		return ""
	}
	return string(out)
}

func delimiter(c byte) bool {
	switch c {
	case '<', '>', '(', ')', '[', ']', '/', '%':
		return true
	}
	return false
}
