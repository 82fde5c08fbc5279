package ingest

import (
	"strconv"
	"strings"
	"unicode"

	"dragoman"
)

// opening is how many blocks of a document may hold its masthead.
const opening = 25

// describe completes what a document says of itself from its opening: symbol,
// date and title.
func (f *flow) describe() {
	first := f.opening()
	if f.meta.symbol == "" {
		f.meta.symbol = findSymbol(first, f.apparatus, len(f.pages))
	}
	if f.meta.date == nil {
		f.meta.date = mastheadDate(first)
	}
	if f.meta.title == "" && len(first) > 0 {
		f.titleFromHeading()
	}
}

// opening gives the blocks that may be a masthead: those on the first page, up
// to the first long paragraph after the tenth block.
func (f *flow) opening() []block {
	n := 0
	for n < len(f.blocks) && n < opening {
		b := f.blocks[n]
		if len(f.pages) > 0 && b.pieces[0].page > 0 {
			break
		}
		if len(b.text()) > 400 && n > 2 {
			break
		}
		n++
	}
	return f.blocks[:n]
}

// symbolPattern is a document symbol as the United Nations and bodies like it
// form them (ST/LIB/SER.B/5): the organ's letters, then parts after slashes
// with a number among them.
var symbolPattern = lazy(`(?:^|[\s(])([A-Z]{1,6}(?:/[A-Z][A-Za-z.\-]{0,9}(?:\.\d{1,3}){0,2})*(?:/\d{1,4})+(?:/(?:[A-Z]{1,5}\.?\d{1,3}|(?:Add|Rev|Corr|L|Res)\.?\s?\d{1,3}|\d{1,4}))*)(?:$|[\s),;*])`)

// findSymbol finds the document's own symbol: a symbol that stands alone in the
// masthead, or one that also stands in the running heads. Symbols of other
// documents are cited in sentences.
func findSymbol(first []block, heads []string, pages int) string {
	running := map[string]int{}
	for _, head := range heads {
		if len(head) > 60 {
			continue
		}
		for _, m := range symbolPattern().FindAllStringSubmatch(head, -1) {
			running[m[1]]++
		}
	}
	for _, b := range first {
		for _, cell := range strings.Split(b.text(), "\t") {
			m := symbolPattern().FindStringSubmatch(cell)
			if m == nil {
				continue
			}
			alone := len(cell) < len(m[1])+24
			if running[m[1]] > 0 || alone && (pages < 2 || len(running) == 0) {
				return m[1]
			}
		}
	}
	best := ""
	for symbol, n := range running {
		if n*2 > pages && n > 1 && (best == "" || n > running[best] || n == running[best] && symbol < best) {
			best = symbol
		}
	}
	return best
}

// monthNumber gives the number of an English month, or 0.
func monthNumber(name string) int {
	const months = "janfebmaraprmayjunjulaugsepoctnovdec"
	if len(name) < 3 {
		return 0
	}
	i := strings.Index(months, strings.ToLower(name[:3]))
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}

const months = `(January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)`

var (
	dayMonthYear = lazy(`\b(\d{1,2})\s+` + months + `,?\s+(\d{4})\b`)
	monthDayYear = lazy(`\b` + months + `\s+(\d{1,2}),?\s+(\d{4})\b`)
	// beforeDate is what may stand before the date that a document bears.
	beforeDate = lazy(`(?i)^(?:distr\.?:?\s*general|date[:.]?|dated|published(?: on)?:?|released:?|issued:?|[\p{Lu}][\p{L} .'-]{2,28},|original:?\s*\w+|for immediate release:?|[A-Z]{1,4}[./][\w./()-]+)?\s*$`)
	// betweenParts parts what a masthead sets on one line, and mastheadWord tells
	// that it is one.
	mastheadWord = lazy(`(?i)\b(?:distr|original|issued|published|dated?)\b`)
	betweenParts = lazy(`\s+[—–|·•]\s+`)
	afterDate    = lazy(`(?i)^[\s.]*(?:original:?\s*\w+)?[\s.]*$`)
)

// mastheadDate finds the date that a document bears: one that stands alone in
// its opening, or after words like "Date:" or a city.
func mastheadDate(first []block) *dragoman.Date {
	for i, b := range first {
		text := b.text()
		cells := strings.Split(text, "\t")
		if b.kind == dragoman.TableRow {
			if i >= 8 || len(cells) > 2 {
				continue // a table's dates are not the document's
			}
			cells = cells[len(cells)-1:]
		} else if len(text) > 180 && b.kind == dragoman.Paragraph {
			return nil // the text has begun
		}
		for _, cell := range cells {
			parts := []string{cell}
			if mastheadWord().MatchString(cell) {
				parts = betweenParts().Split(cell, -1)
			}
			for _, part := range parts {
				date, before, after := findDate(part)
				if date != nil && beforeDate().MatchString(before) && afterDate().MatchString(after) {
					return date
				}
			}
		}
	}
	return nil
}

// dateInTitle gives the only date in a title, or nil.
func dateInTitle(title string) *dragoman.Date {
	date, _, after := findDate(title)
	if date == nil {
		return nil
	}
	if more, _, _ := findDate(after); more != nil {
		return nil
	}
	return date
}

// findDate gives the first full date in s and what stands before and after it.
func findDate(s string) (date *dragoman.Date, before, after string) {
	at, day, month, year := []int(nil), "", "", ""
	if m := dayMonthYear().FindStringSubmatchIndex(s); m != nil {
		at, day, month, year = m, s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]
	}
	if m := monthDayYear().FindStringSubmatchIndex(s); m != nil && (at == nil || m[0] < at[0]) {
		at, month, day, year = m, s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]
	}
	if at == nil {
		return nil, s, ""
	}
	d, err := strconv.Atoi(day)
	if err != nil {
		return nil, s, ""
	}
	iso := isoDate(year + "-" + pad(monthNumber(month)) + "-" + pad(d))
	if iso == nil {
		return nil, s, ""
	}
	iso.Text = s[at[0]:at[1]]
	return iso, s[:at[0]], s[at[1]:]
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// titleFromType takes the largest heading on the first pages for the title,
// with the headings of the same size that follow it at once; or the title that
// the file states, if the text has it too.
func (f *flow) titleFromType(stated string, sizes map[int]float64) {
	stated = clean(stated)
	if len(stated) > 8 {
		for i, b := range f.blocks {
			if i < 40 && strings.Contains(fold(b.text()), fold(stated)) {
				f.meta.title = stated
				return
			}
		}
	}
	best := -1
	for i, b := range f.blocks {
		if len(f.pages) > 0 && b.pieces[0].page > 1 || i > 60 {
			break
		}
		if b.kind != dragoman.Heading || masthead(b.text()) {
			continue
		}
		if best < 0 || sizes[i] > sizes[best]*1.02 {
			best = i
		}
	}
	if best < 0 {
		return
	}
	title := f.blocks[best].text()
	for i := best + 1; i < len(f.blocks) && i < best+4; i++ {
		b := f.blocks[i]
		if b.kind != dragoman.Heading || sizes[i] < sizes[best]*0.98 || numbered(b.text()) || len(title)+len(b.text()) > 300 {
			break
		}
		title += " " + b.text()
	}
	f.meta.title = title
}

// numbered reports whether a heading has a number: then it heads a section.
func numbered(s string) bool {
	return sectionNumber().MatchString(s)
}

var sectionNumber = lazy(`^([IVXL]+|[A-Z]|\d{1,2}(\.\d{1,2})*)\.\s|^\d{1,2}\s`)

// masthead reports whether a heading belongs to the publisher's masthead or
// labels a part, and so is no title.
func masthead(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters < 5 || numbered(s) || mastheadWords().MatchString(s)
}

var mastheadWords = lazy(`(?i)^(.{0,3}united nations.{0,24}|united nations conference|.{0,3}united|united nations( [ase])?( general assembly| security council| economic and social council| conference)?|general assembly|security council|economic and social council|trade and development board|general|distr\.?:?.*|original:.*|nations|limited|restricted|contents|table of contents|summary|annex|introduction|[\p{L}-]+ session|(sub-?)?item \d.*|agenda item.*)$`)

// capitals reports whether nearly all letters of s are capitals.
func capitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return lower*10 < upper
}

// fold makes strings comparable that differ in case, spaces and punctuation.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
