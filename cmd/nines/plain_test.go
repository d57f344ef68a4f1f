package main

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

func TestALongChainOfLayersIsCutToThree(t *testing.T) {
	fact := hintedError{errors.New("the disk is full: 3 B left"), "make room"}
	for _, c := range []struct {
		err  error
		want string
	}{
		{fact, "the disk is full: 3 B left"},
		{fmt.Errorf("a: %w", fmt.Errorf("b: %w", fact)), "a: b: the disk is full: 3 B left"},
		{fmt.Errorf("a: %w", fmt.Errorf("b: %w", fmt.Errorf("c: %w", identityError{fmt.Errorf("d: %w", fmt.Errorf("e: %w", fact))}))), "a: d: e: the disk is full: 3 B left"},
		{fmt.Errorf("a: %w", errors.Join(fact, errors.New("and more"))), "a: the disk is full: 3 B left\nand more"},
		{fmt.Errorf("%w; nothing was kept", fact), "the disk is full: 3 B left; nothing was kept"},
		{fmt.Errorf("a: %w", &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}), "a: open x: file does not exist"},
	} {
		if got := shortened(c.err); got != c.want {
			t.Errorf("got %q, wanted %q", got, c.want)
		}
	}
}
