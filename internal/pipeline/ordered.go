package pipeline

import (
	"context"
	"iter"
	"runtime"
)

// ordered does a piece of work for each item, on as many cores as there are or
// as workers says, and yields the results in the order of the items. A worker
// that is ahead waits: at most three results a worker are in memory. When the
// context ends, so does the sequence.
func ordered[In, Out any](ctx context.Context, items []In, workers int, work func(context.Context, In) Out) iter.Seq[Out] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Out) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type job struct {
			in   In
			done chan Out
		}
		jobs := make(chan job)
		// The queue keeps the order; its capacity is how far the fastest worker
		// may run ahead of the slowest.
		queue := make(chan job, 2*workers)
		for range workers {
			go func() {
				for j := range jobs {
					j.done <- work(ctx, j.in)
				}
			}()
		}
		go func() {
			defer close(jobs)
			defer close(queue)
			for _, in := range items {
				j := job{in, make(chan Out, 1)}
				select {
				case queue <- j:
				case <-ctx.Done():
					return
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					return
				}
			}
		}()
		for j := range queue {
			select {
			case out := <-j.done:
				if !yield(out) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
