package api

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// peerOf is the address of whoever asks, without a port. It is the other end of the connection; where that is one of the operator's own
// proxies, it is the last address in X-Forwarded-For that is none of them. Everything before that, and the whole header from anybody
// else, is whatever the caller wrote, and is not read.
func (a *api) peerOf(r *http.Request) string {
	peer, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !a.trusts(peer) {
			return peer
		}
		named, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return peer
		}
		peer = named.String()
	}
	return peer
}

// trusts reports whether an address is one of the operator's proxies.
func (a *api) trusts(peer string) bool {
	addr, err := netip.ParseAddr(peer)
	return err == nil && slices.ContainsFunc(a.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(addr.Unmap()) })
}
