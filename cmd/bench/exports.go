package main

import (
	"path/filepath"
	"strconv"
)

// exportTrials write a row for every result of a month, beside the engine's own
// copy of the same rows.
func (p plan) exportTrials() []trial {
	one := func(ours, format string) trial {
		words := map[string]string{"month": strconv.Itoa(year*12 + 2), "format": format, "file": filepath.Join(p.work, "bare."+format)}
		return trial{step: "export the results of one month, " + ours, command: "export",
			ours: p.ninesOn("judged", "export", "results", "--period", judgedYear+"-03", "--out", filepath.Join(p.work, "ours."+ours)),
			base: p.bareOn("copy to "+format+", in order", "judged", bareQuery("export", words))}
	}
	csv, xlsx, parquet := one("csv", "csv"), one("xlsx", "csv"), one("parquet", "parquet")
	csv.target, csv.most = "P9", 1.2
	xlsx.target, xlsx.most, xlsx.ours = "P10", 25, p.slow(xlsx.ours)
	return []trial{csv, xlsx, parquet}
}
