package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// writeTargets says for each target of the design whether it was reached.
func writeTargets(b *strings.Builder, done []outcome) {
	b.WriteString("\n## Targets\n\nRatios of times, of nines to what stands beside it; those in bold are over the target.\n\n| target | step | at most |")
	for _, o := range done {
		fmt.Fprintf(b, " %s |", o.size.name)
	}
	b.WriteString("\n|---|---|--:|" + strings.Repeat("--:|", len(done)) + "\n")
	for _, t := range targetsOf(done) {
		fmt.Fprintf(b, "| %s | %s | %s |", t.name, t.step, t.most)
		for _, o := range done {
			fmt.Fprintf(b, " %s |", t.found(o))
		}
		b.WriteString("\n")
	}
}

// target is a line of the table; found is what an outcome has for it.
type target struct {
	name, step, most string
	found            func(o outcome) string
}

// targetsOf are those that figures have, and those that are no ratio of times.
func targetsOf(done []outcome) []target {
	var list []target
	for _, o := range done {
		for _, f := range o.figures {
			same := func(t target) bool { return t.name == f.target && t.step == f.step }
			if f.most == 0 || slices.ContainsFunc(list, same) {
				continue
			}
			list = append(list, target{f.target, f.step, fmt.Sprintf("%gx", f.most), func(o outcome) string {
				f, ok := o.figure(f.step, f.base.name)
				if !ok || f.failed != nil || f.most == 0 {
					return ""
				}
				return judged(f.ratioText()+"x", f.ratio() <= f.most)
			}})
		}
	}
	list = append(list,
		target{"P5", "the kernel alone, for each result and core", "60 ns", func(o outcome) string {
			return judged(fmt.Sprintf("%d ns", o.kernelNS), o.kernelNS <= 60)
		}},
		target{"P6", "analyze, from M10 to M", "11x", growthOfAnalyze(done)},
		target{"P13", "memory of analyze on L, results as a view", "1.7 GiB", func(o outcome) string {
			f, ok := o.figure(analyzeStep, analyzeBase)
			if o.size.name != "L" || !ok || f.failed != nil {
				return ""
			}
			return judged(mebibytes(f.oursCost.peak), f.oursCost.peak <= 17<<30/10)
		}})
	slices.SortStableFunc(list, func(a, b target) int { // P2 before P10
		return cmp.Or(cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name))
	})
	return list
}

// growthOfAnalyze compares M with M10, where both were measured.
func growthOfAnalyze(done []outcome) func(o outcome) string {
	return func(o outcome) string {
		pair := biggest(done, "M10", "M")
		if len(pair) < 2 || o.size.name != "M" {
			return ""
		}
		small, _ := pair[0].figure(analyzeStep, analyzeBase)
		large, _ := pair[1].figure(analyzeStep, analyzeBase)
		if small.failed != nil || large.failed != nil {
			return ""
		}
		grown := ratio(large.oursCost.wall, small.oursCost.wall)
		return judged(fmt.Sprintf("%.1fx", grown), grown <= 11)
	}
}

func judged(text string, reached bool) string {
	if reached {
		return text
	}
	return "**" + text + "**"
}
