package compare

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"dragoman"
)

// Gather groups a stream of records by document. Records of a document that
// the stream does not describe are an error: without its document a record
// has no time.
func Gather(records iter.Seq2[dragoman.Record, error]) ([]*dragoman.Extract, error) {
	var out []*dragoman.Extract
	byID := map[string]*dragoman.Extract{}
	var last *dragoman.Extract
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		if d, ok := r.(*dragoman.DocumentRecord); ok {
			if byID[d.ID] == nil {
				byID[d.ID] = &dragoman.Extract{Document: *d}
				out = append(out, byID[d.ID])
			}
			last = byID[d.ID]
			continue
		}
		e := last
		if ev := dragoman.EvidenceOf(r); len(ev) > 0 && byID[ev[0].Document] != nil {
			e = byID[ev[0].Document]
		}
		if e == nil {
			return nil, fmt.Errorf("%s record %s stands before any document record", r.RecordType(), r.RecordID())
		}
		switch r := r.(type) {
		case *dragoman.Meeting:
			e.Meetings = append(e.Meetings, *r)
		case *dragoman.Agreement:
			e.Agreements = append(e.Agreements, *r)
		case *dragoman.Signatory:
			e.Signatories = append(e.Signatories, *r)
		case *dragoman.Mention:
			e.Mentions = append(e.Mentions, *r)
		}
	}
	return out, nil
}

// Told is the last day of which a report can speak, as YYYY-MM-DD: see the
// package comment. It is empty for a report that gives no date at all.
func Told(e *dragoman.Extract) string {
	for _, d := range []*dragoman.Date{e.Document.Period, e.Document.Date} {
		if d != nil {
			if t := lastDay(d.End); t != "" {
				return t
			}
		}
	}
	latest := ""
	for _, m := range e.Meetings {
		if m.Status == dragoman.Held && m.Date != nil {
			latest = max(latest, lastDay(m.Date.End))
		}
	}
	for _, a := range e.Agreements {
		if concluded(a.Status) && a.Date != nil {
			latest = max(latest, lastDay(a.Date.End))
		}
	}
	return latest
}

// inOrder returns the extracts in the order in which their reports speak;
// those of one day by file name.
func inOrder(extracts []*dragoman.Extract) []*dragoman.Extract {
	out := slices.Clone(extracts)
	slices.SortStableFunc(out, func(a, b *dragoman.Extract) int {
		return cmp.Or(cmp.Compare(Told(a), Told(b)), cmp.Compare(a.Document.File, b.Document.File), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	return out
}

func concluded(s dragoman.AgreementStatus) bool { return s.Rank() >= dragoman.Signed.Rank() }

// firstDay and lastDay are the bounds of an ISO day, month or year as
// YYYY-MM-DD; empty if it is none.
func firstDay(iso string) string {
	t, _ := parseISO(iso)
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func lastDay(iso string) string {
	t, layout := parseISO(iso)
	switch {
	case t.IsZero():
		return ""
	case layout == "2006":
		t = t.AddDate(1, 0, -1)
	case layout == "2006-01":
		t = t.AddDate(0, 1, -1)
	}
	return t.Format(time.DateOnly)
}

func parseISO(iso string) (time.Time, string) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(iso) == len(layout) {
			if t, err := time.Parse(layout, iso); err == nil {
				return t, layout
			}
		}
	}
	return time.Time{}, ""
}

// overlap reports whether two dates can be of the same time: a month and a day
// in it can.
func overlap(a, b *dragoman.Date) bool {
	return a != nil && b != nil && firstDay(a.Start) <= lastDay(b.End) && firstDay(b.Start) <= lastDay(a.End)
}

// daysApart is the number of days between two dates, 0 if they overlap; -1 if
// one is missing.
func daysApart(a, b *dragoman.Date) int {
	switch {
	case a == nil || b == nil:
		return -1
	case overlap(a, b):
		return 0
	}
	x, _ := parseISO(lastDay(a.End))
	y, _ := parseISO(firstDay(b.Start))
	if y.Before(x) {
		x, _ = parseISO(lastDay(b.End))
		y, _ = parseISO(firstDay(a.Start))
	}
	return int(y.Sub(x).Hours()) / 24
}

// fold reduces a name to what identifies it: letters and digits without
// accents and case, single spaces.
func fold(name string) string {
	t := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	s, _, err := transform.String(t, name)
	if err != nil {
		s = name
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
