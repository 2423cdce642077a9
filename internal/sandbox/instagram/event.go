package instagram

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"candor/internal/sandbox"
)

var _ sandbox.Notifier = (*Simulator)(nil)

// Notify makes a signed_request: "deauthorize" or "deletion" (also "delete"). The switch "event_id" says which id it names: scoped
// (default) or professional; "event_secret" is another secret to sign with, as the Meta app's would be.
func (*Simulator) Notify(app sandbox.App, e sandbox.Event) (sandbox.Notice, error) {
	n := sandbox.Notice{Header: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}}
	switch e.Kind {
	case "deauthorize", "deauthorise":
		n.Path = "/api/webhooks/instagram/deauthorize"
	case "deletion", "delete":
		n.Path = "/api/webhooks/instagram/delete"
	default:
		return n, fmt.Errorf("%w: event is deauthorize or deletion", sandbox.ErrBadArgument)
	}
	id := e.Subject
	if id == "" {
		id = e.Account.IDs[1]
		if app.Switch("event_id", "scoped") == "professional" {
			id = e.Account.IDs[0]
		}
	}
	text, err := json.Marshal(map[string]any{"algorithm": "HMAC-SHA256", "issued_at": e.At.Unix(), "expires": e.At.Add(time.Hour).Unix(), "user_id": id})
	if err != nil {
		return n, err
	}
	secret := app.Switch("event_secret", app.Secret)
	if e.Signature == "wrong" {
		secret += "x"
	}
	payload := base64.RawURLEncoding.EncodeToString(text)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(payload))
	signed := base64.RawURLEncoding.EncodeToString(mac.Sum(nil)) + "." + payload
	if e.Signature == "malformed" {
		signed = payload
	}
	n.Body = []byte(url.Values{"signed_request": {signed}}.Encode())
	return n, nil
}
