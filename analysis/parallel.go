package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// block is how many numbers a worker takes at once.
const block = 256

// workers is how many run at the same time.
func workers() int { return runtime.GOMAXPROCS(0) }

// inParallel calls f for 0 to end-1 on all cores. A block of numbers goes to
// one worker; f must only write to places of its number, its block or its
// worker, so that the outcome does not depend on the order.
func inParallel(end int, f func(worker, n int)) {
	inBlocks(end, func(worker, from, after int) {
		for n := from; n < after; n++ {
			f(worker, n)
		}
	})
}

// inBlocks is inParallel for those who take a block of numbers at once.
func inBlocks(end int, f func(worker, from, after int)) {
	var next atomic.Int64
	var running sync.WaitGroup
	for worker := range workers() {
		running.Add(1)
		go func() {
			defer running.Done()
			for from := int(next.Add(block)) - block; from < end; from = int(next.Add(block)) - block {
				f(worker, from, min(end, from+block))
			}
		}()
	}
	running.Wait()
}
