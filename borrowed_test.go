package dragoman_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// shared returns the folder of documents for measuring, which belong to their
// publishers, or skips the test.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("DRAGOMAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "gold")); err != nil {
		t.Skipf("no measuring documents in %s (set DRAGOMAN_SHARED)", dir)
	}
	return dir
}

const shingle = 7 // words in a row

var tag = regexp.MustCompile(`<[^<>]*>`)

// sentenceLike tells a piece of prose from a name or a list: it has two function
// words and two others in lower case.
func sentenceLike(words []string) bool {
	function, content := 0, 0
	for _, w := range words {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case strings.Contains(" a an and as at by for from he in is of on or that the to was were with ", " "+strings.ToLower(w)+" "):
			function++
		case unicode.IsLower(r):
			content++
		}
	}
	return function >= 2 && content >= 2
}

// words cuts a text into words; tags are none.
func words(text string) []string {
	return strings.FieldsFunc(tag.ReplaceAllString(text, ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// shingles is a set of runs of words in lower case.
type shingles struct {
	all    map[string]bool
	starts map[[2]string]bool // their first two words, to pass over most of a text fast
}

func newShingles() *shingles {
	return &shingles{map[string]bool{}, map[[2]string]bool{}}
}

// add adds every run of words that keep accepts.
func (s *shingles) add(text string, keep func([]string) bool) {
	list := words(text)
	for i := 0; i+shingle <= len(list); i++ {
		if run := list[i : i+shingle]; keep(run) {
			key := strings.ToLower(strings.Join(run, " "))
			lower := strings.Fields(key)
			s.all[key], s.starts[[2]string{lower[0], lower[1]}] = true, true
		}
	}
}

// in returns those of the set that stand in the text.
func (s *shingles) in(text string) []string {
	list := words(strings.ToLower(text))
	var out []string
	for i := 0; i+shingle <= len(list); i++ {
		if s.starts[[2]string{list[i], list[i+1]}] {
			if run := strings.Join(list[i:i+shingle], " "); s.all[run] {
				out = append(out, run)
			}
		}
	}
	return out
}

func anything([]string) bool { return true }

// TestNothingIsBorrowed holds the repository to facts: no sentence of the
// documents that it is measured on stands in it, and the corpus does not share
// even a title of seven words with the report that its facts are from.
func TestNothingIsBorrowed(t *testing.T) {
	gold := filepath.Join(shared(t), "gold")
	report, err := os.ReadFile(filepath.Join(gold, "ots-cooperation-2024.md"))
	if err != nil {
		t.Fatal(err)
	}
	exact, sentences := newShingles(), newShingles()
	exact.add(string(report), anything)
	sources, err := filepath.Glob(filepath.Join(gold, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range sources {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts(t, path, b) {
			sentences.add(text, sentenceLike)
		}
	}
	if len(exact.all) < 1000 || len(sentences.all) < 1000 {
		t.Fatalf("%d and %d shingles: the sources were not read", len(exact.all), len(sentences.all))
	}

	err = filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if e.IsDir() {
			if name == ".git" || strings.HasSuffix(name, ".index") {
				return fs.SkipDir
			}
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(b) || strings.ContainsRune(string(b), 0) {
			return err
		}
		forbidden := sentences
		if filepath.Dir(path) == "corpus" && !strings.HasSuffix(path, ".go") && name != "README.md" {
			forbidden = exact
		}
		for _, s := range forbidden.in(string(b)) {
			t.Errorf("%s: %q stands in a document that is not ours", path, s)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// texts returns the prose of a file: the strings of a JSON file that hold more
// than a name, or the whole of another.
func texts(t *testing.T, path string, b []byte) []string {
	t.Helper()
	if filepath.Ext(path) != ".json" {
		return []string{string(b)}
	}
	var gold struct {
		Meetings, Agreements []struct{ Quotes []string }
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var out []string
	for _, r := range append(gold.Meetings, gold.Agreements...) {
		out = append(out, r.Quotes...)
	}
	return out
}
