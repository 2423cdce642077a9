//go:build !linux

package store

// NetworkFileSystem knows network file systems on Linux only, where Candor runs in production.
func NetworkFileSystem(string) string { return "" }
