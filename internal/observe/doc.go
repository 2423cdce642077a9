// Package observe is what Candor says about itself: log lines without secrets, and counters.
//
// Nothing secret may reach a log, so the handler made by [NewLogger] scrubs every message and every attribute with [Scrub], whoever
// wrote it. [Counters] are few and have few labels; none of them names a person, an account or a token.
package observe
