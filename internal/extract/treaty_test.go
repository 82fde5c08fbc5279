package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/extract"
)

// treatyDocument builds a document of an invented treaty as ingest would:
// paragraphs are parted by a blank line, "# " begins a heading.
func treatyDocument(text string) *dragoman.Document {
	doc := &dragoman.Document{ID: "treaty", File: "treaty.md", Format: dragoman.FormatMarkdown, Language: "en"}
	var b strings.Builder
	for _, par := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		kind := dragoman.Paragraph
		if rest, ok := strings.CutPrefix(par, "# "); ok {
			kind, par = dragoman.Heading, rest
		}
		start := b.Len()
		b.WriteString(strings.Join(strings.Fields(par), " "))
		span := dragoman.Span{Start: start, End: b.Len()}
		if kind == dragoman.Heading {
			if n := len(doc.Sections); n > 0 {
				doc.Sections[n-1].End = start
			}
			doc.Sections = append(doc.Sections, dragoman.Section{Span: span, Heading: doc.Title, Level: 1})
			doc.Sections[len(doc.Sections)-1].Heading = strings.Join(strings.Fields(par), " ")
		}
		doc.Blocks = append(doc.Blocks, dragoman.Block{Span: span, Kind: kind, Section: len(doc.Sections) - 1})
	}
	doc.Text = b.String()
	doc.Body = len(doc.Text)
	if n := len(doc.Sections); n > 0 {
		doc.Sections[n-1].End = doc.Body
	}
	doc.Seal()
	return doc
}

// outline writes an agreement on a few lines, to compare.
func outline(list []dragoman.Agreement) string {
	var b strings.Builder
	for _, a := range list {
		when, where := "-", "-"
		if a.Date != nil {
			when = a.Date.EDTF
		}
		if a.Place != nil {
			where = string(a.Place.City)
			if a.Place.Venue != "" {
				where = string(a.Place.Venue) + ", " + where
			}
		}
		var keys []string
		for _, p := range a.Parties {
			keys = append(keys, code(p))
		}
		fmt.Fprintf(&b, "%s %s %s %s [%s] %s\n", a.AgreementType, a.Status, when, where, strings.Join(keys, " "), a.Title)
		for _, s := range a.Signatories {
			org := "-"
			for _, p := range a.Parties {
				if p.Key == string(s.Organization) {
					org = code(p)
				}
			}
			fmt.Fprintf(&b, "  %s | %s | %s | %s\n", s.Name, s.Honorific, s.Role, org)
		}
	}
	return b.String()
}

// code is a party's ISO code or acronym, else its key.
func code(o dragoman.Organization) string {
	if o.Acronym != "" {
		return string(o.Acronym)
	}
	return o.Key
}

// treatyCases are invented treaties of each kind, and texts that are none.
func treatyCases() []treatyCase {
	return []treatyCase{
		{"bilateral, run together", `
# Agreement between the Kingdom of Norway and the Republic of Chile on lighthouse keeping

The Government of the Kingdom of Norway and the Government of the Republic of Chile, hereinafter referred to as the Contracting Parties, recalling the Convention on Beacons signed at Lisbon on 4 May 1931, have agreed as follows:

# Article 1

Each Party shall keep its lamps lit.

IN WITNESS WHEREOF the undersigned, being duly authorized thereto, have signed this Agreement. DONE in duplicate at Valparaíso, this 12th day of May 1998, in the English language. For the Government of the Kingdom of Norway (sd.) J. P. VAN AKER For the Government of the Republic of Chile: (sd.) ROSA M. LUNA`,
			`agreement signed 1998-05-12 Valparaíso [NOR CHL] Agreement between the Kingdom of Norway and the Republic of Chile on lighthouse keeping
  J. P. VAN AKER |  |  | NOR
  ROSA M. LUNA |  |  | CHL
`},
		{"bilateral, a line each", `
# Convention on Ferries between Denmark and Kenya

Denmark and Kenya, desiring to sail, have agreed as follows:

Done at Nairobi on 3 March 2004 in two originals.

For the Republic of Kenya:

(Signed)

Dr. Amina Oduor

Minister for Transport

For the Kingdom of Denmark:

(Signed)

Lars Holm

Ambassador of Denmark to Kenya

# Annex

The ferries are listed by Captain Ole Berg.`,
			`convention signed 2004-03-03 Nairobi [DNK KEN] Convention on Ferries between Denmark and Kenya
  Amina Oduor | Dr. | Minister for Transport | KEN
  Lars Holm |  | Ambassador of Denmark to Kenya | DNK
`},
		{"treaty and protocol, and the translation of both", `
# Verdrag tussen het Koninkrijk der Nederlanden en de Republiek Malta inzake bijenteelt

# Treaty between the Kingdom of the Netherlands and the Republic of Malta on bees

The Kingdom of the Netherlands and the Republic of Malta, Have agreed as follows:

DONE at Valletta on Monday, June 7, 1999, in duplicate. For the Kingdom of the Netherlands (sd.) K. BIJL For the Republic of Malta (sd.) C. VELLA

# Protocol to the Treaty on bees

At the signing of the Treaty the undersigned have agreed that hives are bees.

DONE at Valletta on Tuesday, June 8, 1999. For the Kingdom of the Netherlands (sd.) K. BIJL For the Republic of Malta (sd.) C. VELLA

# Verdrag inzake bijenteelt

GEDAAN te Valletta op 7 juni 1999, in tweevoud. Voor het Koninkrijk der Nederlanden (w.g.) K. BIJL Voor de Republiek Malta (w.g.) C. VELLA

# Protocol bij het Verdrag inzake bijenteelt

GEDAAN te Valletta op 8 juni 1999. Voor het Koninkrijk der Nederlanden (w.g.) K. BIJL Voor de Republiek Malta (w.g.) C. VELLA`,
			`treaty signed 1999-06-07 Valletta [NLD MLT] Treaty between the Kingdom of the Netherlands and the Republic of Malta on bees
  K. BIJL |  |  | NLD
  C. VELLA |  |  | MLT
protocol signed 1999-06-08 Valletta [NLD MLT] Protocol to the Treaty on bees
  K. BIJL |  |  | NLD
  C. VELLA |  |  | MLT
`},
		{"the day and the place left blank", `
# Agreement on Kites between Iceland and Peru

Iceland and Peru, have agreed as follows:

IN WITNESS WHEREOF the undersigned have signed this Agreement. DONE at ______ this ____ day of ______ 2011, in duplicate. FOR ICELAND ______________ FOR PERU ______________`,
			`agreement signed 2011 - [ISL PER] Agreement on Kites between Iceland and Peru
`},
		{"two columns run into one line", `
# Agreement on Kites between Iceland and Peru

Iceland and Peru, have agreed as follows:

DONE at Lima, Peru, on 1 October 2012. FOR THE GOVERNMENT OF FOR THE GOVERNMENT OF THE REPUBLIC OF ICELAND THE REPUBLIC OF PERU MS. ANNA JONS MR. JUAN SOLIS MINISTER OF TRADE AMBASSADOR`,
			`agreement signed 2012-10-01 Lima [ISL PER] Agreement on Kites between Iceland and Peru
  ANNA JONS | MS. | MINISTER OF TRADE | ISL
  JUAN SOLIS | MR. | AMBASSADOR | PER
`},
		{"multilateral, names over parties, some did not sign", `
# Convention on the Marking of Reindeer

The States Parties to this Convention, having considered the reindeer, have agreed as follows:

In faith whereof the undersigned Plenipotentiaries have signed this Convention.

Done at the Palace of the Crown, Helsinki, this second day of February one thousand nine hundred and sixty-one, in a single copy.

For Finland:

E. K. VIRTA

For the Kingdom of Norway:

For Sweden:

Gustaf af Ek

Å. LIND`,
			`convention signed 1961-02-02 Palace of the Crown, Helsinki [FIN NOR SWE] Convention on the Marking of Reindeer
  E. K. VIRTA |  |  | FIN
  Gustaf af Ek |  |  | SWE
  Å. LIND |  |  | SWE
`},
		{"plenipotentiaries of the preamble", `
# Treaty of Friendship between the Kingdom of Belgium and the Republic of Panama

His Majesty the King of the Belgians and the President of the Republic of Panama, desiring friendship, have appointed as their Plenipotentiaries:

His Majesty the King of the Belgians: Mr. Paul Maes, Minister of Foreign Affairs;

The President of the Republic of Panama: Mr. Luis Arce Ponte, Ambassador at Brussels;

Who, having communicated to each other their full powers, found in good and due form, have agreed as follows:

In witness whereof the Plenipotentiaries have signed the present Treaty. Done in duplicate at Brussels, the 9th of April, 1952.

(Signed) P. MAES

(Signed) LUIS ARCE PONTE`,
			`treaty signed 1952-04-09 Brussels [BEL PAN] Treaty of Friendship between the Kingdom of Belgium and the Republic of Panama
  P. MAES | Mr. | Minister of Foreign Affairs | BEL
  LUIS ARCE PONTE | Mr. | Ambassador at Brussels | PAN
`},
		{"exchange of letters", `
# Exchange of letters between the Government of the Kingdom of Spain and the Government of the Republic of Ghana on cocoa

# I

Accra, 5 May 1990

Excellency,

I have the honour to propose that cocoa be weighed in sacks. If this is acceptable to the Government of the Republic of Ghana, this letter and your reply shall constitute an agreement between our two Governments.

Accept, Excellency, the assurances of my highest consideration.

(sd.) C. DE LA VEGA

Ambassador of the Kingdom of Spain

His Excellency Mr. K. Mensah

# II

Accra, 11 June 1990

Excellency,

I have the honour to confirm that your letter is acceptable to the Government of the Republic of Ghana.

Accept, Excellency, the assurances of my highest consideration.

(sd.) KOFI MENSAH

Minister for Cocoa`,
			`exchange_of_letters signed 1990-06-11 Accra [ESP GHA] Exchange of letters between the Government of the Kingdom of Spain and the Government of the Republic of Ghana on cocoa
  C. DE LA VEGA |  | Ambassador of the Kingdom of Spain | ESP
  KOFI MENSAH |  | Minister for Cocoa | GHA
`},
		{"with an international organisation", `
# Headquarters Agreement between the Republic of Austria and the International Organization for Migration

The Republic of Austria and the International Organization for Migration (IOM), have agreed as follows:

DONE at Vienna, in two copies, the 24 July 2007. For the Republic of Austria (sd.) T. HUBER For the International Organization for Migration (IOM) (sd.) JANE N. DOW JR.`,
			`agreement signed 2007-07-24 Vienna [AUT IOM] Headquarters Agreement between the Republic of Austria and the International Organization for Migration
  T. HUBER |  |  | AUT
  JANE N. DOW JR. |  |  | IOM
`},
		{"notes in the third person, dated below", `
# Exchange of notes between the Netherlands and Tonga on kites

# I

The Royal Netherlands Embassy presents its compliments to the Ministry of Foreign Affairs of the Kingdom of Tonga and has the honour to propose that kites fly. This Note and the Ministry's reply shall constitute an Agreement between the Kingdom of the Netherlands and the Kingdom of Tonga. The Embassy avails itself of this opportunity to renew the assurances of its highest consideration. Wellington, 7 July 1992

# II

The Ministry of Foreign Affairs of the Kingdom of Tonga presents its compliments to the Royal Netherlands Embassy and has the honour to state its consent. The Ministry avails itself of this opportunity to renew the assurances of its highest consideration. Nuku'alofa, 12 August 1992`,
			`exchange_of_letters signed 1992-08-12 Nuku'alofa [NLD TON] Exchange of notes between the Netherlands and Tonga on kites
`},
		{"title and preamble on one line, offices tell the states", `
TREATY ON THE LAKES OF EAST AFRICA THE PRESIDENT OF THE REPUBLIC OF KENYA THE PRESIDENT OF THE REPUBLIC OF UGANDA CONVINCED of lakes, HAVE AGREED AS FOLLOWS:

Lakes are wet.

IN FAITH WHEREOF, the undersigned have placed their signatures. DONE AT KAMPALA, UGANDA, ON THE FIFTH DAY OF NOVEMBER, IN THE YEAR ONE THOUSAND NINE HUNDRED AND NINETY-THREE. DANIEL A. MOTI President of the Republic of Kenya Y. K. MUSOKE President of the Republic of Uganda`,
			`treaty signed 1993-11-05 KAMPALA [KEN UGA] TREATY ON THE LAKES OF EAST AFRICA
  DANIEL A. MOTI |  | President of the Republic of Kenya | KEN
  Y. K. MUSOKE |  | President of the Republic of Uganda | UGA
`},
		{"a clause that begins with signing; two who sign for one", `
# Treaty between Argentina and Paraguay on rivers

The Argentine Republic and the Republic of Paraguay hereby agree as follows:

Rivers flow.

Signed in the City of Asunción, on the twenty-sixth day of March, one thousand nine hundred and ninety-one.

FOR THE GOVERNMENT OF THE ARGENTINE REPUBLIC

CARLOS S. MENDEZ

GUIDO DI TELLO

FOR THE GOVERNMENT OF THE REPUBLIC OF PARAGUAY

ANDRES RODRIGO

Minister of Rivers`,
			`treaty signed 1991-03-26 Asunción [ARG PRY] Treaty between Argentina and Paraguay on rivers
  CARLOS S. MENDEZ |  |  | ARG
  GUIDO DI TELLO |  |  | ARG
  ANDRES RODRIGO |  | Minister of Rivers | PRY
`},
		{"a protocol that cites the treaty which it amends", `
# Protocol amending the Convention between Malta and New Zealand on salt, signed at Valletta on 15 October 1980

The Government of Malta and the Government of New Zealand, desiring to amend the Convention between Malta and New Zealand signed at Valletta on 15 October 1980, have agreed as follows:

IN WITNESS WHEREOF the undersigned have signed this Protocol. DONE at Wellington this 20th day of December two thousand and one. For the Government of Malta (sd.) J. J. BORG For the Government of New Zealand (sd.) C. BUTLER`,
			`protocol signed 2001-12-20 Wellington [MLT NZL] Protocol amending the Convention between Malta and New Zealand on salt, signed at Valletta on 15 October 1980
  J. J. BORG |  |  | MLT
  C. BUTLER |  |  | NZL
`},
		{"a report that quotes a clause is none", `
# Report of the working party on kites

The working party read the Convention on Kites, done at Lima on 1 October 2012, and took note of it.

The secretariat said: Done at last on 3 May 2013.`, ``},
		{"a letter of transmittal is none", `
# Letter dated 5 May 1990 from the Permanent Representative of Ghana

I have the honour to transmit herewith the text of a statement. I should be grateful if it could be circulated.

Accept, Excellency, the assurances of my highest consideration.

(Signed) K. MENSAH`, ``},
	}
}

type treatyCase struct{ name, text, want string }

func TestTreaties(t *testing.T) {
	x := newExtractor(t)
	for _, c := range treatyCases() {
		t.Run(c.name, func(t *testing.T) {
			doc := treatyDocument(c.text)
			e, err := x.Extract(doc)
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(e.Agreements); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			for _, a := range e.Agreements {
				for _, ev := range a.Evidence {
					if got := doc.Quote(dragoman.Span{Start: doc.Bytes(ev.Start), End: doc.Bytes(ev.End)}); got != ev.Quote || got == "" {
						t.Errorf("evidence of %s: the quote %q is not the text at %d-%d: %q", ev.Rule, ev.Quote, ev.Start, ev.End, got)
					}
				}
			}
		})
	}
}

// FuzzTreaties holds whatever a damaged treaty gives to the contract: quotes are
// the text at their offsets, and no name is empty.
func FuzzTreaties(f *testing.F) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range treatyCases() {
		f.Add(c.text)
		f.Add(c.text[len(c.text)/3:])
		f.Add(c.text[:2*len(c.text)/3])
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 8000 {
			return
		}
		doc := treatyDocument(text)
		e, err := x.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range e.Agreements {
			if len(a.Evidence) == 0 {
				t.Errorf("no evidence of %q", a.Title)
			}
			for _, ev := range a.Evidence {
				if got := doc.Quote(dragoman.Span{Start: doc.Bytes(ev.Start), End: doc.Bytes(ev.End)}); got != ev.Quote || got == "" {
					t.Errorf("evidence of %s: the quote %q is not the text at %d-%d: %q", ev.Rule, ev.Quote, ev.Start, ev.End, got)
				}
			}
			for _, s := range a.Signatories {
				if s.Name == "" && s.Role == "" {
					t.Errorf("a signatory of %q without name and role", a.Title)
				}
			}
		}
	})
}
