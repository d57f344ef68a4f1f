package reports

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

// browser is a Chromium without a window that gathers what pages must not do:
// errors on their console and requests outside their folder.
type browser struct {
	ctx    context.Context
	folder string

	mu       sync.Mutex
	page     string
	problems []string
}

// openBrowser starts Chromium for the pages in folder. Without it, or without
// the charts' library, the test is skipped; NINES_REQUIRE_CHROMIUM=1 forbids it.
func openBrowser(t *testing.T, folder string) *browser {
	t.Helper()
	path := chromium()
	if path == "" {
		missing(t, "there is no Chromium on this machine")
	}
	if !HasBundle() {
		missing(t, "this build has no charts: make assets makes them")
	}
	allocated, stopAllocator := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.WindowSize(1280, 900), chromedp.Flag("disable-dev-shm-usage", true))
	ctx, stop := chromedp.NewContext(allocated)
	ctx, stopClock := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(func() { stopClock(); stop(); stopAllocator() })
	b := &browser{ctx: ctx, folder: folder}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatalf("watching the network: %v", err)
	}
	return b
}

// missing skips, or fails where nothing may be skipped.
func missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("NINES_REQUIRE_CHROMIUM") == "1" {
		t.Fatal(why + ", and NINES_REQUIRE_CHROMIUM forbids to skip")
	}
	t.Skip(why)
}

// chromium is the path of a browser, or "".
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// watch notes what a page must not do.
func (b *browser) watch(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, fileURL(b.folder)+"/") && !strings.HasPrefix(e.Request.URL, "data:") && e.Request.URL != "about:blank" {
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

func (b *browser) problem(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, b.page+" "+text)
}

// open opens a page of the folder.
func (b *browser) open(t *testing.T, page string) {
	t.Helper()
	b.mu.Lock()
	b.page = page
	b.mu.Unlock()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(fileURL(filepath.Join(b.folder, page)))); err != nil {
		t.Fatalf("opening %s: %v", page, err)
	}
}

// eval reads what a script gives, which is or promises JSON, into a value.
func (b *browser) eval(t *testing.T, script string, into any) {
	t.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err == nil {
		err = json.Unmarshal([]byte(text), into)
	}
	if err != nil {
		t.Fatalf("reading %s: %v", b.page, err)
	}
}

// look sets the colour scheme and the width that pages see.
func (b *browser) look(t *testing.T, scheme string, width int64) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	size := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}
	if _, err := chromedp.Call(b.ctx, emulation.SetDeviceMetricsOverride, size); err != nil {
		t.Fatal(err)
	}
}

// clean fails where a page did what it must not do.
func (b *browser) clean(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.problems {
		t.Error(p)
	}
	b.problems = nil
}

func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}
