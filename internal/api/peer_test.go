package api

import (
	"net/http"
	"net/netip"
	"testing"
)

func TestPeer(t *testing.T) {
	behind := &api{Config: Config{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8")}}}
	for _, c := range []struct {
		name, remote string
		forwarded    []string
		alone, proxy string // without and with trusted proxies
	}{
		{"no header", "127.0.0.1:4000", nil, "127.0.0.1", "127.0.0.1"},
		{"one proxy", "127.0.0.1:4000", []string{"203.0.113.9"}, "127.0.0.1", "203.0.113.9"},
		{"a caller's own words before the proxy's", "127.0.0.1:4000", []string{"198.51.100.1, 203.0.113.9"}, "127.0.0.1", "203.0.113.9"},
		{"two headers", "127.0.0.1:4000", []string{"198.51.100.1", "203.0.113.9"}, "127.0.0.1", "203.0.113.9"},
		{"a chain of own proxies", "127.0.0.1:4000", []string{"198.51.100.1, 203.0.113.9, 10.1.2.3"}, "127.0.0.1", "203.0.113.9"},
		{"forged by somebody else", "203.0.113.9:4000", []string{"198.51.100.1"}, "203.0.113.9", "203.0.113.9"},
		{"no address", "127.0.0.1:4000", []string{"unknown"}, "127.0.0.1", "127.0.0.1"},
		{"IPv6", "[::ffff:127.0.0.1]:4000", []string{"2001:db8::7"}, "::ffff:127.0.0.1", "2001:db8::7"},
	} {
		r := &http.Request{RemoteAddr: c.remote, Header: http.Header{"X-Forwarded-For": c.forwarded}}
		if got := (&api{}).peerOf(r); got != c.alone {
			t.Errorf("%s: %s without trusted proxies, not %s", c.name, got, c.alone)
		}
		if got := behind.peerOf(r); got != c.proxy {
			t.Errorf("%s: %s behind trusted proxies, not %s", c.name, got, c.proxy)
		}
	}
}
