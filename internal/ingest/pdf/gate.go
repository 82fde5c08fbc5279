package pdf

import (
	"math"
	"unicode"

	"dragoman/internal/ingest/layout"
)

// Damage is why the text of a page cannot be trusted.
type Damage string

// The kinds of damage that the gate knows.
const (
	Sound       Damage = ""
	NoText      Damage = "the page has no text"
	Unmapped    Damage = "a font does not tell what its codes mean"
	Garbage     Damage = "the text holds control or replacement characters"
	Lost        Damage = "the text is far shorter than what the page draws"
	NoSpaces    Damage = "the words run together"
	Spaced      Damage = "the words are torn apart"
	Implausible Damage = "the letters are not those of any language in Latin script"
	Disfigured  Damage = "the words of a script written from right to left are torn apart"
)

// Judge is the gate between the engines: it tells from the text of a page, as
// laid out, whether an engine has read it well. It looks at characters, words
// and letters only, so it costs far less than reading the page.
func Judge(page layout.Page, text string) Damage {
	var s statistics
	s.count(text)
	shown := page.Shown - page.Unmapped
	switch {
	case s.runes == 0 && page.Unmapped > 0:
		return Unmapped
	case s.runes == 0:
		return NoText
	case page.Unmapped > 2 && page.Unmapped*50 > page.Shown:
		return Unmapped
	case s.bad > 2 && s.bad*200 > s.runes:
		return Garbage
	case shown > 200 && s.runes*2 < shown:
		return Lost
	case s.backward > 40 && s.lone*12 > s.backward:
		return Disfigured
	case s.latin < 100 || s.latin*2 < s.letters:
		return Sound // too little to judge, or a script that needs no spaces
	case s.long*12 > s.words:
		return NoSpaces
	case s.words > 60 && s.single*5 > s.words*2:
		return Spaced
	case s.latin >= 300 && s.likeness() < minLikeness:
		return Implausible
	}
	return Sound
}

// statistics are the counts that Judge rests on.
type statistics struct {
	runes    int // without white space
	bad      int // control, replacement and private-use characters
	letters  int
	latin    int
	backward int // words of a script written from right to left
	lone     int // of them, those of one letter
	words    int // runs of Latin letters
	long     int // words of more than 22 letters
	single   int // words of one letter
	table    [26]int
}

func (s *statistics) count(text string) {
	word, backward := 0, 0
	end := func() {
		if word > 0 {
			s.words++
		}
		if word > 22 {
			s.long++
		}
		if word == 1 {
			s.single++
		}
		if backward > 0 {
			s.backward++
		}
		if backward == 1 {
			s.lone++
		}
		word, backward = 0, 0
	}
	for _, r := range text {
		if r < 0x80 { // nearly all
			lower := r | 0x20
			switch {
			case lower >= 'a' && lower <= 'z':
				s.runes++
				s.letters++
				s.latin++
				s.table[lower-'a']++
				word++
				continue
			case r > ' ' && r != 0x7f:
				s.runes++
			case r < ' ' && r != '\n' && r != '\t' || r == 0x7f:
				s.runes++
				s.bad++
			}
			end()
			continue
		}
		if unicode.IsSpace(r) {
			end()
			continue
		}
		s.runes++
		switch {
		case r == unicode.ReplacementChar || unicode.IsControl(r) || r >= 0xe000 && r <= 0xf8ff && r != 0xf0b7:
			s.bad++
		case layout.RightToLeft(r):
			s.letters++
			backward++
			continue
		case unicode.Is(unicode.Latin, r):
			s.letters++
			s.latin++
			word++
			continue
		case unicode.IsLetter(r):
			s.letters++
		}
		end()
	}
	end()
}

// minLikeness parts text from letters shuffled by a font: prose in English,
// French, Spanish, German and Turkish stays above 0.85, a substitution of the
// letters seldom comes above 0.7.
const minLikeness = 0.75

// likeness is the cosine between the letter frequencies of the text and the
// mean of those of English, French and Spanish.
func (s *statistics) likeness() float64 {
	var dot, a, b float64
	for i, n := range s.table {
		x, y := float64(n), latinFrequency(i)
		dot += x * y
		a += x * x
		b += y * y
	}
	if a == 0 {
		return 1 // letters with diacritics only
	}
	return dot / math.Sqrt(a*b)
}

// latinFrequency gives the per mille of a letter in running text, the mean of
// English, French and Spanish (after the tables of Wikipedia's "Letter
// frequency").
func latinFrequency(letter int) float64 {
	const table = "" +
		"\x5f\x0f\x25\x2c\x82\x0d\x0f\x19\x3f\x04\x02\x2f\x1a\x42\x42\x17\x07\x3d\x43\x3c\x1f\x0f\x08\x03\x0a\x03"
	return float64(table[letter])
}

// Garbled reports whether text that no engine could read better is still
// better read by a character recogniser.
func (d Damage) Garbled() bool {
	switch d {
	case Unmapped, Garbage, Implausible, Lost, Disfigured:
		return true
	}
	return false
}
