package index

import (
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// batches writes batches to Bleve behind the writer's back, one after the
// other: while one is made into a segment and put on the disk, the next is
// filled. A batch is done only when it is on the disk, so that a full disk is an
// error here; Bleve's other mode would try again for ever.
type batches struct {
	todo chan *bleve.Batch
	done chan struct{}

	mu  sync.Mutex
	err error // the first
}

func newBatches(idx bleve.Index) *batches {
	q := &batches{todo: make(chan *bleve.Batch), done: make(chan struct{})}
	go func() {
		defer close(q.done)
		for b := range q.todo {
			if q.failed() != nil {
				continue // nothing of it will be published
			}
			if err := idx.Batch(b); err != nil {
				q.mu.Lock()
				q.err = err
				q.mu.Unlock()
			}
		}
	}()
	return q
}

func (q *batches) failed() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.err
}

// add queues a batch. It waits while another one is queued and returns the
// error of an earlier one.
func (q *batches) add(b *bleve.Batch) error {
	q.todo <- b
	return q.failed()
}

// close waits for all batches and returns the first error.
func (q *batches) close() error {
	close(q.todo)
	<-q.done
	return q.failed()
}
