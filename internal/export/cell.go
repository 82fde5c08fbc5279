package export

import (
	"strings"
	"unicode/utf8"
)

// GuardCell makes a text safe in a spreadsheet. A cell that begins with one of
//
//	= + - @ tab carriage-return line-feed, their full-width forms, or '
//
// gets an apostrophe before it, so that Excel, LibreOffice and Google Sheets
// show the text instead of computing it (OWASP, "CSV Injection"). Because a
// cell that begins with an apostrophe gets one too, the guard can be undone
// without loss: UnguardCell takes exactly one leading apostrophe away.
// NUL, which no spreadsheet and few CSV readers survive, becomes U+FFFD.
func GuardCell(text string) string {
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "\uFFFD")
	}
	first, _ := utf8.DecodeRuneInString(text)
	if text != "" && strings.ContainsRune("=+-@\t\r\n'＝＋－＠", first) {
		return "'" + text
	}
	return text
}

// UnguardCell gives back the text that GuardCell was given.
func UnguardCell(cell string) string { return strings.TrimPrefix(cell, "'") }
