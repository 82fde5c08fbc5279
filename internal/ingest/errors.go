package ingest

import (
	"errors"
	"fmt"
)

// Code is a stable word for what went wrong with a file or page, for programs.
type Code string

// The codes of errors and warnings.
const (
	Empty       Code = "empty"        // nothing to read
	Encrypted   Code = "encrypted"    // a password is needed, or the one given is wrong
	Unsupported Code = "unsupported"  // not a format that ingest knows
	Unreadable  Code = "unreadable"   // the file cannot be opened, or its structure is broken
	TooLarge    Code = "too_large"    // it expands beyond the limits
	Timeout     Code = "timeout"      // reading took longer than allowed
	OutOfMemory Code = "memory"       // reading took more memory than allowed
	Crashed     Code = "crashed"      // the reading process died
	NoText      Code = "no_text"      // a page has no text layer
	Damaged     Code = "damaged_text" // text is there, but garbled
	NotEnglish  Code = "not_english"  // extraction reads English only
	BadEncoding Code = "bad_encoding" // bytes that are not text in the detected encoding
)

// Error tells why a file could not be read.
type Error struct {
	Code    Code
	File    string // as the caller named it
	Message string // says what to do, where something can be done
	Err     error  // the cause, or nil
}

// Error gives the file, the message and the cause on one line.
func (e *Error) Error() string {
	s := e.Message
	if e.File != "" {
		s = e.File + ": " + s
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first Error in err's chain, or Unreadable.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Unreadable
}

func failure(code Code, cause error, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Err: cause}
}
