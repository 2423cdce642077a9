// Package connect owns the way into an account: signing in at the platform, the life of the token, and the way out.
//
// [Accounts] starts a sign-in and finishes it. A sign-in is a row in the database, found by the hash of its state, bound to the
// session, the person, the platform and the address it will come back to, used once and before the code is spent. What it brings
// home, the connection, its sealed token, the first reading and the plan of its work, is written in one transaction.
//
// [Tokens] hands out access tokens and renews them. A renewal is claimed in the database, made by one call that nothing cancels,
// and settled by compare-and-swap, so that any number of goroutines and nodes make one call, and none overwrites what another
// learned. A renewal whose outcome never arrived is a state of its own, tried once more with the old token before anything is
// concluded. Only what a platform documents as final ends a connection; whatever else happens is tried again later.
package connect
