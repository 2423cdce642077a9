package social

import "time"

// Consent is what a person accepted before connecting accounts of a platform.
type Consent struct {
	Person     Key
	Platform   Platform
	Version    string // of the text that was accepted
	AcceptedAt time.Time
}

// Permission is an entry of a connection's ledger: one sign-in at the platform, what was granted by it, and under which text.
type Permission struct {
	GrantedAt time.Time
	Scopes    []string
	Consent   string // version of the text that the person had accepted last; "" where none was asked for
}
