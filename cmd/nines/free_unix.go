//go:build linux || darwin

package main

import "syscall"

// freeMiB is how much room there is in a folder, in mebibytes.
func freeMiB(folder string) (int64, bool) {
	var about syscall.Statfs_t
	if err := syscall.Statfs(folder, &about); err != nil {
		return 0, false
	}
	return int64(about.Bavail) * int64(about.Bsize) >> 20, true
}
