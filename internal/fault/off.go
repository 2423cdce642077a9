//go:build !faults

package fault

// Point is a place at which a process may die.
func Point(string) {}

// Fail is an operation that may fail.
func Fail(string) error { return nil }
