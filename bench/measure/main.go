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
	var tree []int
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for n, running := 0, true; running; n++ {
		select {
		case <-done:
			running = false
		case <-tick.C:
			if n%10 == 0 { // processes come seldom, and finding them is dear
				tree = below(cmd.Process.Pid)
			}
			m := held(tree)
			peak.all, peak.own = max(peak.all, m.all), max(peak.own, m.own)
		}
	}
	state := cmd.ProcessState
	fmt.Printf("%.3f %.3f %.1f %.1f\n", time.Since(start).Seconds(), (state.UserTime() + state.SystemTime()).Seconds(), float64(peak.all)/1e6, float64(peak.own)/1e6)
	os.Exit(state.ExitCode())
}

// memory is what processes hold, in bytes.
type memory struct{ all, own int64 }

// held adds up what processes hold.
func held(tree []int) memory {
	var sum memory
	for _, pid := range tree {
		if raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)); err == nil { // else it has ended
			sum.all += field(raw, "VmRSS:") * 1024
			sum.own += field(raw, "RssAnon:") * 1024
		}
	}
	return sum
}

// below finds a process and those that it started.
func below(root int) []int {
	children := map[int][]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/status")
	for _, path := range stats {
		raw, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path))); err == nil {
			parent := int(field(raw, "PPid:"))
			children[parent] = append(children[parent], pid)
		}
	}
	tree := []int{root}
	for i := 0; i < len(tree); i++ {
		tree = append(tree, children[tree[i]]...)
	}
	return tree
}

// field gives a number of a status file.
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
