package api

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"strings"
)

type nonceKey struct{}

// nonceIn is the request's nonce for styles that the web app's libraries put into the page.
func nonceIn(ctx context.Context) string {
	nonce, _ := ctx.Value(nonceKey{}).(string)
	return nonce
}

// headers puts the security headers on every answer.
func (a *api) headers(next http.Handler) http.Handler {
	policy := a.contentPolicy()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b [18]byte
		_, _ = rand.Read(b[:]) // never fails since Go 1.24
		nonce := base64.StdEncoding.EncodeToString(b[:])
		h := w.Header()
		h.Set("Content-Security-Policy", strings.Replace(policy, "NONCE", nonce, 1))
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if !isLanding(r) {
			h.Set("Cross-Origin-Opener-Policy", "same-origin-allow-popups")
		}
		if a.public.Scheme == "https" {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), nonceKey{}, nonce)))
	})
}

// isLanding reports whether the request is the way back of the consent popup. An opener policy there would cut the popup off from
// the page that opened it, which would take it for closed.
func isLanding(r *http.Request) bool {
	query := r.URL.Query()
	return strings.HasSuffix(r.URL.Path, "/callback") || r.URL.Path == "/dashboard" && (query.Has("success") || query.Has("error"))
}

// contentPolicy allows our own files, styles with the request's nonce, and pictures from where the platforms keep them.
func (a *api) contentPolicy() string {
	images := []string{"'self'", "data:"}
	for _, p := range a.Platforms {
		for _, host := range p.Info.ImageHosts {
			if !strings.Contains(host, "://") {
				host = "https://" + host
			}
			images = append(images, host)
		}
	}
	images = append(images, a.ImageSources...)
	return strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "style-src 'self' 'nonce-NONCE'", "img-src " + strings.Join(images, " "),
		"connect-src 'self'", "font-src 'self'", "manifest-src 'self'", "object-src 'none'", "base-uri 'none'",
		"frame-ancestors 'none'", "form-action 'self'",
	}, "; ")
}
