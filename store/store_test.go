package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func openMemory(t *testing.T) *Store {
	t.Helper()
	s, err := Open(context.Background(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestADatabaseInMemoryHasItsTables(t *testing.T) {
	s := openMemory(t)
	var n int
	if err := s.db.QueryRow("select count(*) from input.contracts").Scan(&n); err != nil {
		t.Fatal(err)
	}
}

func TestOpeningAgainFindsWhatWasWrittenAndLeavesNoFilesBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	for range 2 {
		s, err := Open(context.Background(), path, Options{MemoryMiB: 200})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.db.Exec("insert into input.rates values ('s', 0, 'USD', 'EUR', '1.1', 1, 1)"); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := s.db.QueryRow("select count(*) from input.rates").Scan(&n); err != nil || n != 2 {
		t.Errorf("%d rows, %v", n, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("%v left, %v", entries, err)
	}
}

func TestReadingAFileThatDoesNotExistIsAnErrorAndMakesNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if _, err := Open(context.Background(), path, Options{ReadOnly: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file was made")
	}
}

func TestSettingsForbidDownloadsAndSpillIntoAFolderOfOurOwn(t *testing.T) {
	s := openMemory(t)
	for name, want := range map[string]string{
		"autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
		"preserve_insertion_order": "false", "temp_directory": s.spill, "threads": "1",
	} {
		var got string
		if err := s.db.QueryRow("select current_setting(?)::varchar", name).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", name, got, want, err)
		}
	}
}

func TestWritingAFileTakesLittleMemoryUnlessMoreIsAsked(t *testing.T) {
	for asked, want := range map[int]string{0: "700.0 MiB", 1536: "1.5 GiB"} {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), Options{MemoryMiB: asked})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		var got string
		if err := s.db.QueryRow("select current_setting('memory_limit')").Scan(&got); err != nil || got != want {
			t.Errorf("asked for %d MiB, the limit is %q, want %q (%v)", asked, got, want, err)
		}
	}
}

func TestNewFilesAreWrittenForOneVersionAndOlderOnesStayAsTheyAre(t *testing.T) {
	folder := t.TempDir()
	older := filepath.Join(folder, "older.db")
	db, err := sql.Open("duckdb", older+"?storage_compatibility_version=v1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("create table t (n integer)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for path, want := range map[string]string{filepath.Join(folder, "newer.db"): "v1.4.0+", older: "v1.0.0+"} {
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got string
		if err := s.db.QueryRow("select tags['storage_version'] from duckdb_databases() where database_name = current_database()").Scan(&got); err != nil || got != want {
			t.Errorf("%s is of %q, want %q (%v)", path, got, want, err)
		}
		s.Close()
	}
}

func TestALockThatAnotherProcessHoldsIsSaidInOurWords(t *testing.T) {
	err := lockedError(errors.New(`IO Error: Could not set lock on file "a.db": Conflicting lock is held in nines (PID 4711). See also`))
	var locked *LockedError
	if !errors.As(err, &locked) || locked.Process != "4711" {
		t.Errorf("error %v", err)
	}
}
