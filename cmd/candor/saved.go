package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// saved writes a file of a name, or the standard output if the name is "-". The file gets its name when it is whole: if it cannot be
// written to its end, what was there before stays. What is no file, such as a pipe or /dev/stdout, is written to as it is.
func saved(name string, out io.Writer, write func(to io.Writer) error) error {
	if name == "-" {
		return write(out)
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	found, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !found.Mode().IsRegular():
		return written(func() (*os.File, error) { return os.OpenFile(name, os.O_WRONLY, 0) }, write)
	}
	var temp string
	err = written(func() (*os.File, error) {
		f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*") // mode 0600
		if err == nil {
			temp = f.Name()
		}
		return f, err
	}, write)
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil && temp != "" {
		return errors.Join(err, os.Remove(temp))
	}
	return err
}

// written opens a file, writes it and closes it.
func written(open func() (*os.File, error), write func(to io.Writer) error) error {
	f, err := open()
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}
