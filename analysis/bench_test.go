package analysis_test

import (
	"context"
	"testing"

	"nines/analysis"
	"nines/sla"
)

// BenchmarkRun judges half a million contracts for twelve months: 60 services
// and regions, 15 zones, 20 policies, 30,000 outage rows, half of them of
// single tenants; one contract in ten begins or ends inside the year.
func BenchmarkRun(b *testing.B) {
	src := newLargeSource(500_000, 15_000, 15_000)
	first := sla.MonthOf(2011, 1)
	var months []sla.Month
	for n := range sla.Month(12) {
		months = append(months, first+n)
	}
	sink := &countingSink{}
	for b.Loop() {
		*sink = countingSink{}
		opts := analysis.Options{Months: months, AsOf: sla.StartOfDay(2012, 2, 1, utc())}
		if err := analysis.Run(context.Background(), src, sink, opts); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(500_000*12), "ns/contract-month")
	b.ReportMetric(float64(sink.results), "results")
	b.ReportMetric(float64(sink.exceptions), "exceptions")
	b.ReportMetric(float64(sink.credits), "credits")
}
