package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"strconv"

	"github.com/urfave/cli/v2"

	"dragoman/internal/ingest"
)

// profileFlags are for those who make the program faster. They stand before the
// command: dragoman --cpuprofile cpu.prof ingest reports. Each process that reads
// files writes one of its own beside, cpu.prof.worker-PID.
func profileFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "cpuprofile", Hidden: true, Usage: "write where the time goes to `FILE`"},
		&cli.StringFlag{Name: "memprofile", Hidden: true, Usage: "write where the memory goes to `FILE`"},
		&cli.StringFlag{Name: "trace", Hidden: true, Usage: "write what runs when to `FILE`"},
	}
}

// workerCommand starts a reading process that writes the same profiles as this
// one, or is nil where none is asked for.
func workerCommand(c *cli.Context) ([]string, error) {
	var flags []string
	for _, f := range profileFlags() {
		name := f.Names()[0]
		if path := c.String(name); path != "" {
			flags = append(flags, "--"+name, path)
		}
	}
	if flags == nil {
		return nil, nil
	}
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("cannot find the program to start reading processes: %w", err)
	}
	return append(append([]string{program}, flags...), ingest.WorkerCommand), nil
}

// profiles are the profiles of one run that are being written.
type profiles struct{ stop []func() error }

// start begins those that the flags ask for.
func (p *profiles) start(c *cli.Context) error {
	create := func(name string, begin func(*os.File) error, end func(*os.File) error) error {
		path := c.String(name)
		if path == "" {
			return nil
		}
		if c.Args().First() == ingest.WorkerCommand {
			path += ".worker-" + strconv.Itoa(os.Getpid())
		}
		f, err := os.Create(path)
		if err != nil {
			return fmt.Errorf("--%s: %w", name, err)
		}
		p.stop = append(p.stop, func() error { return errors.Join(end(f), f.Close()) })
		return begin(f)
	}
	return errors.Join(
		create("cpuprofile", func(f *os.File) error { return pprof.StartCPUProfile(f) }, func(*os.File) error { pprof.StopCPUProfile(); return nil }),
		create("trace", func(f *os.File) error { return trace.Start(f) }, func(*os.File) error { trace.Stop(); return nil }),
		create("memprofile", func(*os.File) error { return nil }, func(f *os.File) error {
			runtime.GC() // so that the profile shows what is still in use
			return pprof.WriteHeapProfile(f)
		}),
	)
}

// end writes what is left to write.
func (p *profiles) end(*cli.Context) error {
	var errs []error
	for _, stop := range p.stop {
		errs = append(errs, stop())
	}
	return errors.Join(errs...)
}
