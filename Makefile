# Each target is one command that a contributor types; .ci/run calls the same.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: build test lint golden bench speed scale corpus clean

build:
	CGO_ENABLED=0 go build -trimpath -o dragoman ./cmd/dragoman

test:
	go test -race ./... github.com/cpuguy83/go-md2man/v2/...

lint:
	test -z "$$(gofmt -l $$(git ls-files '*.go' ':!third_party'))"
	go vet ./...
	go run $(STATICCHECK) ./...

# Writes anew what a change of the extraction may change: the figures of quality
# and the output of the sessions in README.md and docs/. Look at the difference.
golden:
	go test -count=1 ./corpus -run 'TestScores|TestRulePrecision' -update
	UPDATE_SCRIPTS=1 go test -count=1 ./cmd/dragoman -run TestPagesShowRealOutput

# Runs the benchmarks and compares them with those of the last tag.
bench:
	bench/benchmark.sh

# Runs the peers side by side on generated reports and on the folders that are
# named (make speed SETS="'UN reports=FOLDER'"), and puts the table into README.md.
speed:
	bench/compare.sh $(SETS)
	go test -count=1 ./bench -run TestPagesShowTheResults -update

# Shows how the cost grows from 1,000 pages to 100,000; takes a quarter of an hour.
scale:
	bench/scale.sh
	go test -count=1 ./bench -run TestPagesShowTheResults -update

# Remakes the PDFs of corpus/ from their Markdown (pandoc and LibreOffice).
corpus:
	corpus/make.sh

clean:
	rm -rf dragoman dragoman.exe dragoman.index
