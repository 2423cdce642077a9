// Package soak proves what Candor promises of tokens by breaking it: processes that are killed, databases that fail, disks that are
// full, simulated months. It holds tests only; they are built with the tag "faults". `make test` runs them in a bounded size,
// `make soak` in full size, and writes what it saw to docs/reliability-soak.md.
package soak
