package ingest

import (
	"encoding/xml"
	"net/url"
	"path"
	"strings"

	"dragoman"
)

// readEPUB reads an electronic book (EPUB 2 and 3): the chapters in the order
// of its spine.
func readEPUB(data []byte) (*flow, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	container, err := a.read("META-INF/container.xml")
	if err != nil {
		return nil, err
	}
	root := ""
	if err := (xmlEvents{open: func(e xml.StartElement) bool {
		if e.Name.Local == "rootfile" && root == "" {
			root = xmlAttribute(e, "full-path")
		}
		return true
	}}).walk(container); err != nil {
		return nil, err
	}
	pack, err := a.read(root)
	if err != nil {
		return nil, err
	}
	items := map[string]string{}
	var spine []string
	if err := (xmlEvents{open: func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "item":
			items[xmlAttribute(e, "id")] = xmlAttribute(e, "href")
		case "itemref":
			spine = append(spine, xmlAttribute(e, "idref"))
		}
		return true
	}}).walk(pack); err != nil {
		return nil, err
	}
	f := &flow{meta: coreProperties(pack)}
	for _, id := range spine {
		href, err := url.PathUnescape(items[id])
		if err != nil || href == "" {
			continue
		}
		name := path.Join(path.Dir(root), href)
		if !a.has(name) {
			f.warn(0, Unreadable, "the book lacks its part "+name)
			continue
		}
		part, err := a.read(name)
		if err != nil {
			return nil, err
		}
		doc, err := parseHTML(part)
		if err != nil {
			return nil, err
		}
		f.takeNotes(doc, 0)
		w := htmlWalker{flow: f}
		w.walk(doc, 0)
		w.flush()
	}
	if a.has("META-INF/encryption.xml") && len(f.blocks) == 0 {
		return nil, failure(Encrypted, nil, "the book is protected")
	}
	f.titleFromHeading()
	return f, nil
}

// archiveFormat tells the formats that are zip archives from their parts.
func archiveFormat(data []byte) dragoman.Format {
	a, err := openArchive(data)
	if err != nil {
		return ""
	}
	switch {
	case a.has("word/document.xml"):
		return dragoman.FormatDOCX
	case a.has("META-INF/container.xml"):
		return dragoman.FormatEPUB
	case a.has("content.xml") && a.has("mimetype"):
		mime, err := a.read("mimetype")
		if err == nil && strings.HasPrefix(string(mime), "application/vnd.oasis.opendocument.text") {
			return dragoman.FormatODT
		}
	}
	return ""
}
