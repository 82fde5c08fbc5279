//go:build linux

// Command measure runs a command and prints what it took, with all processes
// that it started:
//
//	go run ./bench/measure COMMAND ARG...
//
// prints seconds, CPU seconds, the peak of the memory that all held at one time
// and the part of it that is not the page cache's (a segment of an index that is
// mapped is in memory, too, but may leave it at any time), in MB. The command's
// own output goes to standard error.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "measure: name a command")
		os.Exit(2)
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	start := time.Now()
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	var peak memory
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for running := true; running; {
		select {
		case <-done:
			running = false
		case <-tick.C:
			m := held(cmd.Process.Pid)
			peak.all, peak.own = max(peak.all, m.all), max(peak.own, m.own)
		}
	}
	state := cmd.ProcessState
	fmt.Printf("%.3f %.3f %.1f %.1f\n", time.Since(start).Seconds(), (state.UserTime() + state.SystemTime()).Seconds(), float64(peak.all)/1e6, float64(peak.own)/1e6)
	os.Exit(state.ExitCode())
}

// memory is what processes hold, in bytes.
type memory struct{ all, own int64 }

// held adds up what a process and those below it hold.
func held(root int) memory {
	parents := map[int]int{}
	sizes := map[int]memory{}
	stats, _ := filepath.Glob("/proc/[0-9]*/status")
	for _, path := range stats {
		raw, err := os.ReadFile(path)
		if err != nil {
			continue // ended meanwhile
		}
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		parents[pid] = int(field(raw, "PPid:"))
		sizes[pid] = memory{field(raw, "VmRSS:") * 1024, field(raw, "RssAnon:") * 1024}
	}
	var sum memory
	for pid, size := range sizes {
		for p := pid; p > 0; p = parents[p] {
			if p == root {
				sum.all += size.all
				sum.own += size.own
				break
			}
		}
	}
	return sum
}

func field(status []byte, name string) int64 {
	_, rest, ok := bytes.Cut(status, []byte("\n"+name))
	if !ok {
		return 0
	}
	f := strings.Fields(string(rest[:min(len(rest), 40)]))
	if len(f) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(f[0], 10, 64)
	return n
}
