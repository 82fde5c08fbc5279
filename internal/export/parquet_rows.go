package export

import "dragoman"

// The rows of the Parquet files: the contract's records with its names. A
// pointer is a column that may be null.

type dateRow struct {
	EDTF      string `parquet:"edtf"`
	Start     string `parquet:"start"`
	End       string `parquet:"end"`
	Precision string `parquet:"precision"`
	Text      string `parquet:"text"`
	Period    bool   `parquet:"period"`
	Inferred  bool   `parquet:"inferred"`
}

type placeRow struct {
	Text            *string `parquet:"text,optional"`
	Venue           *string `parquet:"venue,optional"`
	City            *string `parquet:"city,optional"`
	Country         *string `parquet:"country,optional"`
	CountryCode     *string `parquet:"country_code,optional"`
	CountryInferred bool    `parquet:"country_inferred"`
}

type organizationRow struct {
	Key     string   `parquet:"key"`
	Name    string   `parquet:"name"`
	Acronym *string  `parquet:"acronym,optional"`
	Aliases []string `parquet:"aliases,list"`
}

type personRow struct {
	Name         *string `parquet:"name,optional"`
	Honorific    *string `parquet:"honorific,optional"`
	Role         *string `parquet:"role,optional"`
	Organization *string `parquet:"organization,optional"`
	Capacity     *string `parquet:"capacity,optional"`
	Resolved     bool    `parquet:"resolved"`
}

type conflictRow struct {
	Field  string   `parquet:"field"`
	Values []string `parquet:"values,list"`
}

type evidenceRow struct {
	Document  string   `parquet:"document"`
	File      string   `parquet:"file"`
	Page      *int64   `parquet:"page,optional"`
	PageLabel *string  `parquet:"page_label,optional"`
	Section   *string  `parquet:"section,optional"`
	Start     int64    `parquet:"start"`
	End       int64    `parquet:"end"`
	Quote     string   `parquet:"quote"`
	Rule      string   `parquet:"rule"`
	Supports  []string `parquet:"supports,list"`
}

type warningRow struct {
	Page    *int64 `parquet:"page,optional"`
	Code    string `parquet:"code"`
	Message string `parquet:"message"`
}

type documentRow struct {
	ID            string            `parquet:"id"`
	File          string            `parquet:"file"`
	Title         *string           `parquet:"title,optional"`
	Symbol        *string           `parquet:"symbol,optional"`
	Date          *dateRow          `parquet:"date,optional"`
	Format        string            `parquet:"format"`
	Engine        *string           `parquet:"engine,optional"`
	Language      *string           `parquet:"language,optional"`
	Pages         int64             `parquet:"pages"`
	Chars         int64             `parquet:"chars"`
	Home          *organizationRow  `parquet:"home,optional"`
	Period        *dateRow          `parquet:"period,optional"`
	Organizations []organizationRow `parquet:"organizations,list"`
	Tool          string            `parquet:"tool"`
	Rules         string            `parquet:"rules"`
	Warnings      []warningRow      `parquet:"warnings,list"`
}

type meetingRow struct {
	ID            string            `parquet:"id"`
	Key           string            `parquet:"key"`
	Form          string            `parquet:"form,dict"`
	Modality      string            `parquet:"modality,dict"`
	Status        string            `parquet:"status,dict"`
	Title         *string           `parquet:"title,optional"`
	Date          *dateRow          `parquet:"date,optional"`
	Place         *placeRow         `parquet:"place,optional"`
	Occasion      *string           `parquet:"occasion,optional"`
	Participants  []personRow       `parquet:"participants,list"`
	Organizations []organizationRow `parquet:"organizations,list"`
	Agreements    []string          `parquet:"agreements,list"`
	Conflicts     []conflictRow     `parquet:"conflicts,list"`
	Evidence      []evidenceRow     `parquet:"evidence,list"`
}

type agreementRow struct {
	ID            string            `parquet:"id"`
	Key           string            `parquet:"key"`
	AgreementType string            `parquet:"agreement_type,dict"`
	Title         *string           `parquet:"title,optional"`
	Status        string            `parquet:"status,dict"`
	Date          *dateRow          `parquet:"date,optional"`
	Place         *placeRow         `parquet:"place,optional"`
	Parties       []organizationRow `parquet:"parties,list"`
	Signatories   []personRow       `parquet:"signatories,list"`
	Meeting       *string           `parquet:"meeting,optional"`
	Conflicts     []conflictRow     `parquet:"conflicts,list"`
	Evidence      []evidenceRow     `parquet:"evidence,list"`
}

type signatoryRow struct {
	ID            string        `parquet:"id"`
	Name          *string       `parquet:"name,optional"`
	Role          *string       `parquet:"role,optional"`
	Organization  *string       `parquet:"organization,optional"`
	Agreement     string        `parquet:"agreement"`
	AgreementType string        `parquet:"agreement_type,dict"`
	Date          *dateRow      `parquet:"date,optional"`
	Place         *placeRow     `parquet:"place,optional"`
	Evidence      []evidenceRow `parquet:"evidence,list"`
}

type mentionRow struct {
	Document string `parquet:"document,dict"`
	Kind     string `parquet:"kind,dict"`
	Text     string `parquet:"text"`
	Value    string `parquet:"value"`
	Page     *int64 `parquet:"page,optional"`
	Start    int64  `parquet:"start"`
	End      int64  `parquet:"end"`
	Source   string `parquet:"source,dict"`
}

// null is nil for the empty string.
func null[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	out := string(s)
	return &out
}

func nullInt(n *int) *int64 {
	if n == nil {
		return nil
	}
	out := int64(*n)
	return &out
}

func newDateRow(d *dragoman.Date) *dateRow {
	if d == nil {
		return nil
	}
	return &dateRow{d.EDTF, d.Start, d.End, string(d.Precision), d.Text, d.Period, d.Inferred}
}

func newPlaceRow(p *dragoman.Place) *placeRow {
	if p == nil {
		return nil
	}
	return &placeRow{null(p.Text), null(p.Venue), null(p.City), null(p.Country), null(p.CountryCode), p.CountryInferred}
}

func newOrganizationRow(o dragoman.Organization) organizationRow {
	return organizationRow{o.Key, o.Name, null(o.Acronym), o.Aliases}
}

func organizationRows(list []dragoman.Organization) []organizationRow {
	out := make([]organizationRow, len(list))
	for i, o := range list {
		out[i] = newOrganizationRow(o)
	}
	return out
}

func newPersonRow(p dragoman.Person, capacity dragoman.Capacity, resolved bool) personRow {
	return personRow{null(p.Name), null(p.Honorific), null(p.Role), null(p.Organization), null(capacity), resolved}
}

func conflictRows(list []dragoman.Conflict) []conflictRow {
	out := make([]conflictRow, len(list))
	for i, c := range list {
		out[i] = conflictRow{c.Field, c.Values}
	}
	return out
}

func newEvidenceRows(list []dragoman.Evidence) []evidenceRow {
	out := make([]evidenceRow, len(list))
	for i, e := range list {
		out[i] = evidenceRow{e.Document, e.File, nullInt(e.Page), null(e.PageLabel), null(e.Section), int64(e.Start), int64(e.End), e.Quote, e.Rule, e.Supports}
	}
	return out
}

func newDocumentRow(d *dragoman.DocumentRecord) documentRow {
	row := documentRow{
		ID: d.ID, File: d.File, Title: null(d.Title), Symbol: null(d.Symbol), Date: newDateRow(d.Date), Format: string(d.Format),
		Engine: null(d.Engine), Language: null(d.Language), Pages: int64(d.Pages), Chars: int64(d.Chars), Period: newDateRow(d.Period),
		Organizations: organizationRows(d.Organizations), Tool: d.Tool, Rules: d.Rules, Warnings: make([]warningRow, len(d.Warnings)),
	}
	if d.Home != nil {
		home := newOrganizationRow(*d.Home)
		row.Home = &home
	}
	for i, w := range d.Warnings {
		row.Warnings[i] = warningRow{nullInt(w.Page), w.Code, w.Message}
	}
	return row
}

func newMeetingRow(m *dragoman.Meeting) meetingRow {
	row := meetingRow{
		ID: m.ID, Key: m.Key, Form: string(m.Form), Modality: string(m.Modality), Status: string(m.Status), Title: null(m.Title),
		Date: newDateRow(m.Date), Place: newPlaceRow(m.Place), Occasion: null(m.Occasion), Participants: make([]personRow, len(m.Participants)),
		Organizations: organizationRows(m.Organizations), Agreements: m.Agreements, Conflicts: conflictRows(m.Conflicts), Evidence: newEvidenceRows(m.Evidence),
	}
	for i, p := range m.Participants {
		row.Participants[i] = newPersonRow(p.Person, p.Capacity, p.Resolved)
	}
	return row
}

func newAgreementRow(a *dragoman.Agreement) agreementRow {
	row := agreementRow{
		ID: a.ID, Key: a.Key, AgreementType: string(a.AgreementType), Title: null(a.Title), Status: string(a.Status),
		Date: newDateRow(a.Date), Place: newPlaceRow(a.Place), Parties: organizationRows(a.Parties), Signatories: make([]personRow, len(a.Signatories)),
		Meeting: null(a.Meeting), Conflicts: conflictRows(a.Conflicts), Evidence: newEvidenceRows(a.Evidence),
	}
	for i, p := range a.Signatories {
		row.Signatories[i] = newPersonRow(p.Person, "", p.Resolved)
	}
	return row
}

func newSignatoryRow(s *dragoman.Signatory) signatoryRow {
	return signatoryRow{
		ID: s.ID, Name: null(s.Name), Role: null(s.Role), Organization: null(s.Organization), Agreement: s.Agreement, AgreementType: string(s.AgreementType),
		Date: newDateRow(s.Date), Place: newPlaceRow(s.Place), Evidence: newEvidenceRows(s.Evidence),
	}
}

func newMentionRow(m *dragoman.Mention) mentionRow {
	return mentionRow{m.Document, string(m.Kind), m.Text, m.Value, nullInt(m.Page), int64(m.Start), int64(m.End), m.Source}
}
