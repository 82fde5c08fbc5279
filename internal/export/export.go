package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"dragoman"
)

// Format is the name of an export format, as on the command line.
type Format string

// The formats.
const (
	JSONL         Format = "jsonl"
	JSON          Format = "json"
	CSV           Format = "csv"
	Parquet       Format = "parquet"
	FTM           Format = "ftm"
	Plover        Format = "plover"
	JSONLD        Format = "jsonld"
	ICS           Format = "ics"
	GraphML       Format = "graphml"
	GEXF          Format = "gexf"
	WebAnnotation Format = "webannotation"
)

// Formats returns all formats in the order of the manual.
func Formats() []Format {
	return []Format{JSONL, JSON, CSV, Parquet, FTM, Plover, JSONLD, ICS, GraphML, GEXF, WebAnnotation}
}

// ParseFormat returns the format of that name, or an error that lists the names.
func ParseFormat(name string) (Format, error) {
	if f := Format(strings.ToLower(name)); slices.Contains(Formats(), f) {
		return f, nil
	}
	names := make([]string, 0, len(Formats()))
	for _, f := range Formats() {
		names = append(names, string(f))
	}
	return "", fmt.Errorf("unknown format %q: use one of %s", name, strings.Join(names, ", "))
}

// FilePerKind reports whether the format needs one file for each kind of
// record, because a file of it is a table with fixed columns.
func (f Format) FilePerKind() bool { return f == CSV || f == Parquet }

// Records is a stream of records in the order of an extract: each document
// record stands before the records found in that document. An error ends it.
type Records = iter.Seq2[dragoman.Record, error]

// Options adjust what is written.
type Options struct {
	// Table is the one table that Write writes in a format that has a file a
	// kind: "meetings", "agreements". See Tables.
	Table string
	// NoBOM leaves out the byte order mark that csv files begin with.
	NoBOM bool
}

// ErrNeedsTable is returned by Write for csv and parquet without Options.Table.
var ErrNeedsTable = errors.New("this format is one file a kind of record")

// Tables returns the names of the tables that a format of one file a kind
// consists of; each is a file's name without its extension.
func Tables(f Format) []string {
	switch f {
	case CSV:
		return names(csvTables())
	case Parquet:
		return []string{"documents", "meetings", "agreements", "signatories", "mentions"}
	}
	return nil
}

// Summary tells what an export wrote and what it could not.
type Summary struct {
	// Written counts the records that reached the output, by their type.
	Written map[string]int
	// Skipped counts the records that the format cannot hold, by the reason.
	Skipped map[string]int
}

func (s *Summary) wrote(r dragoman.Record) { s.Written[r.RecordType()]++ }
func (s *Summary) skip(reason string)      { s.Skipped[reason]++ }

// Reasons returns the reasons for skipping in alphabetical order.
func (s *Summary) Reasons() []string {
	out := make([]string, 0, len(s.Skipped))
	for reason := range s.Skipped {
		out = append(out, reason)
	}
	slices.Sort(out)
	return out
}

// sink writes the records of one format. add is called once a record, close
// once after the last.
type sink interface {
	add(dragoman.Record) error
	close() error
}

// Write writes the records to w. For csv and parquet it writes the one table
// that the options name, and fails with ErrNeedsTable if they name none.
func Write(w io.Writer, f Format, records Records, opts Options) (*Summary, error) {
	sum := &Summary{Written: map[string]int{}, Skipped: map[string]int{}}
	out := bufio.NewWriterSize(w, 64<<10)
	var s sink
	switch f {
	case JSONL:
		s = newJSONL(out, sum)
	case JSON:
		s = newJSONArray(out, sum)
	case CSV, Parquet:
		if opts.Table == "" {
			return nil, fmt.Errorf("%s: %w: name a folder to write to, or one of the tables %s", f, ErrNeedsTable, strings.Join(Tables(f), ", "))
		}
		if !slices.Contains(Tables(f), opts.Table) {
			return nil, fmt.Errorf("%s has no table %q: use one of %s", f, opts.Table, strings.Join(Tables(f), ", "))
		}
		create := func(name string) (io.WriteCloser, error) {
			if name == opts.Table+"."+string(f) {
				return flushing{out}, nil
			}
			return nil, nil
		}
		return WriteFiles(create, f, records, opts)
	case FTM:
		s = newFTM(out, sum)
	case Plover:
		s = newPlover(out, sum)
	case JSONLD:
		s = newJSONLD(out, sum)
	case ICS:
		s = newCalendar(out, sum)
	case GraphML:
		s = newGraph(out, sum, writeGraphML)
	case GEXF:
		s = newGraph(out, sum, writeGEXF)
	case WebAnnotation:
		s = newAnnotations(out, sum)
	default:
		_, err := ParseFormat(string(f))
		return nil, err
	}
	if err := drain(s, records); err != nil {
		return sum, fmt.Errorf("export %s: %w", f, err)
	}
	if err := out.Flush(); err != nil {
		return sum, fmt.Errorf("export %s: %w", f, err)
	}
	return sum, nil
}

// WriteFiles writes a format of one file a kind. create opens the file of that
// name ("meetings.csv"); it may return nil for a file that is not wanted.
func WriteFiles(create func(name string) (io.WriteCloser, error), f Format, records Records, opts Options) (*Summary, error) {
	sum := &Summary{Written: map[string]int{}, Skipped: map[string]int{}}
	var s sink
	var err error
	switch f {
	case CSV:
		s, err = newCSV(create, sum, opts)
	case Parquet:
		s, err = newParquet(create, sum)
	default:
		return nil, fmt.Errorf("%s is a single file", f)
	}
	if err == nil {
		err = drain(s, records)
	}
	if err != nil {
		return sum, fmt.Errorf("export %s: %w", f, err)
	}
	return sum, nil
}

// drain feeds all records to a sink and closes it. The sink is closed after an
// error, too, so that no file stays open.
func drain(s sink, records Records) error {
	for r, err := range records {
		if err != nil {
			return errors.Join(err, s.close())
		}
		if err := s.add(r); err != nil {
			return errors.Join(err, s.close())
		}
	}
	return s.close()
}

// flushing makes a buffered writer a file that is flushed when it is closed.
type flushing struct{ *bufio.Writer }

func (f flushing) Close() error { return f.Flush() }
