package platform_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"candor/internal/platform"
	"candor/internal/social"
)

var settingsInfo = platform.Info{Platform: social.Instagram, Name: "Instagram", Settings: []platform.Setting{
	{Env: "X_CLIENT_ID", Required: true},
	{Env: "X_CLIENT_SECRET", Required: true, Secret: true},
	{Env: "X_REDIRECT_URI"},
	{Env: "X_API_URL", Default: "https://graph.example.com", Host: true},
}}

func read(env map[string]string) (platform.Settings, error) {
	return platform.ReadSettings(settingsInfo, platform.Deps{Env: func(name string) string { return env[name] }, PublicURL: "https://candor.example/"})
}

func TestReadSettings(t *testing.T) {
	_, err := read(nil)
	var missing *platform.NotConfigured
	if !errors.As(err, &missing) || !slices.Equal(missing.Missing, []string{"X_CLIENT_ID", "X_CLIENT_SECRET"}) {
		t.Fatalf("got %v", err)
	}
	s, err := read(map[string]string{"X_CLIENT_ID": " 1 ", "X_CLIENT_SECRET": "hush", "X_API_URL": "http://127.0.0.1:5071/"})
	if err != nil {
		t.Fatal(err)
	}
	if s.Get("X_CLIENT_ID") != "1" || s.Secret("X_CLIENT_SECRET").Reveal() != "hush" || s.Get("X_API_URL") != "http://127.0.0.1:5071" ||
		s.RedirectURI != "https://candor.example/api/auth/instagram/callback" {
		t.Errorf("got %+v", s)
	}
}

func TestReadSettingsRefuses(t *testing.T) {
	for name, env := range map[string][2]string{
		"plain http elsewhere":    {"X_API_URL", "http://example.com"},
		"a path":                  {"X_API_URL", "https://example.com/v1"},
		"a query":                 {"X_API_URL", "https://example.com?a=b"},
		"a user":                  {"X_API_URL", "https://a:hidden@example.com"},
		"no scheme":               {"X_API_URL", "example.com"},
		"another scheme":          {"X_API_URL", "ftp://example.com"},
		"a look-alike loopback":   {"X_API_URL", "http://127.0.0.1.example.com"},
		"a relative redirect":     {"X_REDIRECT_URI", "/callback"},
		"a redirect in the clear": {"X_REDIRECT_URI", "http://example.com/callback"},
		"a redirect with #":       {"X_REDIRECT_URI", "https://example.com/callback#x"},
	} {
		_, err := read(map[string]string{"X_CLIENT_ID": "1", "X_CLIENT_SECRET": "hush", env[0]: env[1]})
		if err == nil || strings.Contains(err.Error(), "hush") || strings.Contains(err.Error(), "hidden") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
