package pdf

import (
	"io"
	"strings"
	"unicode/utf8"

	lpdf "github.com/ledongthuc/pdf"

	"dragoman/internal/ingest/layout"
)

// maxFontFile bounds the bytes of an embedded font.
const maxFontFile = 16 << 20

// mendShaped mends the ToUnicode map of a font for a script written from right
// to left by what the embedded font itself tells. Word makes such maps by
// position in its own text, where ligatures and the strokes between letters
// (tatweel) have moved them: they give many glyphs a wrong letter, or a space.
// The font's own table of characters is what the shaping of the text began
// with, and a glyph that it does not name is a variant of the letter that it
// looks like.
func mendShaped(toUnicode map[string]string, dict lpdf.Value) {
	if dict.Key("Encoding").Name() != "Identity-H" {
		return
	}
	descendant := dict.Key("DescendantFonts").Index(0)
	if m := descendant.Key("CIDToGIDMap"); !m.IsNull() && m.Name() != "Identity" {
		return
	}
	file := descendant.Key("FontDescriptor").Key("FontFile2")
	if file.Kind() != lpdf.Stream {
		return
	}
	data, _ := io.ReadAll(io.LimitReader(file.Reader(), maxFontFile)) // what is there of a broken file still helps
	font := readTrueType(data)
	characters := font.characters()
	var known []letterform
	for glyph, named := range characters {
		if letter := plainest(named); letter != "" && len(known) < maxLetterforms {
			known = append(known, letterform{letter, font.outline(glyph)})
		}
	}
	for code, text := range toUnicode {
		if len(code) != 2 {
			continue
		}
		glyph := int(code[0])<<8 | int(code[1])
		named := characters[glyph]
		letter := plainest(named)
		switch {
		case named == nil:
			letter = resembling(known, font.outline(glyph), font.em)
		case letter == "" && (strings.TrimSpace(text) == "" || startsRightToLeft(text)):
			letter = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[").Replace(string(named[0])) // the glyph is drawn mirrored
		}
		if letter != "" {
			toUnicode[code] = letter
		}
	}
}

// maxLetterforms bounds the letters of a font that others are compared with.
const maxLetterforms = 1024

// letterform is how a letter looks in a font.
type letterform struct {
	letter string
	look   outline
}

// resembling gives the letter that looks the same in the font or, if none does,
// the only one that looks nearly the same; "" if there is none or several.
func resembling(known []letterform, look outline, em int) string {
	for _, tolerance := range []int{0, em / 50, em / 20} {
		found := map[string]bool{}
		letter := ""
		for _, k := range known {
			if difference, ok := look.apart(k.look); ok && difference <= tolerance {
				found[k.letter] = true
				letter = k.letter
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return letter
		default:
			return ""
		}
	}
	return ""
}

func mapsRightToLeft(toUnicode map[string]string) bool {
	for _, text := range toUnicode {
		if startsRightToLeft(text) {
			return true
		}
	}
	return false
}

func startsRightToLeft(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return layout.RightToLeft(r)
}

// plainest gives the letters that a glyph stands for, which may be named as a
// presentation form and as letters of several languages: those of Arabic come
// first. It is "" for other scripts.
func plainest(characters []rune) string {
	best := ""
	for _, c := range characters {
		if !layout.RightToLeft(c) {
			continue
		}
		letters := string(c)
		if c > 0xfb00 {
			letters = layout.BaseLetters(c)
		}
		if r, _ := utf8.DecodeRuneInString(letters); best == "" || r < 0x650 {
			best = letters
		}
	}
	return best
}
