package social

import "errors"

// Sentinel errors of the domain. They are wrapped with %w and matched with errors.Is; api/error.go maps each to a status.
var (
	ErrNotFound     = errors.New("not found")                     // absent, or not the asker's: the two are answered alike
	ErrConflict     = errors.New("conflict")                      // the row is not in the state that the change needs
	ErrOwned        = errors.New("connected by another person")   // one external account once per installation
	ErrFlowUsed     = errors.New("this sign-in was already used") // an OAuth state that came back twice
	ErrFlowExpired  = errors.New("this sign-in took too long")    // an OAuth state older than ten minutes
	ErrStale        = errors.New("changed in the meantime")       // a compare-and-swap that lost
	ErrUnauthorized = errors.New("not signed in")
	ErrForbidden    = errors.New("not allowed")
	ErrTooMany      = errors.New("too many tries")
	ErrDiskFull     = errors.New("the disk is full") // only tokens are written until there is space again
)

// Invalid is something that a person typed and that cannot be taken. It is a sentence for them, without the full stop.
type Invalid string

// Error implements error.
func (i Invalid) Error() string { return string(i) }
