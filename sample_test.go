package dragoman_test

import (
	"strings"

	"dragoman"
)

var (
	sampleID   = strings.Repeat("0123456789abcdef", 4)
	samplePage = 3
)

// sample returns one record of each type with every field set, so that a test
// of the JSON sees them all.
func sample() []dragoman.Record {
	date := dragoman.NewDate("2021-06-09", "2021-06-11", "9-11 June 2021")
	place := dragoman.Place{Text: "the Old Mint in Lisbon", Venue: "Old Mint", City: "Lisbon", Country: "Portugal", CountryCode: "PT", CountryInferred: true}
	body := dragoman.Organization{Key: "NFC", Name: "North Fisheries Commission", Acronym: "NFC"}
	person := dragoman.Person{Name: "Ana Duarte", Honorific: "Ms.", Role: "Director", Organization: "NFC"}
	conflicts := dragoman.List[dragoman.Conflict]{{Field: "participants.name", Values: dragoman.List[string]{"Ana Duarte", "Anna Duarte"}}}
	evidence := dragoman.List[dragoman.Evidence]{{
		Document: sampleID, File: "reports/nfc.pdf", Page: &samplePage, PageLabel: "iii", Section: "1. Visits", Start: 10, End: 42,
		Quote: "met <Ana> & others", Rule: "meeting/met-with", Supports: dragoman.List[string]{"date"},
	}}
	return []dragoman.Record{
		&dragoman.DocumentRecord{
			ID: sampleID, File: "reports/nfc.pdf", Title: "Report", Symbol: "NFC/2021/4", Date: &date, Format: dragoman.FormatPDF, Engine: "ledongthuc", Language: "en",
			Pages: 7, Chars: 9000, Home: &body, Period: &date,
			Organizations: dragoman.List[dragoman.Organization]{{Key: "NFC", Name: "North Fisheries Commission", Acronym: "NFC", Aliases: []string{"NFC", "the Commission"}}},
			Tool:          "dragoman 0.1.0", Rules: "abc", Warnings: dragoman.List[dragoman.Warning]{{Page: &samplePage, Code: "no_text", Message: "page 3 has no text"}},
		},
		&dragoman.Meeting{
			ID: "mtg_0123456789abcdef", Key: "0123456789abcdef", Form: dragoman.FormVisit, Modality: dragoman.InPerson, Status: dragoman.Held, Title: "A visit",
			Date: &date, Place: &place, Occasion: "Ocean Week", Participants: dragoman.List[dragoman.Participant]{{Person: person, Capacity: dragoman.Host, Resolved: true}},
			Organizations: dragoman.List[dragoman.Organization]{body}, Agreements: dragoman.List[string]{"agr_0123456789abcdef"}, Conflicts: conflicts, Evidence: evidence,
		},
		&dragoman.Agreement{
			ID: "agr_0123456789abcdef", Key: "fedcba9876543210", AgreementType: dragoman.MoU, Title: "MoU", Status: dragoman.Signed, Date: &date, Place: &place,
			Parties: dragoman.List[dragoman.Organization]{body}, Signatories: dragoman.List[dragoman.Signer]{{Person: person, Resolved: true}},
			Meeting: "mtg_0123456789abcdef", Conflicts: conflicts, Evidence: evidence,
		},
		&dragoman.Signatory{
			ID: "sig_0123456789abcdef", Name: "Ana Duarte", Role: "Director", Organization: "NFC", Agreement: "agr_0123456789abcdef", AgreementType: dragoman.MoU,
			Date: &date, Place: &place, Evidence: evidence,
		},
		&dragoman.Mention{Document: sampleID, Kind: dragoman.MentionPerson, Text: "Ms. Ana Duarte", Value: "Ana Duarte", Page: &samplePage, Start: 14, End: 28, Source: "grammar"},
	}
}

// bare returns one record of each type with no field set that may be left out.
func bare() []dragoman.Record {
	evidence := dragoman.List[dragoman.Evidence]{{Document: sampleID, File: "a.txt", Start: 0, End: 1, Quote: "x", Rule: "meeting/met-with"}}
	return []dragoman.Record{
		&dragoman.DocumentRecord{ID: sampleID, File: "a.txt", Format: dragoman.FormatText, Tool: "dragoman 0.1.0"},
		&dragoman.Meeting{ID: "mtg_0123456789abcdef", Key: "0123456789abcdef", Form: dragoman.FormOther, Modality: dragoman.Online, Status: dragoman.NotHeld,
			Participants: dragoman.List[dragoman.Participant]{{}}, Evidence: evidence},
		&dragoman.Agreement{ID: "agr_0123456789abcdef", Key: "0123456789abcdef", AgreementType: dragoman.OtherInstrument, Status: dragoman.Agreed,
			Signatories: dragoman.List[dragoman.Signer]{{}}, Evidence: evidence},
		&dragoman.Signatory{ID: "sig_0123456789abcdef", Agreement: "agr_0123456789abcdef", AgreementType: dragoman.MoU, Evidence: evidence},
		&dragoman.Mention{Document: sampleID, Kind: dragoman.MentionDate, Text: "June", Source: "prose"},
	}
}
