package dragoman

// Record types, as they stand in the "type" field.
const (
	TypeDocument  = "document"
	TypeMeeting   = "meeting"
	TypeAgreement = "agreement"
	TypeSignatory = "signatory"
	TypeMention   = "mention"
)

// Record is one line of an extract: a *DocumentRecord, *Meeting, *Agreement,
// *Signatory or *Mention.
type Record interface {
	// RecordType is the value of the "type" field.
	RecordType() string
	// RecordID is unique in a document; empty for a mention.
	RecordID() string
	// stamp fills the two fields that every line begins with.
	stamp()
}

// DocumentRecord is the line that describes the document of the lines below it.
type DocumentRecord struct {
	Type          string             `json:"type"`
	Schema        string             `json:"schema"`
	ID            string             `json:"id"`
	File          string             `json:"file"`
	Title         String             `json:"title"`
	Symbol        String             `json:"symbol"`
	Date          *Date              `json:"date"`
	Format        Format             `json:"format"`
	Engine        String             `json:"engine"`
	Language      String             `json:"language"`
	Pages         int                `json:"pages"`
	Chars         int                `json:"chars"`  // code points of the canonical text
	Home          *Organization      `json:"home"`   // the body that issues the report, or whose activities it reports
	Period        *Date              `json:"period"` // the reporting period
	Organizations List[Organization] `json:"organizations"`
	Tool          string             `json:"tool"`
	Rules         string             `json:"rules"` // hash of the rules and gazetteers that were used
	Warnings      List[Warning]      `json:"warnings"`
}

// Form is the kind of an encounter.
type Form string

// The forms. CONTRIBUTING.md says how they are told apart.
const (
	FormMeeting    Form = "meeting"
	FormVisit      Form = "visit"
	FormReception  Form = "reception"
	FormCall       Form = "call"
	FormConference Form = "conference"
	FormSummit     Form = "summit"
	FormSession    Form = "session"
	FormCeremony   Form = "ceremony"
	FormTraining   Form = "training"
	FormOther      Form = "other"
)

// Modality tells whether people met in one place.
type Modality string

// The modalities.
const (
	InPerson Modality = "in_person"
	Online   Modality = "online"
)

// MeetingStatus tells whether a meeting took place.
type MeetingStatus string

// The statuses of a meeting.
const (
	Held            MeetingStatus = "held"
	Planned         MeetingStatus = "planned"
	MeetingProposed MeetingStatus = "proposed"
	NotHeld         MeetingStatus = "not_held"
)

// Meeting is one distinct encounter.
type Meeting struct {
	Type          string             `json:"type"`
	Schema        string             `json:"schema"`
	ID            string             `json:"id"`  // unique and stable in the document
	Key           string             `json:"key"` // the same across reports that tell of the same encounter
	Form          Form               `json:"form"`
	Modality      Modality           `json:"modality"`
	Status        MeetingStatus      `json:"status"`
	Title         String             `json:"title"`
	Date          *Date              `json:"date"`
	Place         *Place             `json:"place"`
	Occasion      String             `json:"occasion"` // the larger event around it
	Participants  List[Participant]  `json:"participants"`
	Organizations List[Organization] `json:"organizations"`
	Agreements    List[string]       `json:"agreements"` // ids of what was signed or adopted there
	Conflicts     List[Conflict]     `json:"conflicts"`
	Evidence      List[Evidence]     `json:"evidence"`
}

// AgreementType is the kind of an instrument.
type AgreementType string

// The types of agreement.
const (
	MoU                AgreementType = "mou"
	JointActionPlan    AgreementType = "joint_action_plan"
	ActionPlan         AgreementType = "action_plan"
	JointDeclaration   AgreementType = "joint_declaration"
	Declaration        AgreementType = "declaration"
	WorkProgramme      AgreementType = "work_programme"
	WorkPlan           AgreementType = "work_plan"
	RoadMap            AgreementType = "road_map"
	TermsOfReference   AgreementType = "terms_of_reference"
	GenericAgreement   AgreementType = "agreement"
	FrameworkAgreement AgreementType = "framework_agreement"
	Protocol           AgreementType = "protocol"
	Convention         AgreementType = "convention"
	Treaty             AgreementType = "treaty"
	Communique         AgreementType = "communique"
	Decision           AgreementType = "decision"
	ExchangeOfLetters  AgreementType = "exchange_of_letters"
	OtherInstrument    AgreementType = "other"
)

// Family returns the type that stands for all that one instrument may be called
// on its way from proposal to signature: a "work plan" becomes a "joint action
// plan", an "agreement" a "protocol".
func (t AgreementType) Family() AgreementType {
	switch t {
	case JointActionPlan, WorkPlan, WorkProgramme, RoadMap:
		return ActionPlan
	case FrameworkAgreement, Treaty, Convention, Protocol:
		return GenericAgreement
	case JointDeclaration, Communique:
		return Declaration
	}
	return t
}

// AgreementStatus is how far an instrument has come.
type AgreementStatus string

// The statuses of an agreement.
const (
	AgreementProposed AgreementStatus = "proposed"
	Agreed            AgreementStatus = "agreed"
	UnderNegotiation  AgreementStatus = "under_negotiation"
	Draft             AgreementStatus = "draft"
	Expected          AgreementStatus = "expected"
	Signed            AgreementStatus = "signed"
	Adopted           AgreementStatus = "adopted"
	InForce           AgreementStatus = "in_force"
	Updated           AgreementStatus = "updated"
)

// Rank orders the statuses by how far the instrument has come: proposed is 0,
// in force the last; signed and adopted are equal. An updated instrument was in
// force before.
func (s AgreementStatus) Rank() int {
	switch s {
	case Agreed:
		return 1
	case UnderNegotiation:
		return 2
	case Draft:
		return 3
	case Expected:
		return 4
	case Signed, Adopted:
		return 5
	case InForce:
		return 6
	case Updated:
		return 7
	}
	return 0
}

// Agreement is one distinct instrument between bodies.
type Agreement struct {
	Type          string             `json:"type"`
	Schema        string             `json:"schema"`
	ID            string             `json:"id"`
	Key           string             `json:"key"` // the same for draft, expected and signed, across reports
	AgreementType AgreementType      `json:"agreement_type"`
	Title         String             `json:"title"`
	Status        AgreementStatus    `json:"status"`
	Date          *Date              `json:"date"` // of signature or adoption, or when that is expected
	Place         *Place             `json:"place"`
	Parties       List[Organization] `json:"parties"`
	Signatories   List[Signer]       `json:"signatories"`
	Meeting       String             `json:"meeting"` // id of the meeting at which it was signed or adopted
	Conflicts     List[Conflict]     `json:"conflicts"`
	Evidence      List[Evidence]     `json:"evidence"`
}

// Signatory is one person's signature under one agreement, as a line of its own.
type Signatory struct {
	Type          string         `json:"type"`
	Schema        string         `json:"schema"`
	ID            string         `json:"id"`
	Name          String         `json:"name"`
	Role          String         `json:"role"`
	Organization  String         `json:"organization"`
	Agreement     string         `json:"agreement"` // id of the agreement
	AgreementType AgreementType  `json:"agreement_type"`
	Date          *Date          `json:"date"`
	Place         *Place         `json:"place"`
	Evidence      List[Evidence] `json:"evidence"`
}

// MentionKind is what a mention names.
type MentionKind string

// The kinds of mention.
const (
	MentionPerson       MentionKind = "person"
	MentionOrganization MentionKind = "organization"
	MentionPlace        MentionKind = "place"
	MentionDate         MentionKind = "date"
	MentionRole         MentionKind = "role"
	MentionAgreement    MentionKind = "agreement"
)

// Mention is one stretch of text that names something.
type Mention struct {
	Type     string      `json:"type"`
	Schema   string      `json:"schema"`
	Document string      `json:"document"`
	Kind     MentionKind `json:"kind"`
	Text     string      `json:"text"`
	Value    string      `json:"value"` // the name without its title, the organisation's key, the date in EDTF
	Page     *int        `json:"page"`
	Start    int         `json:"start"` // in code points
	End      int         `json:"end"`
	Source   string      `json:"source"` // "grammar", "gazetteer" or "prose"
}

// Extract is all that was found in one document.
type Extract struct {
	Document    DocumentRecord
	Meetings    []Meeting
	Agreements  []Agreement
	Signatories []Signatory
	Mentions    []Mention // empty unless asked for
}

// Records returns the lines of the extract in their order: the document, then
// meetings, agreements, signatories and mentions, each in text order, with
// their type and schema filled in.
func (e *Extract) Records() []Record {
	out := make([]Record, 0, 1+len(e.Meetings)+len(e.Agreements)+len(e.Signatories)+len(e.Mentions))
	out = append(out, &e.Document)
	for i := range e.Meetings {
		out = append(out, &e.Meetings[i])
	}
	for i := range e.Agreements {
		out = append(out, &e.Agreements[i])
	}
	for i := range e.Signatories {
		out = append(out, &e.Signatories[i])
	}
	for i := range e.Mentions {
		out = append(out, &e.Mentions[i])
	}
	for _, r := range out {
		r.stamp()
	}
	return out
}

// EvidenceOf returns the tellings of a record; none for documents and mentions.
func EvidenceOf(r Record) []Evidence {
	switch r := r.(type) {
	case *Meeting:
		return r.Evidence
	case *Agreement:
		return r.Evidence
	case *Signatory:
		return r.Evidence
	}
	return nil
}

// RecordType implements Record.
func (*DocumentRecord) RecordType() string { return TypeDocument }

// RecordType implements Record.
func (*Meeting) RecordType() string { return TypeMeeting }

// RecordType implements Record.
func (*Agreement) RecordType() string { return TypeAgreement }

// RecordType implements Record.
func (*Signatory) RecordType() string { return TypeSignatory }

// RecordType implements Record.
func (*Mention) RecordType() string { return TypeMention }

// RecordID implements Record.
func (r *DocumentRecord) RecordID() string { return r.ID }

// RecordID implements Record.
func (r *Meeting) RecordID() string { return r.ID }

// RecordID implements Record.
func (r *Agreement) RecordID() string { return r.ID }

// RecordID implements Record.
func (r *Signatory) RecordID() string { return r.ID }

// RecordID implements Record.
func (*Mention) RecordID() string { return "" }

func (r *DocumentRecord) stamp() { r.Type, r.Schema = TypeDocument, Schema }
func (r *Meeting) stamp()        { r.Type, r.Schema = TypeMeeting, Schema }
func (r *Agreement) stamp()      { r.Type, r.Schema = TypeAgreement, Schema }
func (r *Signatory) stamp()      { r.Type, r.Schema = TypeSignatory, Schema }
func (r *Mention) stamp()        { r.Type, r.Schema = TypeMention, Schema }
