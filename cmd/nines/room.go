package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"nines/sla"
)

// enoughRoom is err; where the database had too little memory, or a disk was
// full, it says in our words which, how much was there and what helps.
func enoughRoom(err error) error {
	var path *os.PathError
	where, full := fullDisk(err)
	switch {
	case full && errors.As(err, &path): // a page or a result; the error says all
		return hintedError{err, "make room, or name a place on another disk with --out"}
	case full && strings.Contains(where, exportDraft): // the engine wrote it
		where = filepath.Join(folderOf(where), strings.TrimSuffix(filepath.Base(where), ".part"))
		return hintedError{fmt.Errorf("exporting: %s", diskText(err, where)), "make room, or name a place on another disk with --out"}
	case full:
		return hintedError{fmt.Errorf("%s; nothing was kept of what was not finished", diskText(err, where)),
			"make room for as much again as the database takes, or name a file on another disk with --db"}
	}
	const theirs = "Out of Memory Error: "
	doing, detail, found := strings.Cut(err.Error(), theirs)
	if !found {
		return err
	}
	detail, _, _ = strings.Cut(detail, "\n")
	return hintedError{fmt.Errorf("%sthe database needs more memory than it may use (%s)", doing, detail),
		"--memory " + moreMemory(detail) + " gives it more; --threads 1 makes it need less"}
}

// usedOf finds the limit in "19.8 MiB/20.0 MiB used".
var usedOf = regexp.MustCompile(`/([0-9.]+) ([KMGT])iB used`)

// moreMemory is twice what the database could use, as --memory reads it.
func moreMemory(detail string) string {
	found := usedOf.FindStringSubmatch(detail)
	if found == nil {
		return "4GB"
	}
	tenths, err := sla.ParseScaled(found[1], 1)
	if err != nil {
		return "4GB"
	}
	kib := tenths * 1024 / 10
	switch found[2] {
	case "K":
		kib = tenths / 10
	case "G":
		kib *= 1024
	case "T":
		kib *= 1024 * 1024
	}
	if mib := 2 * kib / 1024; mib < 10*1024 {
		return fmt.Sprintf("%dMB", max(mib, 64)) // less is no use to anybody
	}
	return fmt.Sprintf("%dGB", (2*kib+1024*1024-1)/(1024*1024))
}

// theirFile finds the file in what the database says about a disk.
var theirFile = regexp.MustCompile(`[Ff]ile "([^"]+)"`)

// fullDisk says whether err is about a disk without room, and which file it
// wrote, "" where that is not known.
func fullDisk(err error) (file string, full bool) {
	text := err.Error()
	for _, sign := range []string{"No space left on device", "no space left on device", "File too large", "file too large",
		"Disk quota exceeded", "disk quota exceeded", "failed to offload", "max_temp_directory_size"} {
		full = full || strings.Contains(text, sign)
	}
	if !full {
		return "", false
	}
	if found := theirFile.FindStringSubmatch(text); found != nil {
		return found[1], true
	}
	return "", true
}

// folderOf is the folder of a file, or of a draft of it that is gone by now.
func folderOf(file string) string {
	folder := filepath.Dir(file)
	for !isFolder(folder) && folder != filepath.Dir(folder) {
		folder = filepath.Dir(folder)
	}
	return folder
}

// diskText says which disk is full.
func diskText(err error, file string) string {
	if file == "" {
		return "the disk has no room for what does not fit into memory, which is kept beside the database"
	}
	text := "the disk has no room for " + filepath.Base(file)
	if strings.Contains(strings.ToLower(err.Error()), "file too large") {
		text = "no file may be as large as " + filepath.Base(file) + " would be (ulimit -f)"
	}
	if free, known := freeMiB(filepath.Dir(file)); known {
		text += fmt.Sprintf(": %s MiB are free", grouped(free))
		if about, err := os.Stat(strings.TrimSuffix(file, ".wal")); err == nil {
			text += fmt.Sprintf(", and the file has %s MiB", grouped(about.Size()>>20))
		}
	}
	return text
}
