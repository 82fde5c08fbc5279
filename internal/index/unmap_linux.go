package index

import "golang.org/x/sys/unix"

// unmap lets the kernel take what is in memory of a file mapped to be read; it
// comes back when it is looked at. It is advice, which may fail.
func unmap(mapped []byte) {
	if len(mapped) > 0 {
		_ = unix.Madvise(mapped, unix.MADV_DONTNEED)
	}
}
