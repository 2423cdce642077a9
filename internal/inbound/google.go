package inbound

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"

	"candor/internal/social"
)

const (
	googleIssuer = "https://accounts.google.com/"
	// googleLate bounds how old an event may be: its tokens do not expire, and what is older than our record of them could be a repetition.
	googleLate = 30 * 24 * time.Hour
	keysLife   = time.Hour       // how long Google's keys are taken from memory
	keysPause  = 5 * time.Minute // an unknown key makes us look for new ones this often at most
)

// What happened, by the last parts of the event's type (Cross-Account Protection). Only the first is certain; the others are reason
// to try the grant.
const (
	typePrefix    = "https://schemas.openid.net/secevent/"
	tokensRevoked = "oauth/event-type/tokens-revoked"
	tokenRevoked  = "oauth/event-type/token-revoked" // names one refresh token and no account
)

var googleChecks = []string{
	"risc/event-type/account-disabled", "risc/event-type/account-enabled", "risc/event-type/sessions-revoked",
	"risc/event-type/account-credential-change-required", "risc/event-type/account-purged",
}

// maxTokenName bounds what names a token: a hash in base64, and the name of its algorithm.
const maxTokenName = 256

// TokenNamed reports whether a refresh token is the one that the subject of an EventToken names: by its first 16 characters, or by the base64 of
// SHA-512 of its SHA-512. An algorithm that is not known names none.
func TokenNamed(subject string, refresh social.Secret) bool {
	algorithm, name, _ := strings.Cut(subject, ":")
	text := refresh.Reveal()
	switch algorithm {
	case "prefix":
		return len(name) == 16 && strings.HasPrefix(text, name)
	case "hash_base64_sha512_sha512":
		once := sha512.Sum512([]byte(text))
		twice := sha512.Sum512(once[:])
		return text != "" && base64.StdEncoding.EncodeToString(twice[:]) == name
	default:
		return false
	}
}

// Google receives the events of Cross-Account Protection: JWTs signed with Google's own keys.
type Google struct {
	ClientID string // whom events must be meant for
	KeysURL  string // where Google's keys are
	Client   *http.Client

	mu   sync.Mutex
	keys jose.JSONWebKeySet
	read time.Time
}

// Name implements Source.
func (*Google) Name() string { return "google" }

// Pattern implements Source.
func (*Google) Pattern() string { return "POST /api/webhooks/google" }

// Refused implements Source.
func (*Google) Refused() int { return http.StatusBadRequest }

// Answer implements Source.
func (*Google) Answer([]social.InboundEvent) (int, any) { return http.StatusAccepted, nil }

// audience is one client id or several.
type audience []string

// UnmarshalJSON implements json.Unmarshaler.
func (a *audience) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*a = audience{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(a))
}

type googleClaims struct {
	Issuer   string   `json:"iss"`
	Audience audience `json:"aud"`
	IssuedAt int64    `json:"iat"`
	ID       string   `json:"jti"`
	Events   map[string]struct {
		Subject struct {
			Subject   string `json:"sub"`
			Algorithm string `json:"token_identifier_alg"`
			Token     string `json:"token"`
		} `json:"subject"`
	} `json:"events"`
}

// Read implements Source.
func (g *Google) Read(ctx context.Context, _ string, body []byte, _ http.Header, now time.Time) ([]social.InboundEvent, error) {
	token, err := jose.ParseSignedCompact(strings.TrimSpace(string(body)), []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return nil, fmt.Errorf("%w: it is no token signed with RS256", ErrMalformed)
	}
	payload, err := g.prove(ctx, token, now)
	if err != nil {
		return nil, err
	}
	var c googleClaims
	if err := json.Unmarshal(payload, &c); err != nil {
		return nil, fmt.Errorf("%w: its claims are not the JSON that was expected", ErrMalformed)
	}
	at := time.Unix(c.IssuedAt, 0)
	switch {
	case c.Issuer != googleIssuer:
		return nil, fmt.Errorf("%w: another issuer", ErrForged)
	case g.ClientID == "" || !slices.Contains(c.Audience, g.ClientID):
		return nil, fmt.Errorf("%w: it is meant for another app", ErrForged)
	case c.ID == "" || len(c.Events) == 0:
		return nil, fmt.Errorf("%w: no id or no event", ErrMalformed)
	}
	var events []social.InboundEvent
	for kind, e := range c.Events {
		name := strings.TrimPrefix(kind, typePrefix)
		event := social.InboundEvent{Platform: social.YouTube, Kind: social.EventOther, Detail: cut(name), Digest: digest(c.ID, kind), OccurredAt: at}
		switch {
		case name == tokensRevoked:
			event.Kind, event.Subject = social.EventRevoked, e.Subject.Subject
		case name == tokenRevoked && e.Subject.Token != "" && len(e.Subject.Algorithm)+len(e.Subject.Token) < maxTokenName:
			event.Kind, event.Subject = social.EventToken, e.Subject.Algorithm+":"+e.Subject.Token
		case slices.Contains(googleChecks, name):
			event.Kind, event.Subject = social.EventCheck, e.Subject.Subject
		}
		events = append(events, event)
	}
	return events, timely(at, now, googleLate)
}

// prove returns what a token says, if one of Google's keys has signed it. Keys that cannot be read are a passing trouble: Google sends
// the event again.
func (g *Google) prove(ctx context.Context, token *jose.JSONWebSignature, now time.Time) ([]byte, error) {
	if len(token.Signatures) != 1 || token.Signatures[0].Header.KeyID == "" {
		return nil, fmt.Errorf("%w: it names no key", ErrMalformed)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	id := token.Signatures[0].Header.KeyID
	age := now.Sub(g.read)
	if g.read.IsZero() || age > keysLife || age > keysPause && len(g.keys.Key(id)) == 0 {
		keys, err := g.fetch(ctx)
		if err != nil {
			return nil, err
		}
		g.keys, g.read = keys, now
	}
	for _, key := range g.keys.Key(id) {
		if payload, err := token.Verify(key.Key); err == nil {
			return payload, nil
		}
	}
	return nil, ErrForged
}

func (g *Google) fetch(ctx context.Context) (jose.JSONWebKeySet, error) {
	var keys jose.JSONWebKeySet
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, g.KeysURL, nil) // #nosec G704 -- the operator's setting
	if err != nil {
		return keys, err
	}
	response, err := g.Client.Do(request) // #nosec G704 -- as above
	if err != nil {
		return keys, fmt.Errorf("read Google's keys: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return keys, fmt.Errorf("read Google's keys: status %d", response.StatusCode)
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, maxBody)).Decode(&keys); err != nil {
		return keys, fmt.Errorf("read Google's keys: %w", err)
	}
	if len(keys.Keys) == 0 {
		return keys, errors.New("read Google's keys: there are none")
	}
	return keys, nil
}
