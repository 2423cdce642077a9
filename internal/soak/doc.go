// Package soak proves what Candor promises of tokens by breaking it: processes that are killed, databases that fail, disks that are
// full, simulated months. Its tests are built with the tag "faults". `make test` runs them in a bounded size, `make soak` in full size;
// what they saw, and what other packages' tests saw that run in two sizes, becomes a section of docs/reliability-soak.md by a [Report].
package soak
