package ingest

import (
	"context"
	"encoding/gob"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// The test binary stands in for the program: as a worker, and as workers that
// misbehave.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case WorkerCommand:
			os.Exit(WorkerMain())
		case "worker-that-hangs":
			time.Sleep(time.Hour)
		case "worker-that-dies":
			os.Exit(3)
		case "worker-that-eats":
			go func() {
				var hoard [][]byte
				for {
					block := make([]byte, 1<<20)
					for i := range block {
						block[i] = 1
					}
					hoard = append(hoard, block)
					_ = hoard
				}
			}()
			os.Exit(WorkerMain())
		}
	}
	os.Exit(m.Run())
}

func testPool(t *testing.T, limits Limits, command string) *Pool {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	limits.Command = []string{program, command}
	pool, err := NewPool(limits)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

func TestPoolReads(t *testing.T) {
	pool := testPool(t, Limits{Workers: 2}, WorkerCommand)
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("Türkiye and Hungary met.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	doc, err := pool.Read(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, doc)
	if doc.Text != "Türkiye and Hungary met." || doc.Points(len(doc.Text)) != 24 || doc.File != filepath.ToSlash(path) {
		t.Errorf("got %q, %d points, file %s", doc.Text, doc.Points(len(doc.Text)), doc.File)
	}
	if doc, err = pool.ReadBytes(context.Background(), "-", []byte("From stdin."), Options{}); err != nil || doc.Text != "From stdin." || doc.File != "-" {
		t.Errorf("from memory: %v, %v", doc, err)
	}
	_, err = pool.Read(context.Background(), path+".missing", Options{})
	if CodeOf(err) != Unreadable {
		t.Errorf("a missing file gives %v", err)
	}
}

func TestPoolSurvives(t *testing.T) {
	tests := []struct {
		command string
		limits  Limits
		want    Code
	}{
		{"worker-that-hangs", Limits{Workers: 1, Timeout: 200 * time.Millisecond}, Timeout},
		{"worker-that-dies", Limits{Workers: 1}, Crashed},
		{"worker-that-eats", Limits{Workers: 1, Memory: 200 << 20}, OutOfMemory},
	}
	for _, tt := range tests {
		pool := testPool(t, tt.limits, tt.command)
		data := []byte("never read")
		if tt.want == OutOfMemory {
			data = nil // the worker waits for more and eats meanwhile
		}
		_, err := hold(pool, data, tt.want)
		if CodeOf(err) != tt.want {
			t.Errorf("%s: got %v, want code %s", tt.command, err, tt.want)
		}
		if w := <-pool.slots; w != nil {
			t.Errorf("%s: the worker is kept", tt.command)
			pool.slots <- w
		} else {
			pool.slots <- nil
		}
	}
}

// hold reads data; where memory is to run out it reads until it has.
func hold(pool *Pool, data []byte, want Code) (string, error) {
	for {
		doc, err := pool.ReadBytes(context.Background(), "x.txt", append([]byte("text"), data...), Options{PDFEngine: EngineFast})
		if err != nil || want != OutOfMemory {
			return "", err
		}
		_ = doc
	}
}

func TestPoolStops(t *testing.T) {
	pool := testPool(t, Limits{Workers: 1}, "worker-that-hangs")
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := pool.ReadBytes(ctx, "x.txt", []byte("x"), Options{}); err == nil || ctx.Err() == nil {
		t.Errorf("a cancelled read gives %v", err)
	}
}

// TestServeEndsWithItsInput: a worker whose pool is gone must not run on.
func TestServeEndsWithItsInput(t *testing.T) {
	in, pool := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- serve(in, io.Discard, DefaultMemory) }()
	if err := gob.NewEncoder(pool).Encode(job{Path: "x.txt", Data: []byte("text"), Given: true}); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestKillGroupEndsChildren(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh")
	}
	cmd := exec.Command(sh, "-c", "sleep 60 & sleep 60; true")
	ownGroup(cmd)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killGroup(cmd)
	if err := cmd.Wait(); err == nil {
		t.Error("the process ended well, it should have been killed")
	}
}
