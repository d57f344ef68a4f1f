package pagetest

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Browser is a Chromium without a window that gathers what pages must not do:
// errors on their console and requests outside their folder.
type Browser struct {
	// Context is where chromedp finds it.
	Context context.Context
	// Folder is where the pages are.
	Folder string
	// Page is the one that is open, as a path in the folder.
	Page string

	mu       sync.Mutex // guards problems, and Page while it is changed
	problems []string
}

// Open starts Chromium for the pages in folder; it ends with the test. Without
// a Chromium the test is skipped, as [Missing] says.
func Open(t *testing.T, folder string) *Browser {
	t.Helper()
	path := findChromium()
	if path == "" {
		Missing(t, "there is no Chromium on this machine")
	}
	allocated, stopAllocator := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.WindowSize(1280, 900), chromedp.Flag("disable-dev-shm-usage", true))
	ctx, stop := chromedp.NewContext(allocated)
	ctx, stopClock := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(func() { stopClock(); stop(); stopAllocator() })
	b := &Browser{Context: ctx, Folder: folder}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatalf("watching the network: %v", err)
	}
	return b
}

// Missing skips a test for want of something on this machine, or fails where
// NINES_REQUIRE_CHROMIUM=1 says that nothing may be skipped.
func Missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("NINES_REQUIRE_CHROMIUM") == "1" {
		t.Fatal(why + ", and NINES_REQUIRE_CHROMIUM forbids to skip")
	}
	t.Skip(why)
}

// findChromium is the path of a browser, or "".
func findChromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// watch notes what a page must not do.
func (b *Browser) watch(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, fileURL(b.Folder)+"/") && !strings.HasPrefix(e.Request.URL, "data:") && e.Request.URL != "about:blank" {
			b.problem("asks for " + e.Request.URL)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.problem("logs: " + e.Entry.Text + " " + e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			b.problem("writes an error to the console")
		}
	case *runtime.EventExceptionThrown:
		b.problem("throws: " + e.ExceptionDetails.Text)
	}
}

func (b *Browser) problem(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, b.Page+" "+text)
}

// Open opens a page of the folder.
func (b *Browser) Open(t *testing.T, page string) {
	t.Helper()
	b.mu.Lock()
	b.Page = page
	b.mu.Unlock()
	if err := chromedp.Do(b.Context, chromedp.Navigate(fileURL(filepath.Join(b.Folder, page)))); err != nil {
		t.Fatalf("opening %s: %v", page, err)
	}
}

// Text is what a script gives or promises for the open page.
func (b *Browser) Text(t *testing.T, script string) string {
	t.Helper()
	text, err := chromedp.Run(b.Context, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("reading %s: %v", b.Page, err)
	}
	return text
}

// Eval reads what a script gives or promises, which is JSON, into a value.
func (b *Browser) Eval(t *testing.T, script string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(b.Text(t, script)), into); err != nil {
		t.Fatalf("reading %s: %v", b.Page, err)
	}
}

// Look sets the colour scheme and the width that pages see.
func (b *Browser) Look(t *testing.T, scheme string, width int64) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(b.Context, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	size := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}
	if _, err := chromedp.Call(b.Context, emulation.SetDeviceMetricsOverride, size); err != nil {
		t.Fatal(err)
	}
}

// Clean fails where a page did what it must not do.
func (b *Browser) Clean(t *testing.T) {
	t.Helper()
	for _, p := range b.Problems() {
		t.Error(p)
	}
}

// Problems are what pages did so far that they must not do; they are told once.
func (b *Browser) Problems() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.problems
	b.problems = nil
	return out
}

func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}
