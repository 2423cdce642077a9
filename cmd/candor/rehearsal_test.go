package main

import (
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestRehearsalOverTLS is docs/deploying.md without a machine to install on: a fresh folder, real credentials' settings that point at platforms
// reached by https only, Candor behind a proxy that ends TLS; connect, read, back up, lose the machine, restore on another, go on.
func TestRehearsalOverTLS(t *testing.T) {
	folder := empty(t)
	settingsFile := filepath.Join(folder, "sandbox.env")
	args := []string{"sandbox", "--env-file", settingsFile, "--control-port", "0"}
	for _, name := range names() {
		args = append(args, "--"+string(name)+"-port", "0")
	}
	var announced struct{ Control string }
	if err := json.Unmarshal([]byte(start(t, folder, nil, args...).line("{")), &announced); err != nil {
		t.Fatal(err)
	}
	control := newBrowser(t, announced.Control)
	freeze(t, control)

	var tls tlsProxies
	listen, home := homeOf(t)
	public := tls.before(t, home)
	env := append(tls.settings(t, readEnv(t, settingsFile)), "CANDOR_LISTEN="+listen, "CANDOR_PUBLIC_URL="+public, "SSL_CERT_FILE="+tls.authority(t, folder))
	t.Setenv("CANDOR_PUBLIC_URL", public)
	must(t, "keys", "add")
	addPerson(t, "mara@example.org")
	p := start(t, folder, env, "serve")
	p.line("Candor is at " + public)
	b := tls.browser(t, public)
	b.signIn("mara@example.org")
	for _, name := range names() {
		if landing := b.connect(string(name), accountOf(t, control, string(name)).ID); landing.Get("success") != string(name)+"_connected" {
			t.Fatalf("landed with %v", landing)
		}
	}
	var before overview
	eventually(t, "the first sync", func() bool {
		before = overview{}
		b.get("/api/analytics/socials", &before)
		return before.synced(len(names()))
	})
	must(t, "backup", "candor.backup")
	if code := p.stop(); code != 0 {
		t.Errorf("exit code %d after SIGTERM: %s", code, p.said())
	}

	another := t.TempDir() // the first machine is gone: the backup and the keyset are what was kept elsewhere; nothing was erased since
	for _, kept := range []string{"candor.backup", "var/keyset.json"} {
		carry(t, folder, another, kept)
	}
	t.Chdir(another)
	must(t, "restore", "candor.backup")
	p = start(t, another, env, "serve")
	p.line("Candor is at " + public)
	b = tls.browser(t, public)
	b.signIn("mara@example.org")
	var after overview
	b.get("/api/analytics/socials", &after)
	for i, card := range after.Data.Platforms {
		if was := before.Data.Platforms[i]; card.Followers.Value == nil || *card.Followers.Value != *was.Followers.Value || card.ConnectionState != was.ConnectionState {
			t.Errorf("after the restore %+v, before %+v", card, was)
		}
	}
	if len(after.Data.Platforms) != len(names()) {
		t.Errorf("%d accounts after the restore", len(after.Data.Platforms))
	}
	if code := p.stop(); code != 0 {
		t.Errorf("exit code %d after SIGTERM: %s", code, p.said())
	}
}

// tlsProxies end TLS before servers that speak plain HTTP. All of them have the certificate of httptest.
type tlsProxies struct{ one *httptest.Server }

// before starts a proxy before a server and returns its https address.
func (p *tlsProxies) before(t *testing.T, server string) string {
	t.Helper()
	target, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httptest.NewTLSServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Host = r.In.Host
	}})
	t.Cleanup(proxy.Close)
	p.one = proxy
	return proxy.URL
}

var plainHost = regexp.MustCompile(`http://(127\.0\.0\.1|localhost):\d+`)

// settings puts a proxy before every simulator that the settings name.
func (p *tlsProxies) settings(t *testing.T, plain []string) []string {
	t.Helper()
	proxies := map[string]string{}
	var out []string
	for _, setting := range plain {
		if strings.Contains(setting, "_REDIRECT_URI=") {
			continue // follows CANDOR_PUBLIC_URL
		}
		out = append(out, plainHost.ReplaceAllStringFunc(setting, func(host string) string {
			if proxies[host] == "" {
				proxies[host] = p.before(t, host)
			}
			return proxies[host]
		}))
	}
	if len(proxies) < len(names()) {
		t.Fatalf("only %d hosts in the settings", len(proxies))
	}
	return out
}

// authority writes the certificate that a client must trust.
func (p *tlsProxies) authority(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "authority.pem")
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p.one.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// browser is a browser that trusts the proxies.
func (p *tlsProxies) browser(t *testing.T, at string) *browser {
	t.Helper()
	b := newBrowser(t, at)
	pool := x509.NewCertPool()
	pool.AddCert(p.one.Certificate())
	transport := p.one.Client().Transport.(*http.Transport).Clone()
	transport.TLSClientConfig.RootCAs = pool
	b.http.Transport = transport
	return b
}

func carry(t *testing.T, from, to, name string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(from, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(filepath.Join(to, name)), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}
