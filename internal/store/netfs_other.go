//go:build !linux

package store

// networkFileSystem knows network file systems on Linux only, where Candor runs in production.
func networkFileSystem(string) string { return "" }
