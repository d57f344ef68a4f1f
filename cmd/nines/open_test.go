package main

import "testing"

func TestMemoryIsReadInMegabytesAndGigabytes(t *testing.T) {
	for text, want := range map[string]int{"": 0, "512MB": 512, "4GB": 4096, "4 GiB": 4096, "2g": 2048, "300MiB": 300} {
		if got, err := memoryMiB(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v; wanted %d", text, got, err, want)
		}
	}
}

func TestWhatIsNoAmountOfMemoryIsRefused(t *testing.T) {
	for _, text := range []string{"4", "GB", "-1GB", "0MB", "1.5GB", "4TB", "80%", "1e3MB", "99999999999GB"} {
		if got, err := memoryMiB(text); err == nil {
			t.Errorf("%q came out as %d", text, got)
		}
	}
}
