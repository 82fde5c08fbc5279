package extract

import "dragoman"

// stay is a visit of several days to one city, which what is told next may be a
// part of.
type stay struct {
	date  *dragoman.Date
	place *dragoman.Place
}

// stays gives an encounter that names no city that of the stay that it was a part
// of: "During the visit, he met …", "The following day, …", or a day within those
// of the visit told just before.
func (r *reading) stays(t *telling, s *sentence, last *telling) {
	if t.date == nil || t.carry {
		return
	}
	if t.place != nil && t.place.City != "" {
		if t.form == dragoman.FormVisit && t.date.Start != t.date.End && t.date.Precision == dragoman.Day {
			t.stay = &stay{t.date, t.place}
		}
		return
	}
	if last == nil || last.date == nil || last.s.section != s.section || s.index-last.s.index > 3 || t.modality == dragoman.Online ||
		t.form == dragoman.FormCall || t.form == dragoman.FormReception && t.stay == nil || t.place != nil && t.place.Country != "" || t.date.Precision != dragoman.Day {
		return
	}
	where, apart := last.place, distance(parseDay(last.date.End), parseDay(t.date.Start))
	switch v := last.stay; {
	case v != nil && t.date.Start >= v.date.Start && t.date.End <= v.date.End:
		t.stay, where = v, v.place
	case duringStay.MatchString(s.text[:min(len(s.text), 90)]) && apart <= 14:
	case dayOn.in(s.text) && apart <= 1 && last.modality != dragoman.Online:
	default:
		return
	}
	if where == nil || where.City == "" {
		return
	}
	p := *where
	p.Venue = ""
	if t.place != nil {
		p.Text, p.Venue = t.place.Text, t.place.Venue
	}
	p.CountryInferred = p.Country != ""
	t.place = &p
}

// duringStay are the words at the head of a sentence that make what it tells a
// part of the visit told before; dayOn those that count from its day.
var (
	duringStay = lazily(`(?i)^(?:\d+\.\s+)?(?:on \S+ \S+(?: \d{4})?,? )?(?:in the course of|during|as part of|within the frame(?:work)? of|in the frame(?:work)? of|on the margins of|on the sidelines of|while on) (?:the|this|that|his|her|their|the same) (?:[a-z]+ )?(?:visit|trip|stay|mission|tour|sojourn|conference|forum|summit|congress|festival|assembly)\b|(?i)^while there\b`)
	dayOn      = newCue(`\b(?:same day|same evening|same occasion|following day|next day|day after|that day|day before|previous day|day earlier)\b`)
)
