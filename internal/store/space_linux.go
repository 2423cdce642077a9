package store

import "syscall"

// freeBytes is how much may still be written below a folder. False if that cannot be told.
func freeBytes(folder string) (int64, bool) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(folder, &stat); err != nil {
		return 0, false
	}
	return int64(stat.Bavail) * stat.Bsize, true
}
