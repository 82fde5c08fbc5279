// Package evaltest runs the reference scorer beside package eval in tests.
package evaltest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"dragoman"
	"dragoman/internal/eval"
)

// Trial is one extract to score, and the file of the gold to score it against.
type Trial struct {
	Gold    string
	Records []dragoman.Record
}

// SharedDir returns the folder of documents for measuring, in which the
// reference scorer lies, or skips the test. root is the repository's root,
// relative to the test.
func SharedDir(t *testing.T, root string) string {
	t.Helper()
	dir := os.Getenv("DRAGOMAN_SHARED")
	if dir == "" {
		dir = filepath.Join(root, "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "score", "score.py")); err != nil {
		t.Skipf("no reference scorer in %s (set DRAGOMAN_SHARED)", dir)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("the reference scorer needs python3")
	}
	return dir
}

// reference runs the scorer on pairs of gold and extract, in one process.
const reference = `
import json, sys
sys.path.insert(0, sys.argv[1])
import score
for gold, extract in zip(sys.argv[2::2], sys.argv[3::2]):
    records = [json.loads(line) for line in open(extract, encoding="utf8")]
    print(json.dumps(score.score(json.load(open(gold, encoding="utf8")), records)[0]))
`

// Compare scores every trial with package eval and with the reference, and
// fails the test for each figure that differs.
func Compare(t *testing.T, shared string, trials []Trial) {
	t.Helper()
	// -B: no byte code is written beside the scorer.
	args := []string{"-B", "-c", reference, filepath.Join(shared, "score")}
	dir := t.TempDir()
	for i, trial := range trials {
		var lines bytes.Buffer
		enc := dragoman.NewEncoder(&lines)
		for _, r := range trial.Records {
			if err := enc.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
		extract := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(extract, lines.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, trial.Gold, extract)
	}
	out, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Fatalf("reference scorer: %v", err)
	}
	figures := json.NewDecoder(bytes.NewReader(out))
	for i, trial := range trials {
		gold, err := eval.LoadGold(trial.Gold)
		if err != nil {
			t.Fatal(err)
		}
		ours, err := json.Marshal(eval.Score(gold, trial.Records))
		if err != nil {
			t.Fatal(err)
		}
		var want, got map[string]any
		if err := figures.Decode(&want); err != nil {
			t.Fatalf("reference scorer: %v", err)
		}
		if err := json.Unmarshal(ours, &got); err != nil {
			t.Fatal(err)
		}
		for name := range want {
			if !reflect.DeepEqual(got[name], want[name]) {
				t.Errorf("trial %d of %s: %s: %v, the reference has %v", i, trial.Gold, name, got[name], want[name])
			}
		}
		if len(got) != len(want) {
			t.Errorf("trial %d of %s: %d figures, the reference has %d", i, trial.Gold, len(got), len(want))
		}
	}
}
