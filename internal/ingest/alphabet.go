package ingest

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// This file tells the encoding of a text that does not say it and is not UTF-8:
// it is read in each of the encodings that golang.org/x/text has, and the one
// that makes words of some language wins. The detectors there are for Go are
// either no longer kept (the ports of ICU's) or do not know the code pages of
// Central Europe, Turkey and the Arab countries (the port of Mozilla's).

// alphabet is how a language is written where it is not English: its letters
// beyond a to z in lower case (the commonest first, for a script of its own), and
// the encodings it was written in before Unicode, by their WHATWG names.
type alphabet struct {
	letters   string
	common    int // so many of the letters are common; 0 means all
	encodings []string
}

// alphabets are in the order in which they are tried: the first of equals wins.
func alphabets() []alphabet {
	var (
		west     = []string{"windows-1252", "iso-8859-15"}
		central  = []string{"windows-1250", "iso-8859-2"}
		turkish  = []string{"windows-1254"}
		baltic   = []string{"windows-1257", "iso-8859-13"}
		cyrillic = []string{"windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866"}
	)
	return []alphabet{
		{"àâæçéèêëîïôœùûü", 0, west},                            // French
		{"äöüß", 0, west},                                       // German
		{"áéíñóúü¿¡ºª", 0, west},                                // Spanish
		{"áâãàçéêíóôõúºª", 0, west},                             // Portuguese
		{"àèéìòù", 0, west},                                     // Italian
		{"åäöæøé", 0, west},                                     // Danish, Norwegian, Swedish, Finnish
		{"áéíóúýðþæö", 0, west},                                 // Icelandic
		{"éëïóöü", 0, west},                                     // Dutch
		{"éàáâãäåæçèêëìíîïñòóôõöøùúûüÿœšž", 1, west},            // names of several of these
		{"ąćęłńóśźż", 0, central},                               // Polish
		{"áčďéěíňóřšťúůýž", 0, central},                         // Czech
		{"áäčďéíĺľňóôŕšťúýž", 0, central},                       // Slovak
		{"áéíóöőúüű", 0, central},                               // Hungarian
		{"ăâîşţșț", 0, central},                                 // Romanian
		{"čćđšž", 0, central},                                   // Croatian, Bosnian, Slovene
		{"çğıİöşüâîû", 0, turkish},                              // Turkish
		{"ąčęėįšųūž", 0, baltic},                                // Lithuanian
		{"āčēģīķļņšūž", 0, baltic},                              // Latvian
		{"äõöüšž", 0, baltic},                                   // Estonian
		{"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 12, cyrillic},     // Russian, Bulgarian
		{"оанівиртескдлумпзяьбгйчхцїюжєшщфґ", 12, cyrillic},     // Ukrainian
		{"аоиенрјтсвукдлмпзгбчшцњжћхљђфџѓќѕ", 12, cyrillic[:1]}, // Serbian, Macedonian
		{"αοιετσνηυρπκμλςωόίγέάήδχθφβώύξζψϊϋΐΰ", 12, []string{"windows-1253", "iso-8859-7"}},
		{"יוהלארתבשמנדכעקפחטגסצזםןךףץ", 12, []string{"windows-1255", "iso-8859-8"}},
		{"اليمونرتبةعدسفهكقحجشطصخضزثءذغظىأإآئؤًٌٍَُِّْـ", 12, []string{"windows-1256", "iso-8859-6"}},
		{"اينردمهتوسبلشکگفخقزجعحپطچصغضذثظژئآأؤ\u200c", 12, []string{"windows-1256"}}, // Persian
		{"านรอกเงมยลวดทสตะปบคหแจพชใไขโศัิีึืุู่้์็ำณธญฉซฐฎฏฑฒภฝฟฤฬฮผถฆ๊๋ๆฯ", 12, []string{"windows-874"}},
		{"のにはをたがでてとしれさあいるもなかっらこりすまそうよくきんけせだめ。、ーンスルトリアイラドシ", 0, []string{"shift_jis", "euc-jp"}},
		{"的一是不在有和人中大国了为这上以年会与关部本于对个第方委员秘书长于", 0, []string{"gb18030"}},
		{"的一是不在有和人中大國了為這上以年會與關部本於對個第方委員秘書長", 0, []string{"big5"}},
		{"이다의는을에가고를하은로한지사기대정자인도리시해부제일장회보", 0, []string{"euc-kr"}},
	}
}

// maxGuessed bounds the bytes that an encoding is guessed from.
const maxGuessed = 16 << 10

// guessEncoding gives the encoding in which data, which is not UTF-8, makes
// sense, and its name.
func guessEncoding(data []byte) (encoding.Encoding, string) {
	sample := guessSample(data)
	decoded := map[string]string{}
	best, name := -0.5, "windows-1252"
	for _, a := range alphabets() {
		known := a.weights()
		for _, e := range a.encodings {
			text, ok := decoded[e]
			if !ok {
				if enc, err := htmlindex.Get(e); err == nil {
					out, _ := enc.NewDecoder().Bytes(sample) // what cannot be read counts against it
					text = string(out)
				}
				decoded[e] = text
			}
			if score := plausibility(text, known); score > best+1e-9 {
				best, name = score, e
			}
		}
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return encoding.Nop, name
	}
	return enc, name
}

// guessSample gives the lines from the beginning that are not all ASCII.
func guessSample(data []byte) []byte {
	var sample []byte
	for line := range bytes.Lines(data) {
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= 0x80 }) {
			sample = append(sample, line[:min(len(line), maxGuessed-len(sample))]...)
		}
		if len(sample) >= maxGuessed {
			break
		}
	}
	return sample
}

// weights gives what each letter of the alphabet speaks for it.
func (a alphabet) weights() map[rune]float64 {
	w := map[rune]float64{}
	i := 0
	for _, r := range a.letters {
		w[r] = 1
		if a.common > 0 && i >= a.common {
			w[r] = 0.6
		}
		i++
	}
	return w
}

// plausibility tells how much a text looks as if written with an alphabet: 1 if
// it is of common letters only, below 0 if it looks like none.
func plausibility(text string, known map[rune]float64) float64 {
	sum, n := 0.0, 0
	var last rune
	for _, r := range text {
		before := last
		last = r
		if foreign(before) && latin(r) || latin(before) && foreign(r) {
			sum -= 1.5 // two scripts in one word
		}
		if r < 0x80 || strings.ContainsRune("\u00a0§°«»–—‘’‚“”„†•…‹›€№·", r) {
			continue
		}
		n++
		w, ok := known[unicode.ToLower(r)]
		if !ok {
			w, ok = known[r]
		}
		switch {
		case ok:
			sum += w
			if unicode.IsUpper(r) && unicode.IsLower(before) {
				sum -= 1.5 // a capital within a word
			}
		case unicode.In(r, unicode.Han) && known['的'] != 0:
			sum += 0.4
		case unicode.In(r, unicode.Han) && known['の'] != 0:
			sum += 0.5
		case unicode.In(r, unicode.Katakana, unicode.Hiragana) && known['の'] != 0, unicode.Is(unicode.Hangul, r) && known['다'] != 0:
			sum += 0.8
		case unicode.Is(unicode.Po, r) && r >= 0x3000:
			// the points of Chinese, Japanese and Korean
		default:
			sum -= 1.5
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func latin(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// foreign reports whether r is a letter of a script that parts words as Latin
// does, but is not.
func foreign(r rune) bool { return r >= 0x370 && r < 0x1000 && unicode.IsLetter(r) }
