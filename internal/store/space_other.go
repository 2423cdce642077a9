//go:build !linux

package store

// freeBytes is how much may still be written below a folder. It cannot be told here.
func freeBytes(string) (int64, bool) { return 0, false }
