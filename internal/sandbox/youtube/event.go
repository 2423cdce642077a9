package youtube

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"strings"
	"sync"

	"candor/internal/sandbox"
)

var _ sandbox.Notifier = (*Simulator)(nil)

// eventTypes are the events of Cross-Account Protection that can be sent, by their short names.
var eventTypes = map[string]string{
	"tokens-revoked":   "https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked",
	"account-disabled": "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
	"account-enabled":  "https://schemas.openid.net/secevent/risc/event-type/account-enabled",
	"sessions-revoked": "https://schemas.openid.net/secevent/risc/event-type/sessions-revoked",
	"verification":     "https://schemas.openid.net/secevent/risc/event-type/verification",
}

// signingKey makes the key that signs events, when it is first needed: it takes a moment.
var signingKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

const signingKeyID = "sandbox-1"

// certs answers with the public half of the key, as Google does.
func (*Simulator) certs(w http.ResponseWriter, r *http.Request) {
	sandbox.CallOf(r).Cost = 0
	key, err := signingKey()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	sandbox.WriteJSON(w, http.StatusOK, map[string]any{"keys": []map[string]string{{
		"kty": "RSA", "alg": "RS256", "use": "sig", "kid": signingKeyID,
		"n": base64.RawURLEncoding.EncodeToString(key.N.Bytes()), "e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(key.E)).Bytes()),
	}}})
}

// Notify makes news of a video (hub.go), or a security event token: tokens-revoked (default), account-disabled, account-enabled, sessions-revoked or verification. Its
// subject is the Google account behind the channel; the same event at the same instant has the same jti.
func (s *Simulator) Notify(app sandbox.App, e sandbox.Event) (sandbox.Notice, error) {
	n := sandbox.Notice{Path: "/api/webhooks/google", Header: http.Header{"Content-Type": {"application/secevent+jwt"}}}
	if strings.HasPrefix(e.Kind, "video-") {
		return s.news(e)
	}
	if e.Kind == "" {
		e.Kind = "tokens-revoked"
	}
	kind, ok := eventTypes[e.Kind]
	if !ok {
		return n, fmt.Errorf("%w: no event %q", sandbox.ErrBadArgument, e.Kind)
	}
	sub := e.Subject
	if sub == "" {
		sub = s.sub(e.Account.Owner)
	}
	claims := map[string]any{
		"iss": "https://accounts.google.com/", "aud": app.ID, "iat": e.At.Unix(), "jti": fmt.Sprintf("%s-%s-%d", e.Kind, sub, e.At.UnixMilli()),
		"events": map[string]any{kind: map[string]any{"subject": map[string]string{"subject_type": "iss-sub", "iss": "https://accounts.google.com/", "sub": sub}}},
	}
	token, err := sign(claims, e.Signature == "wrong")
	if e.Signature == "malformed" {
		token = strings.TrimRight(token[:len(token)/2], ".")
	}
	n.Body = []byte(token)
	return n, err
}

// sign makes a JWT; a forged one is signed with a key of nobody.
func sign(claims map[string]any, forged bool) (string, error) {
	key, err := signingKey()
	if forged && err == nil {
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	}
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	head := `{"alg":"RS256","kid":"` + signingKeyID + `","typ":"secevent+jwt"}`
	text := base64.RawURLEncoding.EncodeToString([]byte(head)) + "." + base64.RawURLEncoding.EncodeToString(body)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), err
}
