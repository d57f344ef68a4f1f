package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel calls f for 0 to n-1 on all cores; f must only write to places of
// its own number, so that the outcome does not depend on the order.
func inParallel(n int, f func(int)) {
	const block = 256
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+block-1)/block) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for first := int(next.Add(block)) - block; first < n; first = int(next.Add(block)) - block {
				for one := first; one < min(n, first+block); one++ {
					f(one)
				}
			}
		}()
	}
	workers.Wait()
}
