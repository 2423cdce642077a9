package sandbox

import (
	"maps"
	"net"
	"net/url"
	"slices"
	"sync"
)

// App is a client registered at a platform.
type App struct {
	Platform     string            `json:"platform"`
	ID           string            `json:"client_id"`
	Secret       string            `json:"client_secret"`
	RedirectURIs []string          `json:"redirect_uris"`
	Loopback     bool              `json:"loopback"` // any redirect URI to this machine is registered
	Switches     map[string]string `json:"switches"` // behaviours of the simulator; each simulator documents its own
}

// Allows tells whether the redirect URI is registered for the app: exactly, or any on this machine for a Loopback app.
func (a App) Allows(redirect string) bool {
	if slices.Contains(a.RedirectURIs, redirect) {
		return true
	}
	u, err := url.Parse(redirect)
	if err != nil || !a.Loopback || u.Fragment != "" || (u.Scheme != "http" && u.Scheme != "https") {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || (ip != nil && ip.IsLoopback())
}

// Apps is the registry of apps.
type Apps struct {
	mu   sync.Mutex
	apps map[string]App
}

// NewApps returns an empty registry.
func NewApps() *Apps { return &Apps{apps: map[string]App{}} }

// Put registers an app or replaces it.
func (r *Apps) Put(a App) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.apps[a.Platform+"/"+a.ID] = a.copy()
}

// Find returns an app by its id.
func (r *Apps) Find(platform, id string) (App, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	a, ok := r.apps[platform+"/"+id]
	return a.copy(), ok
}

// Set sets switches of an app that exists; an empty value removes one.
func (r *Apps) Set(platform, id string, switches map[string]string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	a, ok := r.apps[platform+"/"+id]
	if !ok {
		return
	}
	a = a.copy()
	for k, v := range switches {
		if v == "" {
			delete(a.Switches, k)
		} else {
			a.Switches[k] = v
		}
	}
	r.apps[platform+"/"+id] = a
}

// Switch returns a switch of the app, or otherwise when it is not set.
func (a App) Switch(name, otherwise string) string {
	if v, ok := a.Switches[name]; ok {
		return v
	}
	return otherwise
}

func (a App) copy() App {
	a.RedirectURIs = slices.Clone(a.RedirectURIs)
	if a.Switches = maps.Clone(a.Switches); a.Switches == nil {
		a.Switches = map[string]string{}
	}
	return a
}
