package connect

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
)

// StartRequest asks for a sign-in at a platform.
type StartRequest struct {
	Person      social.Person
	SessionHash []byte // names the session that asks; the callback must come back to it
	Platform    social.Platform
	Zone        string // the browser's IANA zone; UTC if this build does not know it
	Reconnect   string // uid of the person's connection to renew; "" to connect another account
}

// Start begins a sign-in and returns the address of the platform's consent page.
// Errors: a *platform.NotConfigured, or social.ErrNotFound for a platform or a connection that is not there for this person.
func (a *Accounts) Start(ctx context.Context, r StartRequest) (string, error) {
	connector, err := a.connector(r.Platform)
	if err != nil {
		return "", err
	}
	again, err := a.again(ctx, r)
	if err != nil {
		return "", err
	}
	ask := platform.AuthRequest{State: randomText(), Verifier: social.Secret(randomText()), Scopes: connector.Info().AskedScopes(), Again: again}
	address := connector.AuthorizeURL(ask)
	redirect, err := redirectOf(address)
	if err != nil {
		return "", fmt.Errorf("consent page of %s: %w", r.Platform, err)
	}
	now := a.now()
	flow := social.Flow{StateHash: hash(ask.State), SessionHash: r.SessionHash, Person: r.Person.Key, Platform: r.Platform,
		RedirectURI: redirect, Scopes: ask.Scopes, Zone: zoneOr(r.Zone, "UTC"), CreatedAt: now, ExpiresAt: now.Add(flowLife)}
	if flow.Verifier, flow.KeyID, err = a.sealer.Seal(ask.Verifier, verifierPlace(flow)); err != nil {
		return "", fmt.Errorf("seal the verifier: %w", err)
	}
	if err := a.store.SaveFlow(ctx, flow); err != nil {
		return "", fmt.Errorf("save the sign-in: %w", err)
	}
	return address, nil
}

// again reports whether the platform should ask which account: the person reconnects one, or has one already.
func (a *Accounts) again(ctx context.Context, r StartRequest) (bool, error) {
	if r.Reconnect != "" {
		c, err := a.store.ConnectionByUID(ctx, r.Person.Key, r.Reconnect)
		if err == nil && c.Platform != r.Platform {
			err = social.ErrNotFound
		}
		return true, err
	}
	have, err := a.store.ConnectionsOf(ctx, r.Person.Key, r.Platform)
	return len(have) > 0, err
}

// redirectOf reads from the consent page's address where the platform will send the browser back to: the one truth that the
// callback is compared with, whatever the settings say by then.
func redirectOf(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", errors.New("not an address")
	}
	redirect := u.Query().Get("redirect_uri")
	if redirect == "" {
		return "", errors.New("it names no redirect_uri")
	}
	return redirect, nil
}

// randomText makes 256 random bits as 43 characters that a URL takes as they are and that PKCE allows as a verifier.
func randomText() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func hash(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

// verifierPlace is where a flow's PKCE verifier is kept.
func verifierPlace(f social.Flow) seal.Place {
	return seal.Place{Table: "oauth_flow", Row: hex.EncodeToString(f.StateHash), Column: "verifier", Owner: ownerOf(f.Person)}
}

func ownerOf(person social.Key) string { return strconv.FormatInt(int64(person), 10) }

// zoneOr returns the name of a zone that this build knows, or another name.
func zoneOr(name, other string) string {
	if name == "" || name == "Local" {
		return other
	}
	if _, err := time.LoadLocation(name); err != nil {
		return other
	}
	return name
}
