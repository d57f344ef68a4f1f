package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version of the tool; the changelog says what changed.
const version = "0.1.0"

func newVersionCommand(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "the version, and the commit it was built from",
		Args:  arguments(0, 0, ""),
		RunE:  func(*cobra.Command, []string) error { return runVersion(s) },
	}
}

func runVersion(s *shared) error {
	s.printf("nines %s\n", version)
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, setting := range build.Settings {
			if setting.Key == "vcs.revision" {
				s.printf("commit %s\n", setting.Value)
			}
		}
	}
	return nil
}
