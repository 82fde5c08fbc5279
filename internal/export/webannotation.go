package export

import (
	"bufio"
	"strconv"

	"dragoman"
)

// annotations writes a collection of the W3C Web Annotation Data Model: for
// each telling of a record one annotation that points at its words in the
// report. The collection's total comes last, because only then is it known.
//
// TextPositionSelector counts code points of the canonical text that
// "dragoman text" prints, as the model requires; TextQuoteSelector finds the
// words in any other rendering, and for a PDF a FragmentSelector opens the
// page.
type annotations struct {
	w     *bufio.Writer
	docs  *library
	total int
	sum   *Summary
}

func newAnnotations(w *bufio.Writer, sum *Summary) sink {
	return &annotations{w: w, docs: newLibrary(), sum: sum}
}

func (a *annotations) begin() {
	a.w.WriteString(`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:uuid:` + stableUUID("annotations") +
		`","type":"AnnotationCollection","label":"What dragoman read","first":{"id":"urn:uuid:` + stableUUID("annotations", "page") +
		`","type":"AnnotationPage","startIndex":0,"items":[` + "\n")
}

func (a *annotations) close() error {
	if a.total == 0 {
		a.begin()
	}
	_, err := a.w.WriteString("\n]},\"total\":" + strconv.Itoa(a.total) + "}\n")
	return err
}

func (a *annotations) add(r dragoman.Record) error {
	var label string
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		a.docs.add(r)
		return nil
	case *dragoman.Meeting:
		label = meetingName(r)
	case *dragoman.Agreement:
		label = agreementName(r) + ": " + string(r.Status)
	case *dragoman.Signatory:
		label = describe(dragoman.Person{Name: r.Name, Role: r.Role, Organization: r.Organization}) + " signed"
	default:
		return nil
	}
	a.sum.wrote(r)
	for i, e := range dragoman.EvidenceOf(r) {
		if err := a.annotation(r, label, i, e); err != nil {
			return err
		}
	}
	return nil
}

func (a *annotations) annotation(r dragoman.Record, label string, i int, e dragoman.Evidence) error {
	quote := object{"type": "TextQuoteSelector", "exact": e.Quote}
	selectors := []object{quote, {"type": "TextPositionSelector", "start": e.Start, "end": e.End}}
	format := dragoman.Format("")
	if d := a.docs.byID[e.Document]; d != nil {
		format = d.Format
	}
	if e.Page != nil && format == dragoman.FormatPDF {
		selectors = append(selectors, object{"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
			"value": "page=" + strconv.Itoa(*e.Page), "refinedBy": quote})
	}
	source := object{"id": fileIRI(e.File)}
	source.put("format", mimeType(format))
	node := object{
		"id": "urn:uuid:" + stableUUID(e.Document, r.RecordID(), strconv.Itoa(i)), "type": "Annotation",
		"motivation": "identifying",
		"body": []object{
			{"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": label},
			{"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": r.RecordType()},
			{"type": "TextualBody", "purpose": "linking", "format": "text/plain", "value": r.RecordID()},
		},
		"target": object{"type": "SpecificResource", "source": source, "selector": selectors},
	}
	b, err := marshal(node)
	if err != nil {
		return err
	}
	if a.total == 0 {
		a.begin()
	} else {
		a.w.WriteString(",\n")
	}
	a.total++
	_, err = a.w.Write(b)
	return err
}
