//go:build unix

package extract_test

import (
	"syscall"
	"time"
)

// cpuTime is the time that the process has had of all cores: on a busy machine it
// tells more than the clock.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
