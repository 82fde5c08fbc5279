package ingest

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"dragoman"
)

// Limits bound what reading may cost. The zero value of each field means its
// default.
type Limits struct {
	Timeout time.Duration // for one file; DefaultTimeout
	Memory  int64         // for all workers together, in bytes; DefaultMemory
	Workers int           // processes; the number of CPUs, fewer if memory is short
	// Command starts a worker: a program and its arguments. The default is the
	// running program with WorkerCommand.
	Command []string
}

// DefaultTimeout bounds the reading of one file.
const DefaultTimeout = 60 * time.Second

// workerMemory is the memory that a worker needs to be of use.
const workerMemory = 512 << 20

// Pool reads files in worker processes, which it starts when they are needed,
// kills when a file takes too long, and replaces when a file kills them. It is
// safe for concurrent use; as many files are read at once as it has workers.
type Pool struct {
	limits Limits
	slots  chan *worker // one entry for each worker; nil where none runs yet
}

// NewPool makes a pool. No process starts before the first file.
func NewPool(limits Limits) (*Pool, error) {
	if limits.Timeout <= 0 {
		limits.Timeout = DefaultTimeout
	}
	if limits.Memory <= 0 {
		limits.Memory = DefaultMemory
	}
	if limits.Workers <= 0 {
		limits.Workers = runtime.NumCPU()
	}
	limits.Workers = max(1, min(limits.Workers, int(limits.Memory/workerMemory)))
	if limits.Command == nil {
		program, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("cannot find the program to start reading processes: %w", err)
		}
		limits.Command = []string{program, WorkerCommand}
	}
	p := &Pool{limits: limits, slots: make(chan *worker, limits.Workers)}
	for range limits.Workers {
		p.slots <- nil
	}
	return p, nil
}

// Workers is the number of files that are read at once.
func (p *Pool) Workers() int { return p.limits.Workers }

// Close ends the workers, once those under way are done.
func (p *Pool) Close() {
	for range cap(p.slots) {
		if w := <-p.slots; w != nil {
			w.end()
		}
	}
}

// Read reads the file at path in a worker. The error is an *Error; its code is
// Timeout, OutOfMemory or Crashed if the worker did not survive the file.
func (p *Pool) Read(ctx context.Context, path string, opts Options) (*dragoman.Document, error) {
	return p.do(ctx, job{Path: path, Options: opts})
}

// ReadBytes reads a document from memory in a worker; name is what it is
// called. The error is as Read's.
func (p *Pool) ReadBytes(ctx context.Context, name string, data []byte, opts Options) (*dragoman.Document, error) {
	return p.do(ctx, job{Path: name, Data: data, Given: true, Options: opts})
}

// do has a worker do a job, which a worker that dies of it gets a second chance
// at.
func (p *Pool) do(ctx context.Context, j job) (*dragoman.Document, error) {
	path, opts := j.Path, &j.Options
	var w *worker
	select {
	case w = <-p.slots:
	case <-ctx.Done():
		return nil, named(path, failure(Unreadable, ctx.Err(), "not read"))
	}
	defer func() { p.slots <- w }()
	deadline := time.Now().Add(p.limits.Timeout)
	for attempt := 0; ; attempt++ {
		if w == nil {
			var err error
			if w, err = p.start(); err != nil {
				return nil, named(path, failure(Crashed, err, "cannot start a reading process"))
			}
		}
		j.Time = time.Until(deadline)
		answer, err := w.ask(ctx, j, deadline)
		if err != nil {
			code := w.kill()
			w = nil
			err := p.postMortem(ctx, err, code)
			// the fast engine is the likelier culprit: PDFium gets a try
			if attempt == 0 && opts.PDFEngine != EngineFast && opts.PDFEngine != EnginePdfium && (err.Code == OutOfMemory || err.Code == Crashed) {
				opts.PDFEngine = EnginePdfium
				continue
			}
			return nil, named(path, err)
		}
		if answer.Tainted {
			w.kill()
			w = nil
		}
		if f := answer.Failure; f != nil {
			e := &Error{Code: f.Code, File: filepath.ToSlash(path), Message: f.Message}
			if f.Cause != "" {
				e.Err = errors.New(f.Cause)
			}
			return nil, e
		}
		answer.Document.Seal()
		return answer.Document, nil
	}
}

// postMortem tells why a worker did not answer.
func (p *Pool) postMortem(ctx context.Context, err error, code int) *Error {
	switch {
	case ctx.Err() != nil:
		return failure(Unreadable, ctx.Err(), "not read")
	case errors.Is(err, errTimeout):
		return failure(Timeout, nil, "reading took longer than %s: raise --timeout, or leave the file out", p.limits.Timeout)
	case code == exitMemory:
		return failure(OutOfMemory, nil, "reading took more than %d MiB: raise --memory, or leave the file out", p.share()>>20)
	}
	return failure(Crashed, nil, "the reading process died (exit %d)", code)
}

// share is the memory of one worker.
func (p *Pool) share() int64 { return p.limits.Memory / int64(p.limits.Workers) }

// worker is a running process.
type worker struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	encoder *gob.Encoder
	decoder *gob.Decoder
}

func (p *Pool) start() (*worker, error) {
	cmd := exec.Command(p.limits.Command[0], p.limits.Command[1:]...)
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d", memoryVariable, p.share()), "GOTRACEBACK=none")
	ownGroup(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &worker{cmd: cmd, in: in, encoder: gob.NewEncoder(in), decoder: gob.NewDecoder(out)}, nil
}

var errTimeout = errors.New("deadline exceeded")

// ask has a job done. After an error the worker is of no more use.
func (w *worker) ask(ctx context.Context, j job, deadline time.Time) (reply, error) {
	type result struct {
		reply reply
		err   error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		if r.err = w.encoder.Encode(j); r.err == nil {
			r.err = w.decoder.Decode(&r.reply)
		}
		done <- r
	}()
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	select {
	case r := <-done:
		return r.reply, r.err
	case <-ctx.Done():
		return reply{}, ctx.Err()
	case <-timer.C:
		return reply{}, errTimeout
	}
}

// endWait is how long an idle worker may take to end by itself.
const endWait = 2 * time.Second

// end lets an idle worker end, so that it can write what it still has to, such
// as a profile.
func (w *worker) end() {
	_ = w.in.Close()
	late := time.AfterFunc(endWait, func() { killGroup(w.cmd) })
	defer late.Stop()
	_ = w.cmd.Wait()
}

// kill ends the worker with what it has started, and gives its exit code: -1
// if it ran until now.
func (w *worker) kill() int {
	killGroup(w.cmd)
	_ = w.in.Close()
	_ = w.cmd.Wait()
	return w.cmd.ProcessState.ExitCode()
}
