// Package date finds the dates in the English of reports and works out which
// days they are.
//
// # What is found
//
// Find walks over a text once and returns its Mentions: days, months, years,
// quarters and seasons; ranges ("31 March - 4 April 2023"); lists ("12 October,
// 25 November and 14 December"); both orders ("2 September 2023", "September 2,
// 2023"); ordinals, weekdays, the words of treaties ("the third day of May, one
// thousand nine hundred and ninety-nine"), numbers only ("22.05.2023",
// "2023-05-22"), and what leans on another date ("the same day", "the day
// before", "yesterday").
//
// A mention does not hold the preposition before it ("on", "in", "by"), save
// the "from" and "between" of a range, without which the range could not be
// read. It may run over a line's end or a form feed, not over a blank line.
//
// # What is not
//
// A year stands alone only after a word such as "in", "during" or "since", so
// that no document number, resolution or title ("resolution 2107 (2013)",
// "Strategy 2022-2026") is one. A month stands alone only after such a word,
// too. "may" and "march" in small letters are verbs. A day that no calendar has
// ("31 February") is nothing at all, not even a month.
//
// # What a context adds
//
// Mention.Resolve makes dragoman.Dates of a mention. Precision stays as the text
// has it. A day without its year is the one of the reporting period if it lies
// within, else it is the latest such day that is not after the document's date;
// FindPeriod reads the reporting period out of a document's introduction.
package date
