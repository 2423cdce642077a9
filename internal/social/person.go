package social

import "time"

// Role says what a person may do.
type Role string

// The roles: a creator owns connections; a manager sees what creators grant; an administrator sees health, never figures.
const (
	Creator Role = "creator"
	Manager Role = "manager"
	Admin   Role = "admin"
)

// Roles lists every role.
func Roles() []Role { return []Role{Creator, Manager, Admin} }

// Person is somebody who signs in.
type Person struct {
	Key        Key
	UID        string
	Email      string // lower case; unique
	Name       string
	Role       Role
	Zone       string // IANA name, "" until the browser told it
	CreatedAt  time.Time
	DisabledAt time.Time // zero while the person may sign in
}
