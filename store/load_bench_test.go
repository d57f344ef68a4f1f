package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/ingest"
)

// tenantFile writes a tenant list of rows contracts.
func tenantFile(b *testing.B, rows int) string {
	b.Helper()
	var text strings.Builder
	text.WriteString("customer,customer_name,tenant,service,region,policy,fee,currency,seats,from,to,timezone\n")
	services := [...]string{"mail", "sites", "meetings", "machines", "voice"}
	zones := [...]string{"Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"}
	for n := range rows {
		tenant := n / len(services)
		fmt.Fprintf(&text, "c%06d,Customer %06d AG,t%07d,%s,region-%d,gold,%d.%02d,USD,%d,20%02d-%02d-01,,%s\n", tenant/3, tenant/3, tenant,
			services[n%len(services)], n%7, 10+n*7919%5000, n%100, n%500, 1+n%10, 1+n%12, zones[tenant%len(zones)])
	}
	path := filepath.Join(b.TempDir(), "tenants.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkTenantList sets a validated load into a file database against what
// DuckDB does with the same file when it checks nothing: look at the ratio, not
// at the seconds.
func BenchmarkTenantList(b *testing.B) {
	const rows = 500_000
	path := tenantFile(b, rows)
	policyPath := filepath.Join(b.TempDir(), "gold.yaml")
	if err := os.WriteFile(policyPath, []byte(goldPolicy), 0o600); err != nil {
		b.Fatal(err)
	}
	b.Run("validated", func(b *testing.B) {
		for b.Loop() {
			s := benchStore(b)
			if _, err := ingest.Load(b.Context(), s, []string{policyPath, path}, inUTC); err != nil {
				b.Fatal(err)
			}
			s.Close()
		}
		b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("read_csv", func(b *testing.B) {
		for b.Loop() {
			s := benchStore(b)
			if _, err := s.db.Exec("create table bare as from read_csv('" + path + "', columns = {customer: 'varchar', customer_name: 'varchar', tenant: 'varchar', service: 'varchar', region: 'varchar', policy: 'varchar', fee: 'decimal(18,2)', currency: 'varchar', seats: 'bigint', \"from\": 'date', \"to\": 'date', timezone: 'varchar'})"); err != nil {
				b.Fatal(err)
			}
			s.Close()
		}
		b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

func benchStore(b *testing.B) *Store {
	b.Helper()
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	return s
}
