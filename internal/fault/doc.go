// Package fault is where tests break Candor on purpose: named points at which a process may die, and named operations that may fail.
//
// In an ordinary build both do nothing and cost nothing. A build with the tag "faults" reads CANDOR_FAULTS, or what Set was given.
package fault

import "errors"

// ErrFull stands for a disk without space, where a test cannot make one.
var ErrFull = errors.New("no space left (injected)")
