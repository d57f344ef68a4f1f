package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// set is a data set on the disk.
type set struct {
	size size
	// folder holds everything; bad has one row in a hundred that cannot be
	// used, "" where it was not asked for, and rejects of them.
	folder, bad                             string
	rejects                                 int
	policies                                []string
	services, tenants, outages, maintenance string
}

func runGenerate(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	name := flags.String("size", "S", "S, M10, M or L")
	out := flags.String("out", "", "the folder to write")
	seed := flags.Uint64("seed", 1, "decides everything that is invented")
	bad := flags.Bool("bad", false, "write a tenant list with bad rows, too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s, err := sizeNamed(*name)
	if err != nil {
		return err
	}
	if *out == "" {
		return fmt.Errorf("generate needs -out FOLDER")
	}
	made, err := generate(s, *out, *seed, *bad)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d contracts, %d outage rows, %s\n", made.folder, s.contracts(), s.shared+s.own, mebibytes(sizeOf(made.tenants, made.outages)))
	return nil
}

// generate writes a data set: the same bytes for the same size and seed.
func generate(s size, folder string, seed uint64, bad bool) (set, error) {
	made := set{size: s, folder: folder, services: filepath.Join(folder, "services.csv"), tenants: filepath.Join(folder, "tenants.csv"),
		outages: filepath.Join(folder, "outages.csv"), maintenance: filepath.Join(folder, "maintenance.csv")}
	var err error
	if made.policies, err = writePolicies(filepath.Join(folder, "policies")); err != nil {
		return made, err
	}
	if err := writeServices(made.services, s); err != nil {
		return made, err
	}
	if _, err := writeTenants(made.tenants, s, seed, false); err != nil {
		return made, err
	}
	if err := writeOutages(made.outages, s, seed); err != nil {
		return made, err
	}
	if err := writeMaintenance(made.maintenance, s, seed); err != nil || !bad {
		return made, err
	}
	made.bad = filepath.Join(folder, "bad", "tenants.csv")
	if err := os.MkdirAll(filepath.Dir(made.bad), 0o755); err != nil {
		return made, err
	}
	made.rejects, err = writeTenants(made.bad, s, seed, true)
	return made, err
}

// sizeOf adds up files, in bytes; one that is not there has none.
func sizeOf(names ...string) int64 {
	var sum int64
	for _, name := range names {
		if file, err := os.Stat(name); err == nil {
			sum += file.Size()
		}
	}
	return sum
}

func mebibytes(bytes int64) string { return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20)) }
