package inbound

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"candor/internal/social"
)

// metaLate is how late an event of Instagram may be. Meta documents retries of 36 hours for ordinary events and none for these two.
const metaLate = 73 * time.Hour

// algorithm is the only one that is believed, whatever a request says of itself.
const algorithm = "HMAC-SHA256"

// Instagram is the app as Meta knows it. Which of its two secrets signs these calls is not documented, so either is believed.
type Instagram struct {
	Secrets     []social.Secret // the Instagram app's, and the Meta app's if it is set
	VerifyToken social.Secret   // what Meta repeats when it subscribes; "" refuses every subscription
	PublicURL   string          // where the status page of a deletion is
}

// Sources returns the three endpoints: deauthorisation, deletion, and ordinary events.
func (i Instagram) Sources() []Source {
	return []Source{
		signedRequest{i, "instagram/deauthorize", social.EventRevoked},
		signedRequest{i, "instagram/delete", social.EventDeletion},
		ordinary{i},
	}
}

// Challenge answers Meta's question whether the address is ours.
func (i Instagram) Challenge(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	right := subtle.ConstantTimeCompare([]byte(q.Get("hub.verify_token")), []byte(i.VerifyToken.Reveal())) == 1
	if i.VerifyToken.Empty() || !right || q.Get("hub.mode") != "subscribe" {
		answer(w, http.StatusForbidden, map[string]string{"error": "refused"})
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte(q.Get("hub.challenge"))) // #nosec G705 -- plain text, to who knows our word; the asker may have gone
}

// signed reports whether one of the secrets makes the signature of a text.
func (i Instagram) signed(text, signature []byte) bool {
	found := 0
	for _, secret := range i.Secrets {
		if secret.Empty() {
			continue
		}
		mac := hmac.New(sha256.New, []byte(secret.Reveal()))
		mac.Write(text)
		found |= subtle.ConstantTimeCompare(mac.Sum(nil), signature)
	}
	return found == 1
}

// signedRequest is one of the two endpoints that take a form with one field, <signature>.<payload>. Both payloads look alike: nothing but
// the address tells a deletion from a deauthorisation, so each has its own record of what it has seen.
type signedRequest struct {
	Instagram
	name string
	kind social.EventKind
}

// Name implements Source.
func (s signedRequest) Name() string { return s.name }

// Pattern implements Source.
func (s signedRequest) Pattern() string { return "POST /api/webhooks/" + s.name }

// Refused implements Source.
func (signedRequest) Refused() int { return http.StatusBadRequest }

// Read implements Source.
func (s signedRequest) Read(_ context.Context, _ string, body []byte, _ http.Header, now time.Time) ([]social.InboundEvent, error) {
	form, err := url.ParseQuery(string(body))
	if err != nil || len(form["signed_request"]) != 1 {
		return nil, fmt.Errorf("%w: it is no form with one signed_request", ErrMalformed)
	}
	signature, payload, _ := strings.Cut(form.Get("signed_request"), ".")
	mac, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(signature, "="))
	if err != nil || len(mac) == 0 {
		return nil, fmt.Errorf("%w: the signature is not base64url", ErrMalformed)
	}
	if !s.signed([]byte(payload), mac) {
		return nil, ErrForged
	}
	e, err := s.event(payload, now)
	if err != nil {
		return nil, err
	}
	if s.kind == social.EventDeletion {
		e.Receipt = newReceipt()
	}
	return []social.InboundEvent{e}, nil
}

func (s signedRequest) event(payload string, now time.Time) (social.InboundEvent, error) {
	e := social.InboundEvent{Platform: social.Instagram, Kind: s.kind, Detail: string(s.kind)}
	text, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(payload, "="))
	if err != nil {
		return e, fmt.Errorf("%w: the payload is not base64url", ErrMalformed)
	}
	var p struct {
		Algorithm string          `json:"algorithm"`
		Expires   int64           `json:"expires"`
		IssuedAt  int64           `json:"issued_at"`
		UserID    json.RawMessage `json:"user_id"`
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return e, fmt.Errorf("%w: the payload is not the JSON that was expected", ErrMalformed)
	}
	e.Subject = digits(p.UserID)
	switch {
	case p.Algorithm != algorithm:
		return e, fmt.Errorf("%w: its algorithm is not %s", ErrForged, algorithm)
	case e.Subject == "" || p.IssuedAt <= 0:
		return e, fmt.Errorf("%w: it names no user or no time", ErrMalformed)
	case p.Expires > 0 && now.After(time.Unix(p.Expires, 0).Add(metaLate)):
		return e, fmt.Errorf("%w: it has expired", ErrForged)
	}
	e.OccurredAt = time.Unix(p.IssuedAt, 0)
	e.Digest = digest(payload)
	return e, timely(e.OccurredAt, now, metaLate)
}

// Answer implements Source.
func (s signedRequest) Answer(stored []social.InboundEvent) (int, any) {
	if s.kind != social.EventDeletion {
		return http.StatusOK, map[string]bool{"success": true}
	}
	code := stored[0].Receipt
	return http.StatusOK, map[string]string{"url": s.PublicURL + "/deletion/" + code, "confirmation_code": code}
}

// ordinary is the endpoint for subscribed fields. Candor subscribes to none; what an operator has switched on is kept and has no
// consequence, and nothing of its content is kept.
type ordinary struct{ Instagram }

// Name implements Source.
func (ordinary) Name() string { return "instagram" }

// Pattern implements Source.
func (ordinary) Pattern() string { return "POST /api/webhooks/instagram" }

// Refused implements Source.
func (ordinary) Refused() int { return http.StatusForbidden }

// Read implements Source.
func (o ordinary) Read(_ context.Context, _ string, body []byte, header http.Header, now time.Time) ([]social.InboundEvent, error) {
	mac, err := hex.DecodeString(strings.TrimPrefix(header.Get("X-Hub-Signature-256"), "sha256="))
	if err != nil || !o.signed(body, mac) {
		return nil, ErrForged
	}
	if !json.Valid(body) {
		return nil, ErrMalformed
	}
	return []social.InboundEvent{{Platform: social.Instagram, Kind: social.EventOther, Detail: "fields", Digest: digest(string(body)), OccurredAt: now}}, nil
}

// Answer implements Source.
func (ordinary) Answer([]social.InboundEvent) (int, any) { return http.StatusOK, nil }

// digits reads an id that stands as a number or as a text of digits; "" for anything else.
func digits(raw json.RawMessage) string {
	id := string(bytes.Trim(raw, `"`))
	if strings.Trim(id, "0123456789") != "" || len(id) > 40 {
		return ""
	}
	return id
}

func digest(parts ...string) []byte {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return sum[:]
}

// newReceipt makes a confirmation code: 25 letters and digits that nobody guesses.
func newReceipt() string { return rand.Text()[:25] }
