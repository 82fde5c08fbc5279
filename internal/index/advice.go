package index

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"syscall"
)

// advise adds to an error of a writer what can be done about it, where that is
// for the user to do.
func advise(err *error) {
	switch {
	case *err == nil:
	case noRoom(*err):
		*err = fmt.Errorf("%w; searches see the index as it was before: free space on the disk, or name another folder with --index", *err)
	case errors.Is(*err, fs.ErrPermission), errors.Is(*err, syscall.EROFS):
		*err = fmt.Errorf("%w: make the folder writable, or name another with --index", *err)
	}
}

// noRoom reports whether an error says that a disk, a quota or the largest size
// of a file has been reached. Bleve wraps such an error as text only.
func noRoom(err error) bool {
	full := []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	if runtime.GOOS == "windows" {
		full = append(full, 112, 39) // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
	}
	for _, e := range full {
		if errors.Is(err, e) || strings.Contains(err.Error(), e.Error()) {
			return true
		}
	}
	return false
}
