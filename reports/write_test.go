package reports

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/sla"
)

func fill(text string) func(string) error {
	return func(folder string) error {
		if err := os.WriteFile(filepath.Join(folder, marker), []byte("{}"), 0o644); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, "index.html"), []byte(text), 0o644)
	}
}

func read(t *testing.T, dir string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAReportSetReplacesAReportSetWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "pages")
	for _, text := range []string{"first", "second"} {
		if err := replace(dir, false, fill(text)); err != nil {
			t.Fatal(err)
		}
		if got := read(t, dir); got != text {
			t.Errorf("%q is there, want %q", got, text)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Errorf("%d entries are left beside the set", len(entries)-1)
	}
}

func TestAnErrorLeavesWhatWasThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pages")
	if err := replace(dir, false, fill("old")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := replace(dir, false, func(folder string) error {
		_ = fill("half")(folder)
		return broken
	})
	if !errors.Is(err, broken) || read(t, dir) != "old" {
		t.Errorf("%v; %q is there", err, read(t, dir))
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Error("half a set is left")
	}
}

func TestAFolderThatIsNoReportSetIsReplacedByForceAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(dir, false, fill("new")); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("%v", err)
	}
	if err := replace(dir, true, fill("new")); err != nil || read(t, dir) != "new" {
		t.Errorf("%v", err)
	}
}

func TestAMonthThatWasNotJudgedIsRefusedByName(t *testing.T) {
	opts := Options{Months: []sla.Month{sla.MonthOf(2015, 1)}}
	_, err := writeSet(context.Background(), t.TempDir(), newFake(1), opts)
	if err == nil || !strings.Contains(err.Error(), "2015-01") || !strings.Contains(err.Error(), "2010-06") {
		t.Errorf("%v", err)
	}
}

func TestABuildWithoutChartsNamesTheCommandThatMakesThem(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pages")
	_, err := Write(context.Background(), dir, newFake(1), Options{})
	if HasBundle() {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "assets", "echarts.js")); err != nil {
			t.Error(err)
		}
		return
	}
	if !errors.Is(err, ErrNoBundle) || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("%v", err)
	}
}

func TestTheOptionsOfEveryChartAreTheSameJSONEveryTime(t *testing.T) {
	first, err := chartScript()
	if err != nil {
		t.Fatal(err)
	}
	if second, _ := chartScript(); !bytes.Equal(first, second) {
		t.Error("the options differ between two runs")
	}
	if bytes.Contains(first, []byte("http")) || bytes.Contains(first, []byte("__f__")) {
		t.Error("the options name an address or carry a script")
	}
	for _, kind := range chartKinds {
		options := chartOptions(kind)
		if _, err := json.Marshal(options); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		if series, _ := json.Marshal(options["series"]); bytes.Contains(series, []byte(`"data"`)) {
			t.Errorf("%s carries figures", kind)
		}
	}
}

func TestEveryKindOfChartHasItsPartOfTheScript(t *testing.T) {
	script, err := assets.ReadFile("assets/document/plots.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range chartKinds {
		if !bytes.Contains(script, []byte("\n    "+string(kind)+"(option, figures")) {
			t.Errorf("plots.js does not know %s", kind)
		}
	}
}

func TestWhatThereIsOfAStoppedSetIsToldAndRemoved(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	dir, told := filepath.Join(t.TempDir(), "pages"), ""
	opts := Options{Progress: func(int, int) { cancel() }, Discard: func(folder string) {
		if _, err := os.Stat(folder); err != nil || filepath.Dir(folder) != filepath.Dir(dir) {
			t.Errorf("%s is told, which is not beside %s: %v", folder, dir, err)
		}
		told = folder
	}}
	if _, err := Write(ctx, dir, newFake(20), opts); !errors.Is(err, context.Canceled) {
		t.Fatalf("ended with %v", err)
	}
	if told == "" {
		t.Error("nobody was told")
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) > 0 {
		t.Errorf("left is %v", left)
	}
}
