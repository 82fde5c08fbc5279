// Command generate writes reports made from corpus/ into a folder, until they
// have as many pages as asked for:
//
//	go run ./bench/generate --pages 10000 --format txt FOLDER
//
// It prints how many reports and pages there are. The same seed gives the same
// files; a larger number of pages only adds to them.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dragoman/bench"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(2)
	}
}

// perFolder is how many reports stand in one folder.
const perFolder = 1000

func run() error {
	pages := flag.Int("pages", 10_000, "how many pages")
	format := flag.String("format", string(bench.Text), fmt.Sprintf("of the files: %v", bench.Formats()))
	seed := flag.Uint64("seed", 1, "another seed gives other reports")
	corpus := flag.String("corpus", "corpus", "the folder whose reports they are made from")
	flag.Parse()
	if flag.NArg() != 1 {
		return errors.New("name one folder to write to")
	}
	source, err := bench.NewSource(os.DirFS(*corpus), *seed)
	if err != nil {
		return err
	}
	written, reports := 0, 0
	for ; written < *pages; reports++ {
		r := source.Report(reports)
		r.Pages = r.Pages[:min(len(r.Pages), *pages-written)]
		dir := filepath.Join(flag.Arg(0), fmt.Sprintf("%03d", reports/perFolder))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		data, err := r.Bytes(bench.Format(*format))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("report-%06d.%s", reports, *format)), data, 0o644); err != nil {
			return err
		}
		written += len(r.Pages)
	}
	fmt.Printf("%d reports, %d pages\n", reports, written)
	return nil
}
