package ingest

import (
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// This file holds the language detector: the maintained fork of whatlanggo that
// go-trafilatura uses. It tells languages by trigrams from tables of 0.3 MB;
// lingua-go is better on single words but brings 100 MB of models, which a
// report of a page or more does not need.

// Bounds of the text that a language is told from, in bytes.
const (
	minLanguageText = 200
	maxLanguageText = 2400
)

// detectLanguage gives the ISO 639-1 code of the language that the blocks are
// written in, or "" if it cannot be told. It looks at paragraphs from the
// beginning, the middle and the end.
func detectLanguage(blocks []block) string {
	var parts [3]string
	for i := range parts {
		parts[i] = sampleText(blocks, i*len(blocks)/3, maxLanguageText/3)
	}
	if found := languageOf(parts[0] + parts[1] + parts[2]); found != "" {
		return found
	}
	// a title page in another language, or a text in two
	votes := map[string]int{}
	best := ""
	for _, part := range parts {
		found := languageOf(part)
		if votes[found]++; found != "" && (best == "" || votes[found] > votes[best]) {
			best = found
		}
	}
	return best
}

// languageOf gives the language of a text if it can be told for sure.
func languageOf(text string) string {
	if len(text) < minLanguageText {
		return ""
	}
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// sampleText collects the text of blocks of some length from one on.
func sampleText(blocks []block, from, size int) string {
	var b strings.Builder
	for _, block := range blocks[from:] {
		if text := block.text(); len(text) > 60 {
			b.WriteString(text)
			b.WriteByte('\n')
		}
		if b.Len() >= size {
			break
		}
	}
	s := b.String()
	if len(s) > size {
		s = s[:size]
		for len(s) > 0 && !utf8.ValidString(s[len(s)-1:]) {
			s = s[:len(s)-1]
		}
	}
	return s
}

// recognizeLanguage sets the document's language, from the text rather than
// from what the file says of itself, and warns where it is not English.
func (f *flow) recognizeLanguage() {
	if found := detectLanguage(f.blocks); found != "" {
		f.meta.language = found
	}
	if f.meta.language != "" && f.meta.language != "en" {
		f.warn(0, NotEnglish, "the text is in "+languageName(f.meta.language)+": it can be searched, but meetings, agreements and signatories are read from English only")
	}
}

// languageName gives the English name of a language by its ISO 639-1 code, or
// the code.
func languageName(code string) string {
	for lang := whatlanggo.Afr; lang <= whatlanggo.Zul; lang++ {
		if lang.Iso6391() == code {
			return lang.String()
		}
	}
	return "a language with the code " + code
}
