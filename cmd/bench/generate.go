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

func runGenerate(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	name := flags.String("size", "S", "S, M10, M or L")
	out := flags.String("out", "", "the folder to write")
	seed := flags.Uint64("seed", 1, "decides everything that is invented")
	bad := flags.Bool("bad", false, "write a tenant list with bad rows, too")
	plain := flags.Bool("plain", false, "write a provider that other ways of judging can express, too")
	parquet := flags.Bool("parquet", false, "write every list as Parquet, too")
	sheet := flags.Bool("xlsx", false, "write the first rows of the tenant list as a workbook, too")
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
	if err == nil && *plain {
		err = writePlain(made)
	}
	if err == nil && *parquet {
		err = writeParquet(ctx, made)
	}
	if err == nil && *sheet {
		err = writeSheet(made.tenants, sheetOf(made.tenants))
	}
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d contracts, %d outage rows, %s\n", made.folder, s.contracts(), s.shared+s.own, mebibytes(sizeOf(made.tenants, made.outages)))
	return nil
}

// setIn says where the files of a data set are.
func setIn(s size, folder string, bad bool) set {
	made := set{size: s, folder: folder, services: filepath.Join(folder, "services.csv"), tenants: filepath.Join(folder, "tenants.csv"),
		outages: filepath.Join(folder, "outages.csv"), maintenance: filepath.Join(folder, "maintenance.csv")}
	for n := range policies {
		made.policies = append(made.policies, filepath.Join(folder, "policies", policyName(n)+".yaml"))
	}
	if bad {
		made.bad, made.rejects = filepath.Join(folder, "bad", "tenants.csv"), badRows(s)
	}
	return made
}

// generate writes a data set: the same bytes for the same size and seed.
func generate(s size, folder string, seed uint64, bad bool) (set, error) {
	made := setIn(s, folder, bad)
	for _, one := range []string{filepath.Dir(made.policies[0]), filepath.Dir(made.bad)} {
		if err := os.MkdirAll(one, 0o755); err != nil {
			return made, err
		}
	}
	if err := writePolicies(made.policies, termsOf); err != nil {
		return made, err
	}
	if err := writeServices(made.services, s); err != nil {
		return made, err
	}
	if err := writeTenants(made.tenants, s, seed, false); err != nil {
		return made, err
	}
	if err := writeOutages(made.outages, s, seed); err != nil {
		return made, err
	}
	if err := writeMaintenance(made.maintenance, s, seed); err != nil || !bad {
		return made, err
	}
	return made, writeTenants(made.bad, s, seed, true)
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
