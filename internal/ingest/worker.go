package ingest

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"time"

	"dragoman"
)

// WorkerCommand is the hidden command of a program that serves as a reading
// process: its main calls WorkerMain.
const WorkerCommand = "ingest-worker"

// memoryVariable tells a worker the bytes of memory that it may use.
const memoryVariable = "DRAGOMAN_WORKER_MEMORY"

// exitMemory is the exit code of a worker that has used up its memory.
const exitMemory = 97

// job is what a pool asks of a worker.
type job struct {
	Path    string
	Data    []byte // read instead of the file, if Given
	Given   bool
	Options Options
	Time    time.Duration // until the pool kills the worker
}

// reply is what a worker answers.
type reply struct {
	Document *dragoman.Document
	Failure  *failureReply
	Tainted  bool // something still runs in the worker: it must not be used again
}

// failureReply is an Error on its way between processes.
type failureReply struct {
	Code    Code
	Message string
	Cause   string
}

// WorkerMain is the main function of a reading process. It reads jobs from
// stdin and answers on stdout until stdin ends, and returns the exit code.
//
// Files are read in a process of their own because nothing in a process can
// stop a library that loops for ever or eats all memory. The process ends itself
// when it has used up its memory, and is killed by its pool when it has used up
// its time.
func WorkerMain() int {
	out := os.Stdout
	os.Stdout = os.Stderr // a library that prints must not break the protocol
	memory, err := strconv.ParseInt(os.Getenv(memoryVariable), 10, 64)
	if err != nil || memory <= 0 {
		memory = DefaultMemory
	}
	go watchMemory(memory)
	return serve(os.Stdin, out, memory)
}

// serve answers jobs until in ends, which also stops a job under way: the pool
// is gone then.
func serve(in io.Reader, out io.Writer, memory int64) int {
	engines := NewEngines(memory)
	jobs := make(chan job)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		decoder := gob.NewDecoder(bufio.NewReader(in))
		for {
			var j job
			if err := decoder.Decode(&j); err != nil {
				cancel()
				close(jobs)
				return
			}
			jobs <- j
		}
	}()
	encoder := gob.NewEncoder(out)
	for j := range jobs {
		done := make(chan reply, 1)
		go func() { done <- answer(ctx, engines, j) }()
		select {
		case <-ctx.Done():
			return 0 // whatever still runs ends with the process
		case r := <-done:
			if err := encoder.Encode(r); err != nil {
				return 1
			}
		}
	}
	return 0
}

func answer(ctx context.Context, engines *Engines, j job) (r reply) {
	var err error
	engines.patience = time.Now().Add(j.Time * 4 / 5)
	if !j.Given {
		j.Data, err = load(j.Path, j.Options)
	}
	if err == nil {
		r.Document, err = engines.ReadBytes(ctx, j.Path, j.Data, j.Options)
	}
	if err != nil {
		r.Failure = &failureReply{Code: CodeOf(err), Message: err.Error()}
		var e *Error
		if errors.As(err, &e) {
			r.Failure.Message = e.Message
			if e.Err != nil {
				r.Failure.Cause = e.Err.Error()
			}
		}
	}
	r.Tainted = engines.tainted
	return r
}

// workerBallast is how much garbage, in bytes, a worker makes at least before
// it is collected.
const workerBallast = 16 << 20

// watchMemory ends the process when it holds more memory than allowed. The soft
// limit of the garbage collector, a little lower, comes first.
func watchMemory(limit int64) {
	// Little is alive between two pages, so that the collector would run many
	// times a second. What is never touched counts as alive and takes no memory.
	ballast := make([]byte, workerBallast)
	defer runtime.KeepAlive(ballast)
	debug.SetMemoryLimit(limit * 3 / 4)
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for range time.Tick(25 * time.Millisecond) {
		metrics.Read(samples)
		if held := samples[0].Value.Uint64() - samples[1].Value.Uint64(); held > uint64(limit) {
			os.Exit(exitMemory)
		}
	}
}
