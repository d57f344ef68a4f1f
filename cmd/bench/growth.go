package main

import (
	"fmt"
	"strings"
)

// writeGrowth says how time and memory grow from each size to the next.
func writeGrowth(b *strings.Builder, done []outcome) {
	larger := biggest(done, "M10", "M", "L")
	if len(larger) < 2 {
		return
	}
	b.WriteString("\n## Growth\n\nM has ten times the tenants of M10 and the same outages, L ten times the tenants of M and 34 times the outage rows.\nTarget P6: ten times the tenants with the same outages take at most 11 times as long.\n")
	for n, o := range larger[1:] {
		before := larger[n]
		fmt.Fprintf(b, "\n| from %s to %s | time | processor | memory |\n|---|--:|--:|--:|\n", before.size.name, o.size.name)
		seen := map[string]bool{}
		for _, f := range o.figures {
			small, ok := before.figure(f.step, f.base.name)
			if !ok || seen[f.step] || f.failed != nil || small.failed != nil {
				continue
			}
			seen[f.step] = true
			fmt.Fprintf(b, "| %s | %.1fx | %.1fx | %.1fx |\n", f.step, ratio(f.oursCost.wall, small.oursCost.wall),
				ratio(f.oursCost.processor, small.oursCost.processor), ratio(f.oursCost.peak, small.oursCost.peak))
		}
	}
}

// biggest are the sizes with these names that were measured, in their order.
func biggest(done []outcome, names ...string) (out []outcome) {
	for _, name := range names {
		for _, o := range done {
			if o.size.name == name {
				out = append(out, o)
			}
		}
	}
	return out
}

// figure finds a step beside the same other side.
func (o outcome) figure(step, base string) (figure, bool) {
	for _, f := range o.figures {
		if f.step == step && f.base.name == base {
			return f, true
		}
	}
	return figure{}, false
}

func ratio[T ~int64](a, b T) float64 { return float64(a) / float64(b) }
