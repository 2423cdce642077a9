package api

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"

	"candor/internal/social"
)

// Rights is what the API needs to tell people what became of what they asked for.
type Rights interface {
	// ErasureByCode returns the receipt of a deletion, or social.ErrNotFound.
	ErasureByCode(ctx context.Context, code string) (social.Erasure, error)
	// Takeout hands over everything that is here about a person, table by table and row by row.
	Takeout(ctx context.Context, person social.Key, table func(name string, columns []string) error, row func(values []any) error) error
	// Record appends acts to the audit chain.
	Record(ctx context.Context, acts ...social.Audit) error
}

// outward registers what is asked by others than the web app: platforms that send events, whoever holds the code of a deletion, and everybody
// who wants to know what happens with data here. None has a session, and events are proved by their signature.
func (a *api) outward(site *http.ServeMux) {
	if a.Webhooks != nil {
		site.HandleFunc("/api/webhooks/", func(w http.ResponseWriter, r *http.Request) {
			a.Note(r.Context(), "/api/webhooks/")
			a.Webhooks.ServeHTTP(w, r)
		})
	}
	site.HandleFunc("GET /privacy", a.showPrivacy)
	if a.Rights != nil {
		site.HandleFunc("GET /deletion/{code}", a.showDeletion)
	}
}

//go:embed deletion.html
var deletionText string

var deletionPage = template.Must(template.New("deletion").Parse(deletionText))

// showDeletion tells in human words how a deletion stands, to whoever holds its code.
func (a *api) showDeletion(w http.ResponseWriter, r *http.Request) {
	a.Note(r.Context(), "/deletion/{code}")
	receipt, err := a.Rights.ErasureByCode(r.Context(), r.PathValue("code"))
	status := http.StatusOK
	switch {
	case errors.Is(err, social.ErrNotFound):
		status = http.StatusNotFound
	case err != nil:
		a.Log.LogAttrs(r.Context(), slog.LevelError, "deletion page", slog.String("error", err.Error()))
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "60")
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = deletionPage.Execute(w, struct { // the reader has gone
		Status int
		Name   string
		social.Erasure
	}{status, a.nameOf(receipt.Platform), receipt})
}

// nameOf is a platform's name for people; "" for none.
func (a *api) nameOf(p social.Platform) string {
	for _, known := range a.Platforms {
		if known.Info.Platform == p {
			return known.Info.Name
		}
	}
	return string(p)
}
