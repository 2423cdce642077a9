package platform

import (
	"fmt"
	"net"
	"net/url"
	"strings"

	"candor/internal/social"
)

// Settings are a platform's settings as read and checked by ReadSettings.
type Settings struct {
	values map[string]string

	// RedirectURI is where the platform sends the browser back to, exactly as the operator registers it.
	RedirectURI string
}

// Get returns the value of a setting: what the environment holds, else the default.
func (s Settings) Get(env string) string { return s.values[env] }

// Secret returns the value of a secret setting.
func (s Settings) Secret(env string) social.Secret { return social.Secret(s.values[env]) }

// ReadSettings reads the settings that Info names. Missing ones make a *NotConfigured; a host that is not a bare scheme and host,
// or is plain http to another machine, makes an error that says which setting and what it must be. No error shows a value.
//
// The setting whose name ends in _REDIRECT_URI is the redirect URI. Unset, it is PublicURL + /api/auth/<platform>/callback.
func ReadSettings(info Info, deps Deps) (Settings, error) {
	s := Settings{values: map[string]string{}}
	var missing []string
	for _, setting := range info.Settings {
		value := strings.TrimSpace(deps.Env(setting.Env))
		if value == "" {
			value = setting.Default
		}
		if value == "" && setting.Required {
			missing = append(missing, setting.Env)
		}
		if setting.Host {
			host, err := checkHost(setting.Env, value)
			if err != nil {
				return Settings{}, err
			}
			value = host
		}
		s.values[setting.Env] = value
		if strings.HasSuffix(setting.Env, "_REDIRECT_URI") {
			s.RedirectURI = value
		}
	}
	if len(missing) > 0 {
		return Settings{}, &NotConfigured{Name: info.Name, Missing: missing}
	}
	return s, s.checkRedirect(info, deps.PublicURL)
}

func (s *Settings) checkRedirect(info Info, publicURL string) error {
	if s.RedirectURI == "" {
		s.RedirectURI = strings.TrimRight(publicURL, "/") + "/api/auth/" + string(info.Platform) + "/callback"
	}
	u, err := url.Parse(s.RedirectURI)
	if err != nil || u.Host == "" || u.Fragment != "" || u.User != nil || (u.Scheme != "https" && u.Scheme != "http") {
		return fmt.Errorf("the redirect URI of %s must be a whole address without a fragment, like https://candor.example/api/auth/%s/callback", info.Name, info.Platform)
	}
	if u.Scheme == "http" && !loopback(u.Hostname()) {
		return fmt.Errorf("the redirect URI of %s must be https: plain http is for localhost only", info.Name)
	}
	return nil
}

// checkHost returns a host setting as scheme://host[:port], or says what is wrong with it.
func checkHost(env, value string) (string, error) {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" {
		return "", fmt.Errorf("%s must be a scheme and a host and nothing else, like https://api.example.com", env)
	}
	if err := checkScheme(u); err != nil {
		return "", fmt.Errorf("%s: %w", env, err)
	}
	return u.Scheme + "://" + u.Host, nil
}

// checkScheme refuses to send anything in the clear to another machine.
func checkScheme(u *url.URL) error {
	switch {
	case u.Scheme == "https":
		return nil
	case u.Scheme == "http" && loopback(u.Hostname()):
		return nil
	case u.Scheme == "http":
		return fmt.Errorf("plain http is allowed to this machine only (localhost, 127.0.0.1, ::1); use https")
	default:
		return fmt.Errorf("the scheme must be https")
	}
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
