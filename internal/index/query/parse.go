package query

import (
	"slices"
	"strings"
	"unicode"
)

// maxDepth bounds nested parentheses, and maxTerms the terms of one query.
const (
	maxDepth = 50
	maxTerms = 500
)

// Parse reads a query. The empty query is nil: it matches everything. The error
// is an *Error.
func Parse(s string) (Node, error) {
	p := &parser{query: s, text: []rune(s)}
	p.space()
	if p.end() {
		return nil, nil
	}
	n, err := p.or("", 0)
	if err != nil {
		return nil, err
	}
	if !p.end() { // or stops early at a closing parenthesis only
		return nil, p.fail(p.at, "this ) closes nothing", "a word, \"phrase\", field:value, AND, OR, NOT")
	}
	return n, nil
}

type parser struct {
	query string
	text  []rune
	at    int
	terms int
}

const allowedOperand = `a word, "phrase", prefix*, fuzzy~, field:value or (`

func (p *parser) fail(at int, message, allowed string) error {
	return &Error{Query: p.query, Column: at + 1, Message: message, Allowed: allowed}
}

func (p *parser) end() bool { return p.at >= len(p.text) }

func (p *parser) space() {
	for !p.end() && unicode.IsSpace(p.text[p.at]) {
		p.at++
	}
}

// operator takes an operator in capitals that stands as a word of its own.
func (p *parser) operator(name string) bool {
	end := p.at + len(name)
	if end > len(p.text) || string(p.text[p.at:end]) != name {
		return false
	}
	if end < len(p.text) && !unicode.IsSpace(p.text[end]) && p.text[end] != '(' && p.text[end] != ')' {
		return false
	}
	p.at = end
	p.space()
	return true
}

func (p *parser) or(field string, depth int) (Node, error) {
	var parts Or
	for {
		n, err := p.and(field, depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, n)
		if !p.operator("OR") {
			break
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) and(field string, depth int) (Node, error) {
	var parts And
	for {
		n, err := p.not(field, depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, n)
		if p.operator("AND") {
			continue
		}
		before := p.at
		if p.end() || p.text[p.at] == ')' || p.operator("OR") {
			p.at = before
			break
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) not(field string, depth int) (Node, error) {
	negative := false
	for {
		if p.operator("NOT") {
			negative = !negative
			continue
		}
		if p.at+1 < len(p.text) && p.text[p.at] == '-' && !unicode.IsSpace(p.text[p.at+1]) && p.text[p.at+1] != ')' {
			p.at++
			negative = !negative
			continue
		}
		break
	}
	n, err := p.operand(field, depth)
	if err != nil || !negative {
		return n, err
	}
	return Not{n}, nil
}

func (p *parser) operand(field string, depth int) (Node, error) {
	start := p.at
	if p.end() {
		return nil, p.fail(start, "the query ends where something to look for must stand", allowedOperand)
	}
	for _, name := range []string{"AND", "OR"} {
		if p.operator(name) {
			return nil, p.fail(start, name+" has nothing before it", allowedOperand+" or NOT")
		}
	}
	switch p.text[p.at] {
	case '(':
		return p.group(field, depth)
	case ')':
		return nil, p.fail(start, "nothing stands before )", allowedOperand)
	case '"':
		return p.phrase(field)
	}
	word := p.word()
	if name, value, ok := fieldOf(word); ok && field == "" {
		p.at = start + len([]rune(name)) + 1
		f, known := lookup(name)
		if !known {
			return nil, p.fail(start, "unknown field "+quoted(name), "the fields "+strings.Join(names(), ", "))
		}
		if value == "" && (p.end() || p.text[p.at] != '"' && p.text[p.at] != '(') {
			return nil, p.fail(p.at, "the field "+name+" has no value", allowedValue(f))
		}
		if value == "" && p.text[p.at] == '(' {
			return p.group(name, depth)
		}
		if value == "" {
			return p.phrase(name)
		}
		at := p.at
		word = p.word()
		p.space()
		return p.value(f, word, at)
	}
	p.space()
	if field != "" {
		f, _ := lookup(field)
		return p.value(f, word, start)
	}
	return p.term("", word, start)
}

func (p *parser) group(field string, depth int) (Node, error) {
	start := p.at
	if depth >= maxDepth {
		return nil, p.fail(start, "too many parentheses within one another", "")
	}
	p.at++
	p.space()
	n, err := p.or(field, depth+1)
	if err != nil {
		return nil, err
	}
	if p.end() {
		return nil, p.fail(start, "this ( is never closed", ")")
	}
	p.at++ // or stops at a closing parenthesis or at the end
	p.space()
	return n, nil
}

func (p *parser) phrase(field string) (Node, error) {
	start := p.at
	p.at++
	begin := p.at
	for !p.end() && p.text[p.at] != '"' {
		p.at++
	}
	if p.end() {
		return nil, p.fail(start, "this quotation mark is never closed", "\"")
	}
	text := string(p.text[begin:p.at])
	p.at++
	p.space()
	if !hasWord(text) {
		return nil, p.fail(start, "a phrase without a word", "words between the quotation marks")
	}
	if field != "" {
		if f, _ := lookup(field); f.Values != nil || field == "date" {
			return p.value(f, text, begin)
		}
	}
	return p.add(&Term{Field: field, Text: text, Match: Phrase, At: start + 1}, start)
}

// word takes the characters up to the next space, parenthesis or quotation
// mark.
func (p *parser) word() string {
	start := p.at
	for !p.end() && !unicode.IsSpace(p.text[p.at]) && !strings.ContainsRune(`()"`, p.text[p.at]) {
		p.at++
	}
	return string(p.text[start:p.at])
}

// value reads the value of a field.
func (p *parser) value(f Field, word string, at int) (Node, error) {
	if word == "none" && slices.Contains([]string{"date", "place", "org", "person"}, f.Name) {
		return &None{f.Name}, nil
	}
	if f.Name == "date" {
		d, err := ParseDates(word)
		if err != nil {
			return nil, p.fail(at, err.Error(), allowedDates)
		}
		return d, nil
	}
	if f.Values != nil {
		v := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(word), " ", "_"), "-", "_")
		if !slices.Contains(f.Values, v) {
			return nil, p.fail(at, f.Name+" cannot be "+quoted(word), allowedValue(f))
		}
		return p.add(&Term{Field: f.Name, Text: v, At: at + 1}, at)
	}
	return p.term(f.Name, word, at)
}

// term reads one word with what stands behind it: prefix* or fuzzy~2.
func (p *parser) term(field, word string, at int) (Node, error) {
	t := &Term{Field: field, Text: word, At: at + 1}
	if body, ok := strings.CutSuffix(word, "*"); ok {
		t.Text, t.Match = body, Prefix
	} else if i := strings.LastIndexByte(word, '~'); i >= 0 {
		t.Text, t.Match = word[:i], Fuzzy
		switch word[i+1:] {
		case "", "1":
			t.Distance = 1
		case "2":
			t.Distance = 2
		default:
			return nil, p.fail(at, "the number behind ~ is how many letters may differ", "~, ~1 or ~2")
		}
	}
	if !hasWord(t.Text) {
		return nil, p.fail(at, quoted(word)+" holds no letter or digit", allowedOperand)
	}
	if strings.ContainsRune(t.Text, '*') {
		return nil, p.fail(at, "a * may stand only at the end of a word", "prefix*")
	}
	return p.add(t, at)
}

func (p *parser) add(t *Term, at int) (Node, error) {
	if p.terms++; p.terms > maxTerms {
		return nil, p.fail(at, "the query has too many words", "")
	}
	return t, nil
}

// fieldOf parts "field:value". What stands before the colon must be letters
// only, so that "10:30" and "https://un.org" are words.
func fieldOf(word string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(word, ":")
	if !ok || name == "" || strings.HasPrefix(value, "//") {
		return "", "", false
	}
	for _, r := range name {
		if r < 'a' || r > 'z' {
			return "", "", false
		}
	}
	return name, value, true
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func lookup(name string) (Field, bool) {
	for _, f := range Fields() {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

func names() []string {
	var out []string
	for _, f := range Fields() {
		out = append(out, f.Name)
	}
	return out
}

func allowedValue(f Field) string {
	switch {
	case f.Values != nil:
		return strings.Join(f.Values, ", ")
	case f.Name == "date":
		return allowedDates
	}
	return `a word, "phrase", prefix*, fuzzy~ or (`
}

// Value makes the node for one value of a field, as if the query held
// field:"value".
func Value(field, value string) (Node, error) {
	f, ok := lookup(field)
	if !ok {
		return nil, &Error{Query: field + ":" + value, Column: 1, Message: "unknown field " + quoted(field)}
	}
	p := &parser{query: field + ":" + value}
	at := len([]rune(field)) + 1
	if value == "none" || f.Values != nil || field == "date" {
		return p.value(f, value, at)
	}
	if !hasWord(value) {
		return nil, p.fail(at, quoted(value)+" holds no letter or digit", allowedValue(f))
	}
	return &Term{Field: field, Text: value, Match: Phrase, At: at + 1}, nil
}
