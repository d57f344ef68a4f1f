package main

import (
	"errors"
	"strings"
)

// shortened is the text of err with at most three of the layers around its
// fact: what was asked for, and the two that are nearest to the fact.
func shortened(err error) string {
	var layers []string
	fact := err.Error()
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		layer, isLayer := strings.CutSuffix(fact, ": "+inner.Error())
		if !isLayer && inner.Error() != fact {
			break
		}
		if isLayer {
			layers = append(layers, layer)
		}
		fact = inner.Error()
	}
	if n := len(layers); n > 3 {
		layers = []string{layers[0], layers[n-2], layers[n-1]}
	}
	return strings.Join(append(layers, fact), ": ")
}
