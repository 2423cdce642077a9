package api

import (
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// operate registers what operators' tools ask, under any host name.
func (a *api) operate(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		a.Note(r.Context(), "/healthz")
		writeText(w, http.StatusOK, "ok\n")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		a.Note(r.Context(), "/readyz")
		if failing := a.Ready(r.Context()); len(failing) > 0 {
			w.Header().Set("Retry-After", "5")
			writeText(w, http.StatusServiceUnavailable, "not ready: "+strings.Join(failing, ", ")+"\n")
			return
		}
		writeText(w, http.StatusOK, "ready\n")
	})
	if a.Metrics != nil {
		mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
			a.Note(r.Context(), "/metrics")
			a.Metrics.ServeHTTP(w, r)
		})
	}
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text)) // the caller has gone; there is nobody to tell
}

//go:embed docs.html
var docsPage string

// plain registers the few routes that are not typed: the document, the page made from it, and the answer for what is not there.
func (a *api) plain(mux *http.ServeMux, h huma.API) error {
	document, err := json.Marshal(h.OpenAPI())
	if err != nil {
		return err
	}
	page, err := docs(h.OpenAPI())
	if err != nil {
		return err
	}
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, r *http.Request) {
		a.Note(r.Context(), "/api/openapi.json")
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(document)
	})
	mux.HandleFunc("GET /api/docs", func(w http.ResponseWriter, r *http.Request) {
		a.Note(r.Context(), "/api/docs")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page))
	})
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		a.Note(r.Context(), "/api/")
		writeProblem(w, a.problemOf(r.Context(), errNoRoute))
	})
	return nil
}

var errNoRoute = problem(http.StatusNotFound, CodeNotFound, "There is nothing here under this name.")

// operation is a line of the reference page.
type operation struct {
	Method, Path string
	*huma.Operation
}

// docs makes the reference page: plain HTML, no script, nothing from elsewhere.
func docs(document *huma.OpenAPI) (string, error) {
	var list []operation
	for path, item := range document.Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete} {
			if op != nil {
				list = append(list, operation{method, path, op})
			}
		}
	}
	slices.SortFunc(list, func(x, y operation) int { return strings.Compare(x.Path+x.Method, y.Path+y.Method) })
	page, err := template.New("docs").Parse(docsPage)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = page.Execute(&out, struct {
		Info       *huma.Info
		Operations []operation
	}{document.Info, list})
	return out.String(), err
}
