// Package api is Candor's HTTP face: the plan's routes, the data-state envelope, problem documents, the OpenAPI document that is
// made from the code, and the embedded web app.
//
// Every route stands in routes.go; each resource has a file of its own with thin handlers. The package reaches the rest of
// Candor through the interfaces in config.go and knows no SQL, no platform and no token. What it promises to callers:
//
//   - every figure is a value or a reason, never neither and never both (figure.go);
//   - every analytics answer says how complete and how fresh it is (envelope.go), in words that a creator understands (words.go);
//   - every error is a problem document with a stable code, and an id of somebody else's is answered exactly like one that does
//     not exist (error.go).
package api
