package inbound

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"candor/internal/social"
)

// tiktokLate: TikTok repeats an event for up to 72 hours, and whether it signs a repetition anew is not documented.
const tiktokLate = 73 * time.Hour

// TikTok is the app as TikTok knows it.
type TikTok struct {
	ClientKey string
	Secret    social.Secret
}

// removed says what each reason of "authorization.removed" means. By all of them the tokens are dead already.
var removed = map[int]struct {
	kind   social.EventKind
	detail string
}{
	0: {social.EventRevoked, "unknown"},
	1: {social.EventRevoked, "disconnected in TikTok"},
	2: {social.EventGone, "account deleted"},
	3: {social.EventSuspended, "age changed"},
	4: {social.EventSuspended, "account banned"},
	5: {social.EventRevoked, "revoked by the developer"},
}

// Name implements Source.
func (TikTok) Name() string { return "tiktok" }

// Pattern implements Source.
func (TikTok) Pattern() string { return "POST /api/webhooks/tiktok" }

// Refused implements Source.
func (TikTok) Refused() int { return http.StatusForbidden }

// Answer implements Source.
func (TikTok) Answer([]social.InboundEvent) (int, any) { return http.StatusOK, nil }

// Read implements Source. TikTok's events have no id; the bytes of the body are what makes one.
func (t TikTok) Read(_ context.Context, _ string, body []byte, header http.Header, now time.Time) ([]social.InboundEvent, error) {
	if err := t.prove(body, header.Get("TikTok-Signature"), now); err != nil {
		return nil, err
	}
	var b struct {
		ClientKey  string `json:"client_key"`
		Event      string `json:"event"`
		CreateTime int64  `json:"create_time"`
		User       string `json:"user_openid"`
		Content    string `json:"content"`
	}
	if err := json.Unmarshal(body, &b); err != nil {
		return nil, fmt.Errorf("%w: it is not the JSON that was expected", ErrMalformed)
	}
	if b.ClientKey != t.ClientKey {
		return nil, fmt.Errorf("%w: it is meant for another app", ErrForged)
	}
	e := social.InboundEvent{Platform: social.TikTok, Kind: social.EventOther, Detail: cut(b.Event), Digest: digest(string(body)), OccurredAt: now}
	if b.CreateTime > 0 {
		e.OccurredAt = time.Unix(b.CreateTime, 0)
	}
	if b.Event != "authorization.removed" {
		return []social.InboundEvent{e}, nil
	}
	if b.User == "" || b.CreateTime <= 0 {
		return nil, fmt.Errorf("%w: it names no user or no time", ErrMalformed)
	}
	var content struct {
		Reason int `json:"reason"`
	}
	_ = json.Unmarshal([]byte(b.Content), &content) // a removal without a readable reason is one for an unknown reason
	reason, known := removed[content.Reason]
	if !known {
		reason = removed[0]
	}
	e.Kind, e.Detail, e.Subject = reason.kind, reason.detail, b.User
	return []social.InboundEvent{e}, nil
}

// prove checks "t=<seconds>,s=<hex>": the signature first, then the age.
func (t TikTok) prove(body []byte, signature string, now time.Time) error {
	fields := map[string]string{}
	for field := range strings.SplitSeq(signature, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(field), "=")
		fields[name] = value
	}
	seconds, err := strconv.ParseInt(fields["t"], 10, 64)
	if err != nil {
		return fmt.Errorf("%w: the signature has no time", ErrForged)
	}
	given, err := hex.DecodeString(fields["s"])
	if err != nil {
		return fmt.Errorf("%w: the signature is not hexadecimal", ErrForged)
	}
	mac := hmac.New(sha256.New, []byte(t.Secret.Reveal()))
	mac.Write([]byte(fields["t"] + "."))
	mac.Write(body)
	if t.Secret.Empty() || !hmac.Equal(mac.Sum(nil), given) {
		return ErrForged
	}
	return timely(time.Unix(seconds, 0), now, tiktokLate)
}

// cut keeps a sender's word short enough for a log.
func cut(text string) string { return strings.ToValidUTF8(text[:min(len(text), 60)], "") }
