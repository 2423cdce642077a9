// Package policy is the platforms' terms as code: how long what may be kept, what may be computed and shown, and what proves that Candor
// keeps to it.
package policy
