//go:build unix && !linux

package main

import "testing"

// mountSmall mounts a small file system, which is done for Linux only.
func mountSmall(t *testing.T, _ string, _ int) (grow func()) {
	t.Skip("a small file system is mounted on Linux only")
	return nil
}
