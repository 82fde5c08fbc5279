package export

import (
	"errors"
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"dragoman"
)

// rowGroup is the number of rows that are held before they are written; it
// bounds the memory of an export at a few megabytes a table.
const rowGroup = 512

// parquetSink writes one Parquet file a kind of record. Lists are LIST columns
// and null is null: nothing is flattened.
type parquetSink struct {
	documents   *table[documentRow]
	meetings    *table[meetingRow]
	agreements  *table[agreementRow]
	signatories *table[signatoryRow]
	mentions    *table[mentionRow]
	sum         *Summary
}

func newParquet(create func(string) (io.WriteCloser, error), sum *Summary) (sink, error) {
	s := &parquetSink{sum: sum}
	var errs []error
	s.documents = newTable[documentRow](create, "documents", &errs)
	s.meetings = newTable[meetingRow](create, "meetings", &errs)
	s.agreements = newTable[agreementRow](create, "agreements", &errs)
	s.signatories = newTable[signatoryRow](create, "signatories", &errs)
	s.mentions = newTable[mentionRow](create, "mentions", &errs)
	if err := errors.Join(errs...); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *parquetSink) add(r dragoman.Record) error {
	var wrote bool
	var err error
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		wrote, err = s.documents.add(newDocumentRow(r))
	case *dragoman.Meeting:
		wrote, err = s.meetings.add(newMeetingRow(r))
	case *dragoman.Agreement:
		wrote, err = s.agreements.add(newAgreementRow(r))
	case *dragoman.Signatory:
		wrote, err = s.signatories.add(newSignatoryRow(r))
	case *dragoman.Mention:
		wrote, err = s.mentions.add(newMentionRow(r))
	}
	if wrote {
		s.sum.wrote(r)
	}
	return err
}

func (s *parquetSink) close() error {
	return errors.Join(s.documents.close(), s.meetings.close(), s.agreements.close(), s.signatories.close(), s.mentions.close())
}

// table is one Parquet file of rows of type R. A nil table writes nothing.
type table[R any] struct {
	file   io.WriteCloser
	writer *parquet.GenericWriter[R]
	rows   []R
}

func newTable[R any](create func(string) (io.WriteCloser, error), name string, errs *[]error) *table[R] {
	f, err := create(name + ".parquet")
	if err != nil {
		*errs = append(*errs, err)
		return nil
	}
	if f == nil {
		return nil
	}
	return &table[R]{f, parquet.NewGenericWriter[R](f,
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest}),
		parquet.CreatedBy("dragoman", dragoman.Version, ""),
		parquet.KeyValueMetadata("schema", dragoman.Schema),
		parquet.MaxRowsPerRowGroup(rowGroup)), make([]R, 0, 256)}
}

func (t *table[R]) add(row R) (bool, error) {
	if t == nil {
		return false, nil
	}
	t.rows = append(t.rows, row)
	if len(t.rows) < cap(t.rows) {
		return true, nil
	}
	return true, t.flush()
}

func (t *table[R]) flush() error {
	_, err := t.writer.Write(t.rows)
	t.rows = t.rows[:0]
	return err
}

func (t *table[R]) close() error {
	if t == nil {
		return nil
	}
	return errors.Join(t.flush(), t.writer.Close(), t.file.Close())
}
