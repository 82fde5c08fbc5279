//go:build unix

package ingest

import (
	"os/exec"
	"syscall"
)

// ownGroup gives a process a group of its own, so that it can be killed with
// what it starts, and so that Ctrl-C reaches the program only.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// killGroup kills a process and its group.
func killGroup(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}
