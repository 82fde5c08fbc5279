//go:build !unix

package extract_test

import "time"

var started = time.Now()

// cpuTime is the time by the clock, where the process's own is not to be had.
func cpuTime() time.Duration { return time.Since(started) }
