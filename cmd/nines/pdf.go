package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// browsers can print a page, in the order in which they are looked for.
var browsers = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// findBrowser is the program that named names, or the first of the known ones
// that is installed.
func findBrowser(named string) (string, error) {
	if named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("looking for the browser: %w", err)
		}
		return path, nil
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", hintedError{errors.New("--pdf needs Chromium or Chrome, and neither is installed"),
		"--browser PROGRAM names one; the page itself prints from any browser"}
}

// printPDF prints a page, an absolute path, to a PDF. The PDF is the old one or
// the new one, never half of it.
func printPDF(ctx context.Context, browser, page, pdf string) error {
	pdf, err := filepath.Abs(pdf)
	if err != nil {
		return err
	}
	profile, err := os.MkdirTemp("", "nines-browser-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(profile)
	draft := pdf + ".new"
	defer os.Remove(draft)
	args := []string{"--headless", "--disable-gpu", "--user-data-dir=" + profile, "--virtual-time-budget=10000",
		"--no-pdf-header-footer", "--print-to-pdf=" + draft}
	if os.Geteuid() == 0 { // Chromium's sandbox refuses to run as root
		args = append(args, "--no-sandbox")
	}
	address := url.URL{Scheme: "file", Path: page}
	said, err := exec.CommandContext(ctx, browser, append(args, address.String())...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("printing %s with %s: %w: %s", filepath.Base(page), filepath.Base(browser), err, lastLine(said))
	}
	if _, err := os.Stat(draft); err != nil {
		return fmt.Errorf("printing %s: %s wrote nothing: %s", filepath.Base(page), filepath.Base(browser), lastLine(said))
	}
	return os.Rename(draft, pdf)
}

// lastLine is the end of what a program said, for a message.
func lastLine(said []byte) string {
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	return printable(lines[len(lines)-1])
}
