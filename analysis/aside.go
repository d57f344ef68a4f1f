package analysis

import "cmp"

// aside is work that goes on while other work is done, one piece after the other.
type aside struct {
	ended  chan error // nil where nothing goes on
	failed error      // the first error
}

// start begins the next piece; nothing may be going on.
func (a *aside) start(work func() error) {
	ended := make(chan error, 1)
	a.ended = ended
	go func() { ended <- work() }()
}

// wait is for what goes on; every user ends with it. Errors: the first of any piece.
func (a *aside) wait() error {
	if a.ended != nil {
		a.failed, a.ended = cmp.Or(a.failed, <-a.ended), nil
	}
	return a.failed
}
