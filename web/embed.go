// Package web embeds the built web app.
//
// The build (npm run build) is not committed. Without it the package still compiles, and [Files] says that there is nothing to serve.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files returns the built app, index.html at its root, and whether it was built into this binary.
// index.html holds the placeholder __CSP_NONCE__, to be replaced by a fresh nonce in every answer.
// Files under assets/ carry a hash in their name and never change.
func Files() (fs.FS, bool) {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, false // only for an invalid path, which "dist" is not
	}
	_, err = fs.Stat(files, "index.html")
	return files, err == nil
}
