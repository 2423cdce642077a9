// Package platform is the contract that every platform fulfils, and the little that all of them share.
//
// A [Connector] signs an account in, keeps its token alive and reads profile and posts. What only some platforms can do is an
// optional capability ([Revoker]) found by type assertion in one place. Every answer is turned into the domain's nouns inside
// the platform's own folder; nothing of a platform's wire format leaves it. Every failure leaves it as an [*Error] with a
// [Kind], and the kind alone decides what the engine does.
//
// Each platform's folder has the same six files: <name>.go (facts and settings), oauth.go (signing in, tokens), client.go
// (calls, errors, usage), fetch.go (what is read and why), wire.go (the answers as sent), convert.go (wire to domain).
package platform
