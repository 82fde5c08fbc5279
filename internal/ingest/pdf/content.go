package pdf

import (
	"bytes"
	"io"

	lpdf "github.com/ledongthuc/pdf"
)

// operandKind is what an operand of a content stream is.
type operandKind uint8

const (
	otherOperand operandKind = iota // true, false, null, a dictionary
	numberOperand
	stringOperand
	nameOperand
	arrayOperand
)

// operand is what stands before an operator.
type operand struct {
	kind   operandKind
	number float64
	text   []byte // of a string, decoded, or of a name; until the next instruction
	from   int    // of an array: its elements, in content.elements
	to     int
}

// content reads a content stream (ISO 32000-1, 7.8.2) instruction by
// instruction: operands, then an operator. It takes whatever it is given: what
// is no token is passed over, and what is not closed ends with the stream. The
// library's own interpreter is not used for pages because a hexadecimal string
// that is not closed sends it into an endless loop, and because it makes several
// objects of every token.
type content struct {
	data     []byte
	pos      int
	operands []operand
	elements []operand // of the arrays among the operands
	decoded  []byte    // the strings and names among them
}

// maxOperands is how many operands are kept, those nearest to the operator: no
// operator takes more (SCN apart, which draws no text).
const maxOperands = 8

// maxContent bounds the bytes of one content stream that are read: text of that
// length is no page.
const maxContent = 64 << 20

// readContent reads a stream, or the streams of an array as one: into buffer,
// which it may replace. It panics as the library does where a stream is broken.
func readContent(v lpdf.Value, buffer *bytes.Buffer) []byte {
	buffer.Reset()
	parts := []lpdf.Value{v}
	if v.Kind() == lpdf.Array {
		parts = parts[:0]
		for i := range v.Len() {
			parts = append(parts, v.Index(i))
		}
	}
	for _, part := range parts {
		r := part.Reader()
		if _, err := buffer.ReadFrom(io.LimitReader(r, int64(maxContent-buffer.Len()))); err != nil {
			panic(err) // PDFium may know how to mend it
		}
		_ = r.Close()
		buffer.WriteByte('\n')
	}
	return buffer.Bytes()
}

// next gives the next instruction. The operands hold until the one after; ok is
// false at the end of the stream.
func (c *content) next() (operator []byte, operands []operand, ok bool) {
	c.operands, c.elements, c.decoded = c.operands[:0], c.elements[:0], c.decoded[:0]
	for c.pos < len(c.data) {
		b := c.data[c.pos]
		switch {
		case contentClass[b] == space:
			c.pos++
		case b == '%':
			c.comment()
		case b == '(':
			c.push(c.literal())
		case b == '<' && c.peek(1) == '<':
			c.dictionary()
			c.push(operand{})
		case b == '<':
			c.push(c.hexadecimal())
		case b == '/':
			c.push(c.name())
		case b == '[':
			c.push(c.array())
		case contentClass[b] == delimiting:
			c.pos++ // a stray bracket
		default:
			word := c.word()
			if o, isOperand := wordOperand(word); isOperand {
				c.push(o)
				continue
			}
			if string(word) == "ID" {
				c.imageData()
			}
			return word, c.operands, true
		}
	}
	return nil, nil, false
}

func (c *content) push(o operand) {
	if len(c.operands) == maxOperands {
		copy(c.operands, c.operands[1:])
		c.operands = c.operands[:maxOperands-1]
	}
	c.operands = append(c.operands, o)
}

// peek gives the byte n places on, or 0 behind the end.
func (c *content) peek(n int) byte {
	if c.pos+n < len(c.data) {
		return c.data[c.pos+n]
	}
	return 0
}

func (c *content) comment() {
	for c.pos < len(c.data) && c.data[c.pos] != '\n' && c.data[c.pos] != '\r' {
		c.pos++
	}
}

// word reads a run of regular characters.
func (c *content) word() []byte {
	start := c.pos
	for c.pos < len(c.data) && contentClass[c.data[c.pos]] == regular {
		c.pos++
	}
	return c.data[start:c.pos]
}

// wordOperand reads a word that is no operator.
func wordOperand(word []byte) (operand, bool) {
	switch string(word) {
	case "true", "false", "null":
		return operand{}, true
	}
	if b := word[0]; b > '9' { // nearly all operators
		return operand{}, false
	}
	n, ok := number(word)
	return operand{kind: numberOperand, number: n}, ok
}

// maxDigits is how many digits of a number count: more say nothing.
const maxDigits = 18

// number reads an integer or a real. A second sign or point ends the number, as
// other readers have it.
func number(word []byte) (float64, bool) {
	var whole, scale float64 = 0, 1
	i, negative, digits, point := 0, false, 0, false
	for i < len(word) && (word[i] == '+' || word[i] == '-') {
		negative = negative || word[i] == '-'
		i++
	}
	for ; i < len(word); i++ {
		switch b := word[i]; {
		case b >= '0' && b <= '9':
			if digits++; digits > maxDigits {
				continue
			}
			whole = whole*10 + float64(b-'0')
			if point {
				scale *= 10
			}
		case b == '.' && !point:
			point = true
		case (b == '-' || b == '.') && digits > 0:
			i = len(word)
		default:
			return 0, false
		}
	}
	if digits == 0 && !point {
		return 0, false
	}
	if negative {
		whole = -whole
	}
	return whole / scale, true
}

// literal reads a string in parentheses (ISO 32000-1, 7.3.4.2).
func (c *content) literal() operand {
	start, depth := len(c.decoded), 1
	for c.pos++; c.pos < len(c.data); c.pos++ {
		b := c.data[c.pos]
		switch b {
		case '(':
			depth++
		case ')':
			depth--
		case '\\':
			c.escape()
			continue
		}
		if depth == 0 {
			c.pos++
			break
		}
		c.decoded = append(c.decoded, b)
	}
	return operand{kind: stringOperand, text: c.decoded[start:]}
}

// escape reads what follows a backslash, and stays on its last byte.
func (c *content) escape() {
	c.pos++
	if c.pos >= len(c.data) {
		return
	}
	b := c.data[c.pos]
	switch b {
	case 'n':
		b = '\n'
	case 'r':
		b = '\r'
	case 't':
		b = '\t'
	case 'b':
		b = '\b'
	case 'f':
		b = '\f'
	case '\r': // a line continued
		if c.peek(1) == '\n' {
			c.pos++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		code := int(b - '0')
		for i := 0; i < 2 && c.peek(1) >= '0' && c.peek(1) <= '7'; i++ {
			c.pos++
			code = code<<3 | int(c.data[c.pos]-'0')
		}
		b = byte(code)
	}
	c.decoded = append(c.decoded, b)
}

// hexadecimal reads a string in angle brackets; a lone last digit counts as if a
// 0 followed.
func (c *content) hexadecimal() operand {
	start, half := len(c.decoded), -1
	for c.pos++; c.pos < len(c.data); c.pos++ {
		b := c.data[c.pos]
		if b == '>' {
			c.pos++
			break
		}
		d := hexDigit(b)
		switch {
		case d < 0:
		case half < 0:
			half = d
		default:
			c.decoded = append(c.decoded, byte(half<<4|d))
			half = -1
		}
	}
	if half >= 0 {
		c.decoded = append(c.decoded, byte(half<<4))
	}
	return operand{kind: stringOperand, text: c.decoded[start:]}
}

func hexDigit(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b >= 'a' && b <= 'f':
		return int(b-'a') + 10
	case b >= 'A' && b <= 'F':
		return int(b-'A') + 10
	}
	return -1
}

func (c *content) name() operand {
	c.pos++
	word := c.word()
	if bytes.IndexByte(word, '#') < 0 {
		return operand{kind: nameOperand, text: word}
	}
	start := len(c.decoded)
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) && hexDigit(word[i+1]) >= 0 && hexDigit(word[i+2]) >= 0 {
			c.decoded = append(c.decoded, byte(hexDigit(word[i+1])<<4|hexDigit(word[i+2])))
			i += 2
			continue
		}
		c.decoded = append(c.decoded, word[i])
	}
	return operand{kind: nameOperand, text: c.decoded[start:]}
}

// array reads the strings and numbers of an array; those of arrays within count
// as its own.
func (c *content) array() operand {
	a := operand{kind: arrayOperand, from: len(c.elements)}
	c.pos++
	for depth := 1; c.pos < len(c.data) && depth > 0; {
		switch b := c.data[c.pos]; {
		case b == '[':
			depth++
			c.pos++
		case b == ']':
			depth--
			c.pos++
		case b == '(':
			c.elements = append(c.elements, c.literal())
		case b == '<' && c.peek(1) == '<':
			c.dictionary()
		case b == '<':
			c.elements = append(c.elements, c.hexadecimal())
		case b == '%':
			c.comment()
		case contentClass[b] == regular:
			if o, ok := wordOperand(c.word()); ok && o.kind == numberOperand {
				c.elements = append(c.elements, o)
			}
		default:
			c.pos++
		}
	}
	a.to = len(c.elements)
	return a
}

// dictionary passes over a dictionary, whatever is within.
func (c *content) dictionary() {
	start := len(c.decoded)
	for depth := 0; c.pos < len(c.data); {
		switch b := c.data[c.pos]; {
		case b == '<' && c.peek(1) == '<':
			depth++
			c.pos += 2
		case b == '>' && c.peek(1) == '>':
			depth--
			c.pos += 2
		case b == '(':
			c.literal()
		case b == '<':
			c.hexadecimal()
		case b == '%':
			c.comment()
		default:
			c.pos++
		}
		if depth == 0 {
			break
		}
	}
	c.decoded = c.decoded[:start]
}

// imageData passes over the bytes of an inline image (ISO 32000-1, 8.9.7), which
// end at an EI between white space.
func (c *content) imageData() {
	for from := c.pos; ; {
		i := bytes.Index(c.data[from:], []byte("EI"))
		if i < 0 {
			c.pos = len(c.data)
			return
		}
		at := from + i
		from = at + 2
		if contentClass[c.data[at-1]] == space && (from >= len(c.data) || contentClass[c.data[from]] == space) {
			c.pos = from
			return
		}
	}
}

// The classes of characters of PDF (ISO 32000-1, 7.2.2).
const (
	regular uint8 = iota
	space
	delimiting
)

var contentClass = func() (class [256]uint8) {
	for _, b := range []byte("\x00\t\n\f\r ") {
		class[b] = space
	}
	for _, b := range []byte("()<>[]{}/%") {
		class[b] = delimiting
	}
	return class
}()
