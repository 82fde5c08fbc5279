package extract

import (
	"strings"
	"unicode/utf8"

	"dragoman"
)

// instruments returns the agreements named in the sentence.
func (p *eventParser) instruments() []mention {
	var out []mention
	for i := 0; i < len(p.toks); i++ {
		if !p.toks[i].is(instrumentWord) {
			continue
		}
		if n := p.toks[i].match; n > 0 && p.match[n-1].body != "" && p.match[n-1].last > i && p.match[n-1].first < i {
			continue // "the Coast Accord Monitoring Office"
		}
		for _, n := range p.lex.instruments[strings.Trim(p.toks[i].lower, ".")] {
			last := p.phraseAt(i, n.words)
			if last < 0 {
				continue
			}
			if n.kind == dragoman.Decision && !decides[strings.ToLower(p.at(last+1))] {
				continue // "decision makers"
			}
			if w := p.tok(i - 1).lower; w == "explanatory" || w == "internal" {
				continue // "explanatory memorandum"
			}
			over := last
			if silence(p.toks[i].lower) && !p.arranged(i, last) {
				continue // the state of things
			}
			if w := p.toks[last].lower; w == "addendum" || w == "amendment" {
				if over = p.amended(last); over < 0 {
					continue // of a law
				}
			}
			m := p.instrument(i, last, n.kind)
			if over > last {
				m.end, m.instrument.amends = p.toks[over].end, true
				last = over
			}
			if m.instrument != nil {
				out = append(out, m)
			}
			i = last
			break
		}
	}
	return out
}

// silence reports whether a word begins the name of what is an instrument only
// where sides agreed on it.
func silence(w string) bool {
	return w == "ceasefire" || w == "truce" || w == "cessation" || w == "understanding"
}

// arranged reports whether the words from token i to last are said to have been
// agreed: "agreed to an immediate ceasefire", "the truce signed in Lima".
func (p *eventParser) arranged(i, last int) bool {
	switch p.tok(last + 1).lower {
	case "of", "that", "about", "for":
		return p.toks[i].lower != "understanding" && p.arrangedBefore(i)
	case "agreed", "signed", "concluded", "reached":
		return true
	}
	return p.arrangedBefore(i)
}

// arrangedBefore reports whether the verb of an arrangement stands before token i.
func (p *eventParser) arrangedBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch w := p.toks[k].lower; w {
		case "a", "an", "the", "to", "on", "upon", "immediate", "new", "unconditional", "permanent", "temporary", "humanitarian", "general", "and", "lasting", "preliminary", "initial", "draft":
			if w == "draft" || w == "preliminary" {
				return true
			}
		case "agreed", "signed", "concluded", "reached":
			return true
		default:
			return false
		}
	}
	return false
}

// amended returns the last token of what an addendum at token i is to: the noun of
// another instrument, i itself where the addendum is only named again, or -1.
func (p *eventParser) amended(i int) int {
	if w := p.tok(i + 1).lower; p.tok(i-1).lower == "the" && (beVerb[w] || w == "bears") {
		return i
	}
	if p.tok(i+1).lower != "to" {
		return -1
	}
	for k := i + 2; k < i+9; k++ {
		t := p.tok(k)
		if t.class == punct || t.date {
			break
		}
		if t.is(instrumentWord) {
			for _, n := range p.lex.instruments[strings.Trim(t.lower, ".")] {
				if last := p.phraseAt(k, n.words); last >= 0 && n.kind != dragoman.Decision {
					return last
				}
			}
		}
	}
	return -1
}

// decides are the words behind a decision that is an instrument.
var decides = set(strings.Fields("on to of that which concerning regarding granting by , ."))

func (p *eventParser) phraseAt(i int, words []string) int {
	for n, w := range words {
		if i+n >= len(p.toks) || strings.Trim(p.toks[i+n].lower, ".") != w {
			return -1
		}
	}
	return i + len(words) - 1
}

// instrument reads the phrase round an instrument's noun: its draft, its quoted
// or capitalised title.
func (p *eventParser) instrument(i, last int, kind dragoman.AgreementType) mention {
	capital := p.toks[i].capital()
	x := &instrument{kind: kind}
	first := i
	for first > 0 {
		t := p.toks[first-1]
		switch t.lower {
		case "draft", "preliminary", "revised":
			x.draft = true
		case "similar", "identical":
			x.similar = true
		case "the", "this", "that", "said":
			x.definite = true
		}
		if t.lower == "the" || t.lower == "a" || t.lower == "an" || t.class == punct && t.text != "-" && t.text != "–" || t.class == plain && (beforeEvent[t.lower] || verbal(t.lower)) || i-first > 6 {
			break
		}
		if t.date {
			break
		}
		if t.class == number && !strings.ContainsAny(t.text, "-–") && !isOrdinal(t.lower) && len(t.text) != 4 {
			break
		}
		first--
	}
	w := p.toks[last].lower
	x.plural = w == "memoranda" || strings.HasSuffix(w, "s") && w != "terms" && kind != dragoman.TermsOfReference && kind != dragoman.ExchangeOfLetters
	end := last
	// "Memorandum of Understanding (MoU)"
	if p.at(end+1) == "(" && p.at(end+3) == ")" {
		end += 3
	}
	start := p.toks[first].start
	stop := p.toks[end].end
	// a title in quotation marks swallows what it holds
	if s, e, ok := quoted(p.text, p.toks[i].start); ok {
		x.title = strings.TrimSpace(p.text[s:e])
		start, stop = min(start, s), max(stop, e)
		// the quotation marks belong to the mention
		if r, n := utf8.DecodeLastRuneInString(p.text[:start]); strings.ContainsRune("“\"«‘", r) {
			start -= n
		}
		if r, n := utf8.DecodeRuneInString(p.text[stop:]); strings.ContainsRune("”\"»’", r) {
			stop += n
		}
	} else if capital {
		x.title = p.capitalTitle(first, i, end)
	}
	if kind == dragoman.Decision && x.title == "" {
		x.title = p.text[p.toks[i].start:p.toks[end].end]
	}
	return mention{kind: mentionInstrument, start: start, end: stop, instrument: x, source: "gazetteer"}
}

func (p *eventParser) at(i int) string {
	if i < len(p.toks) && i >= 0 {
		return p.toks[i].text
	}
	return ""
}

// capitalTitle is the title of an instrument named in capitals, when it says
// more than its type: "Joint Action Plan for 2024-2025", "Road Map for enhanced
// cooperation".
func (p *eventParser) capitalTitle(first, noun, end int) string {
	last := end
	next := end + 2
	if p.tok(next).lower == "the" { // "Agreement on the Carriage of Goods"
		next++
	}
	if w := p.tok(end + 1).lower; (w == "for" || w == "on") && p.titleWord(next) {
		last = next
		for p.titleWord(last+1) || p.titleJoin(last+1) {
			last++
		}
	}
	for first < noun && !p.opensTitle(first) {
		first++
	}
	if last == end && first == noun {
		return "" // no more than the type
	}
	return strings.TrimSpace(p.text[p.toks[first].start:p.toks[last].end])
}

func (p *eventParser) tok(i int) token {
	if i < 0 || i >= len(p.toks) {
		return token{}
	}
	return p.toks[i]
}

// titleWord reports whether the token at i may stand in a title: a capitalised
// word, or the years of a plan ("2024-2025") that are not the date of something.
func (p *eventParser) titleWord(i int) bool {
	t := p.tok(i)
	dash := func(t token) bool { return t.text == "-" || t.text == "–" }
	switch {
	case t.capital():
		return !t.date
	case t.class == number:
		return !t.date || dash(p.tok(i+1)) || dash(p.tok(i-1)) || strings.ContainsAny(t.text, "-–")
	case dash(t):
		return p.tok(i+1).class == number
	}
	return false
}

// titleJoin reports whether a small word at i joins two words of a title.
func (p *eventParser) titleJoin(i int) bool {
	w := p.tok(i).lower
	return (w == "and" || w == "of") && p.tok(i+1).capital()
}

// opensTitle reports whether a title may begin with the token at i.
func (p *eventParser) opensTitle(i int) bool {
	t := p.tok(i)
	return t.class != plain && t.class != punct && !function[t.lower] && t.lower != "draft" && t.lower != "preliminary"
}

// quoted returns the stretch between quotation marks that holds offset i.
func quoted(text string, i int) (start, end int, ok bool) {
	for _, q := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}} {
		open := strings.LastIndex(text[:i], q[0])
		if open < 0 || i-open > 160 {
			continue
		}
		if q[0] == "\"" && strings.Count(text[:i], "\"")%2 == 0 {
			continue
		}
		if q[0] != q[1] && strings.LastIndex(text[:i], q[1]) > open {
			continue
		}
		close := strings.Index(text[i:], q[1])
		if close < 0 || close > 200 {
			continue
		}
		return open + len(q[0]), i + close, true
	}
	return 0, 0, false
}
