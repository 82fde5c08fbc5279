//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// maxFile in the environment bounds the size of the files that the test binary
// writes when it acts as the program.
const maxFile = "DRAGOMAN_TEST_MAX_FILE"

// limitFiles sets the bound of maxFile.
func limitFiles() error {
	n, err := strconv.ParseUint(os.Getenv(maxFile), 10, 64)
	if err != nil {
		return nil // not set
	}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
}

// writeReports writes a small report and a large one, whose words do not repeat,
// into a folder.
func writeReports(t *testing.T, dir string) (small, large string) {
	t.Helper()
	small, large = filepath.Join(dir, "small.md"), filepath.Join(dir, "large.md")
	rnd := rand.New(rand.NewPCG(1, 2))
	var words strings.Builder
	for i := range 20_000 {
		if i%100 == 0 {
			words.WriteString("\n\nIn this version: ")
		}
		fmt.Fprintf(&words, "%x ", rnd.Uint64())
	}
	for path, text := range map[string]string{small: "In this version nothing happened.", large: words.String()} {
		if err := os.WriteFile(path, []byte("# Report\n\nA version of a report.\n\n"+text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return small, large
}

// program runs the program as a child process and returns what it printed for
// people.
func program(set func(*exec.Cmd), args ...string) (string, error) {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), actAsProgram+"=1")
	if set != nil {
		set(cmd)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	return stderr.String(), err
}

// TestFullDisk ingests a report for which there is no room. The error says what
// to do, the index stays as it was, and with room the report goes in.
func TestFullDisk(t *testing.T) {
	for _, size := range []int{150 << 10, 600 << 10} { // too small for the text; for Bleve's segments
		t.Run(fmt.Sprintf("largest file %d", size), func(t *testing.T) {
			limit := func(cmd *exec.Cmd) { cmd.Env = append(cmd.Env, fmt.Sprintf("%s=%d", maxFile, size)) }
			fill(t, filepath.Join(t.TempDir(), "index"), limit, func() {})
		})
		t.Run(fmt.Sprintf("file system of %d", size*3/2), func(t *testing.T) {
			dir := t.TempDir()
			grow := mountSmall(t, dir, size*3/2)
			fill(t, filepath.Join(dir, "index"), nil, grow)
		})
	}
}

// fill ingests a small report, and a large one when there is no room and when
// there is.
func fill(t *testing.T, index string, limit func(*exec.Cmd), grow func()) {
	small, large := writeReports(t, t.TempDir())
	if out, err := program(nil, "ingest", "--index", index, small); err != nil {
		t.Fatalf("with room: %v\n%s", err, out)
	}
	out, err := program(limit, "ingest", "--index", index, large)
	if err == nil {
		t.Fatal("there was room: the test does not test")
	}
	if !strings.Contains(out, "free space on the disk, or name another folder with --index") || strings.Count(out, "\n") != 1 {
		t.Errorf("the message is\n%s", out)
	}
	inspect(t, index, 1, 1)
	if left, err := os.ReadDir(index); err != nil || len(left) != 4 {
		t.Errorf("%d entries are in the folder, want a generation, its pack, current and lock: %v", len(left), left)
	}
	grow()
	if out, err := program(nil, "ingest", "--index", index, large); err != nil {
		t.Fatalf("with room again: %v\n%s", err, out)
	}
	inspect(t, index, 2, 2)
}

// TestReadOnlyFolder writes to folders that cannot be written. The error says
// what to do; the index can be read there all the same.
func TestReadOnlyFolder(t *testing.T) {
	// Not t.TempDir: the user that the children run as must get through.
	dir, err := os.MkdirTemp("", "dragoman-readonly-")
	if err != nil {
		t.Fatal(err)
	}
	writable := func(mode os.FileMode) {
		t.Helper()
		err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Chmod(path, mode)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		writable(0o755)
		os.RemoveAll(dir)
	})
	child := func(*exec.Cmd) {}
	if os.Getuid() == 0 { // modes are nothing to root
		binary := filepath.Join(dir, "dragoman")
		if err := os.Link(os.Args[0], binary); err != nil {
			b, err := os.ReadFile(os.Args[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(binary, b, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		child = func(cmd *exec.Cmd) {
			cmd.Path, cmd.Dir = binary, "/"
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
	}
	index := filepath.Join(dir, "index")
	small, large := writeReports(t, dir)
	if out, err := program(nil, "ingest", "--index", index, small); err != nil {
		t.Fatalf("while it can be written: %v\n%s", err, out)
	}
	writable(0o555)
	if out, err := program(child, "search", "--index", index, "version"); err != nil {
		t.Fatalf("searching: %v\n%s", err, out)
	}
	if out, err := program(child, "check", "--index", index); err != nil {
		t.Errorf("checking: %v\n%s", err, out)
	}
	for _, args := range [][]string{
		{"ingest", "--index", index, large},
		{"ingest", "--index", filepath.Join(dir, "new"), large},
		{"docs", "rm", "--index", index, small},
	} {
		out, err := program(child, args...)
		if err == nil {
			t.Fatalf("%v: the folder could be written: the test does not test", args)
		}
		if !strings.Contains(out, "make the folder writable, or name another with --index") || strings.Count(out, "\n") != 1 {
			t.Errorf("%v: the message is\n%s", args, out)
		}
	}
	writable(0o755)
	inspect(t, index, 1, 1)
	if out, err := program(nil, "ingest", "--index", index, large); err != nil {
		t.Fatalf("when it can be written again: %v\n%s", err, out)
	}
	inspect(t, index, 2, 2)
}
