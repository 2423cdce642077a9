// Package sandbox is a small world that stands in for the real platforms: creators with accounts and posts, a clock that can
// be moved, a ledger of every call, fault rules, and one simulator per platform (sub-packages) that answers in the platform's
// own wire format under its real paths.
//
// Everything a platform would say about an account is a pure function of the seed, the account and the instant, so ninety days
// of history cost no storage and /world can tell the truth at the clock's instant. Only what a control call changes (a rename, a
// new post, a deletion, a revoked token) is kept as state.
//
// A simulator gets the shared Core, fulfils Simulator, and is listed in Config.Simulators:
//
//	sb, err := sandbox.New(sandbox.Config{Seed: 1, Simulators: []sandbox.Maker{instagram.New}})
//	err = sb.Start(ctx, map[string]int{"control": 5070, "instagram": 5071})   // or: client.Transport = sb.Transport()
//	fmt.Println(sb.Announce())
//
// The package imports nothing of the application and the application's connectors do not know it: shared types would let one
// misreading of a platform pass on both sides.
package sandbox
