package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// subject is what a title says beyond the kind of instrument and its parties:
// the words that tell one plan from another.
type subject struct {
	years, words []string // each sorted, each word once
}

// kindWords are the words of titles that name kinds of instrument, or nothing.
const kindWords = " a act action agreement an and between by communique convention cooperation cooperative co operation decision declaration" +
	" exchange for framework from in instrument its joint letter letters map memoranda memorandum mou of on plan plans programme program" +
	" protocol reference road roadmap terms the to treaty understanding up update updated with work working years year period "

func newSubject(a *dragoman.Agreement) subject {
	named := " "
	for _, o := range a.Parties {
		named += fold(o.Key) + " " + fold(o.Name) + " " + fold(string(o.Acronym)) + " "
	}
	var s subject
	for _, w := range strings.Fields(fold(string(a.Title))) {
		switch {
		case len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w, "0123456789") == "":
			s.years = append(s.years, w)
		case strings.Contains(kindWords, " "+w+" ") || strings.Contains(named, " "+w+" "):
		default:
			s.words = append(s.words, w)
		}
	}
	slices.Sort(s.years)
	slices.Sort(s.words)
	s.years, s.words = slices.Compact(s.years), slices.Compact(s.words)
	return s
}

// likeness says how well two subjects go together: 0 they contradict each
// other, 1 one of them says nothing, 2 one says more than the other, 3 they
// are the same.
func (s subject) likeness(t subject) int {
	if len(s.years) > 0 && len(t.years) > 0 && !slices.Equal(s.years, t.years) {
		return 0
	}
	if slices.Equal(s.words, t.words) && slices.Equal(s.years, t.years) {
		if len(s.words)+len(s.years) == 0 {
			return 1
		}
		return 3
	}
	if len(s.words)+len(s.years) == 0 || len(t.words)+len(t.years) == 0 {
		return 1
	}
	if within(s.words, t.words) || within(t.words, s.words) {
		return 2
	}
	return 0
}

func within(a, b []string) bool { return shared(a, b) == len(a) }
