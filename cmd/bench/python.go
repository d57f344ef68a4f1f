package main

import (
	"context"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
)

// plainScript judges with the standard library of Python alone.
//
//go:embed scripts/plain.py
var plainScript []byte

// python is a plain script: it reads the files and writes a file.
func (j judging) python(ctx context.Context) contender {
	script, rows := filepath.Join(j.work, "plain.py"), filepath.Join(j.work, "plain-python.csv")
	program, missing := exec.LookPath("python3")
	c := contender{name: "a Python script", program: program, args: []string{script, filepath.Dir(j.tenants), j.folder, rows}}
	c.prepare = func() error {
		if missing != nil {
			return missing
		}
		return os.WriteFile(script, plainScript, 0o644)
	}
	c.check = j.agrees(ctx, c.name, "", rowsOf(rows))
	return c
}
