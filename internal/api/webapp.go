package api

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// noncePlaceholder stands in index.html where the request's nonce belongs.
const noncePlaceholder = "__CSP_NONCE__"

// appRoutes are the places of the web app; "*" stands for one segment. Every other path that is no file is answered 404, with the
// app's own page if a person asked.
var appRoutes = []string{"/", "/dashboard", "/posts", "/posts/*", "/audience", "/connections", "/report", "/export", "/sharing", "/roster", "/settings",
	"/health", "/quotas", "/platforms", "/accounts", "/runs", "/audit", "/people", "/signin", "/setup", "/invitation"}

// files serves the built web app.
type files struct {
	fs    fs.FS
	index []byte

	api *api

	mu     sync.Mutex
	zipped map[string][]byte // what was compressed on the fly, by path
}

// compressible lists what gains from compression, by extension, with the content type.
var compressible = map[string]string{
	".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json",
	".html": "text/html; charset=utf-8", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
}

func (a *api) webApp() (http.Handler, error) {
	if a.Web == nil {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { writeProblem(w, errNoRoute) }), nil
	}
	index, err := fs.ReadFile(a.Web, "index.html")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		index = []byte("<!doctype html><title>Candor</title><p>The web app is not built into this program. The API is at <a href=\"/api/docs\">/api/docs</a>.</p>")
	case err != nil:
		return nil, fmt.Errorf("read the web app: %w", err)
	}
	return &files{fs: a.Web, index: index, zipped: map[string][]byte{}, api: a}, nil
}

// ServeHTTP implements http.Handler.
func (f *files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		f.api.Note(r.Context(), "other")
		writeProblem(w, errNoRoute)
		return
	}
	if isAppRoute(r.URL.Path) {
		f.api.Note(r.Context(), "page")
		f.page(w, r, http.StatusOK)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if info, err := fs.Stat(f.fs, name); err == nil && !info.IsDir() && name != "index.html" && path.Base(name)[0] != '.' {
		f.api.Note(r.Context(), "file")
		f.file(w, r, name)
		return
	}
	f.api.Note(r.Context(), "other")
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		f.page(w, r, http.StatusNotFound)
		return
	}
	writeProblem(w, errNoRoute)
}

func isAppRoute(p string) bool {
	for _, route := range appRoutes {
		if ok, err := path.Match(route, p); ok && err == nil {
			return true
		}
	}
	return false
}

// page answers with index.html, which holds the request's nonce and so is never kept.
func (f *files) page(w http.ResponseWriter, r *http.Request, status int) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(bytes.ReplaceAll(f.index, []byte(noncePlaceholder), []byte(nonceIn(r.Context())))) // the caller may have gone
	}
}

// file answers with one file. Names under assets/ hold a hash of their content and may be kept for ever.
func (f *files) file(w http.ResponseWriter, r *http.Request, name string) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	ext := path.Ext(name)
	class, small := compressible[ext]
	if !small {
		class = mime.TypeByExtension(ext)
	}
	if class != "" {
		h.Set("Content-Type", class)
	}
	if !small {
		f.send(w, r, name)
		return
	}
	h.Add("Vary", "Accept-Encoding")
	accepts := r.Header.Get("Accept-Encoding")
	for _, coding := range []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if content, err := fs.ReadFile(f.fs, name+coding.ext); err == nil && strings.Contains(accepts, coding.name) {
			f.encoded(w, r, coding.name, content)
			return
		}
	}
	if content, err := f.zip(name); err == nil && strings.Contains(accepts, "gzip") {
		f.encoded(w, r, "gzip", content)
		return
	}
	f.send(w, r, name)
}

func (f *files) encoded(w http.ResponseWriter, r *http.Request, coding string, content []byte) {
	w.Header().Set("Content-Encoding", coding)
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // #nosec G705 -- a file of our own; the caller may have gone
	}
}

func (f *files) send(w http.ResponseWriter, r *http.Request, name string) {
	content, err := fs.ReadFile(f.fs, name)
	if err != nil {
		writeProblem(w, f.api.problemOf(r.Context(), fmt.Errorf("read %s: %w", name, err)))
		return
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // #nosec G705 -- a file of our own; the caller may have gone
	}
}

// zip compresses a file once.
func (f *files) zip(name string) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if content, ok := f.zipped[name]; ok {
		return content, nil
	}
	plain, err := fs.ReadFile(f.fs, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(plain) // into memory
	_ = z.Close()
	f.zipped[name] = out.Bytes()
	return out.Bytes(), nil
}
