package tiktok

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"

	"candor/internal/sandbox"
)

var _ sandbox.Notifier = (*simulator)(nil)

// Notify makes an event of any name; "" is "authorization.removed", with its reason. It is signed at the time of the event; with the switch
// "resign" = on it is signed now, as TikTok may do when it repeats one.
func (s *simulator) Notify(app sandbox.App, e sandbox.Event) (sandbox.Notice, error) {
	kind := e.Kind
	if kind == "" {
		kind = "authorization.removed"
	}
	id := e.Subject
	if id == "" {
		id = s.openIDFor(app.ID, e.Account)
	}
	// The order of the fields and the text inside "content" are as in TikTok's documentation.
	body := fmt.Sprintf(`{"client_key":%q,"event":%q,"create_time":%d,"user_openid":%q,"content":"{\"reason\": %d }"}`, app.ID, kind, e.At.Unix(), id, e.Reason)
	secret := app.Secret
	if e.Signature == "wrong" {
		secret += "x"
	}
	at := e.At
	if app.Switch("resign", "off") == "on" {
		at = s.Clock.Now()
	}
	seconds := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(seconds + "." + body))
	header := "t=" + seconds + ",s=" + hex.EncodeToString(mac.Sum(nil))
	if e.Signature == "malformed" {
		header = hex.EncodeToString(mac.Sum(nil))
	}
	return sandbox.Notice{
		Path: "/api/webhooks/tiktok", Body: []byte(body),
		Header: http.Header{"Content-Type": {"application/json"}, "Tiktok-Signature": {header}},
	}, nil
}
