package inbound_test

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"candor/internal/inbound"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

var now = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

const (
	keep      = 180 * 24 * time.Hour
	appSecret = "instagram-secret"
	metaApp   = "meta-secret"
)

// rig is an Inbound on a database with one person, whose accounts tests connect.
type rig struct {
	t       *testing.T
	db      *store.DB
	in      *inbound.Inbound
	google  *rsa.PrivateKey
	person  social.Key
	mu      sync.Mutex
	checked []social.Key
}

func newRig(t *testing.T, db *store.DB) *rig {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, db: db, google: key, person: social.NewKey()}
	keys := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: &key.PublicKey, KeyID: "k1", Algorithm: "RS256", Use: "sig"}}})
	}))
	t.Cleanup(keys.Close)
	person := social.Person{Key: r.person, UID: social.NewUID(), Email: "ann@example.org", Name: "Ann", Role: social.Creator, CreatedAt: now}
	if err := db.AddPerson(t.Context(), person, "hash"); err != nil {
		t.Fatal(err)
	}
	meta := inbound.Instagram{Secrets: []social.Secret{appSecret, metaApp}, VerifyToken: "ours", PublicURL: "https://candor.example"}
	r.in, err = inbound.New(inbound.Config{
		Store: db, Keep: func(social.Platform) time.Duration { return keep }, Now: func() time.Time { return now },
		Sources: append(meta.Sources(), inbound.TikTok{ClientKey: "ck_sim", Secret: "cs_sim"},
			&inbound.Google{ClientID: "client", KeysURL: keys.URL, Client: keys.Client()}),
		Challenges: map[string]http.HandlerFunc{"GET /api/webhooks/instagram": meta.Challenge},
		Check: func(_ context.Context, c social.Key) error {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.checked = append(r.checked, c)
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// connect stores a connection with a token and a run under way, granted at an instant.
func (r *rig) connect(p social.Platform, id string, ids map[string]string, granted time.Time) social.Connection {
	r.t.Helper()
	c := social.Connection{Key: social.NewKey(), UID: social.NewUID(), Person: r.person, Platform: p, ExternalID: id, IDs: ids, Handle: "ann",
		State: social.Active, Zone: "UTC", ConnectedAt: granted, GrantedAt: granted}
	err := r.db.SaveArrival(r.t.Context(), social.Arrival{Connection: c, New: true, Token: social.TokenRow{Connection: c.Key, Access: []byte("sealed"),
		IssuedAt: granted, ExpiresAt: granted.Add(time.Hour)}})
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

func (r *rig) post(path, body string, header ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	r.in.Handler().ServeHTTP(w, request)
	return w
}

func (r *rig) act() {
	r.t.Helper()
	if err := r.in.Act(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
}

// state reads a connection, and whether it has a token.
func (r *rig) state(c social.Connection) (now social.Connection, token bool) {
	r.t.Helper()
	now, err := r.db.ConnectionByAccount(r.t.Context(), c.Platform, c.ExternalID)
	if err != nil {
		r.t.Fatal(err)
	}
	_, _, err = r.db.TokenOf(r.t.Context(), c.Key)
	return now, err == nil
}

func metaForm(secret, payload string) string {
	text := base64.RawURLEncoding.EncodeToString([]byte(payload))
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return url.Values{"signed_request": {base64.RawURLEncoding.EncodeToString(mac.Sum(nil)) + "." + text}}.Encode()
}

func metaPayload(user string, issued time.Time) string {
	return fmt.Sprintf(`{"algorithm":"HMAC-SHA256","issued_at":%d,"user_id":%q}`, issued.Unix(), user)
}

const (
	deauthorize = "/api/webhooks/instagram/deauthorize"
	deletion    = "/api/webhooks/instagram/delete"
)

func tiktokSigned(body string, t time.Time) string {
	mac := hmac.New(sha256.New, []byte("cs_sim"))
	fmt.Fprintf(mac, "%d.%s", t.Unix(), body)
	return fmt.Sprintf("t=%d,s=%s", t.Unix(), hex.EncodeToString(mac.Sum(nil)))
}

func tiktokBody(user string, reason int, at time.Time) string {
	return fmt.Sprintf(`{"client_key":"ck_sim","event":"authorization.removed","create_time":%d,"user_openid":%q,"content":"{\"reason\": %d }"}`, at.Unix(), user, reason)
}

func (r *rig) jwt(key *rsa.PrivateKey, claims map[string]any) string {
	r.t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: key, KeyID: "k1"}}, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	text, err := json.Marshal(claims)
	if err != nil {
		r.t.Fatal(err)
	}
	signed, err := signer.Sign(text)
	if err != nil {
		r.t.Fatal(err)
	}
	out, err := signed.CompactSerialize()
	if err != nil {
		r.t.Fatal(err)
	}
	return out
}

func riscClaims(kind, sub, id string, at time.Time) map[string]any {
	return map[string]any{"iss": "https://accounts.google.com/", "aud": "client", "iat": at.Unix(), "jti": id,
		"events": map[string]any{"https://schemas.openid.net/secevent/" + kind: map[string]any{"subject": map[string]any{"sub": sub}}}}
}

// TestRevocations: each platform's word that a grant is gone clears the token at once, says why, and starts the clock.
func TestRevocations(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		r := newRig(t, db)
		granted := now.Add(-time.Hour)
		insta := r.connect(social.Instagram, "17841", map[string]string{"app_scoped": "2555"}, granted)
		second := r.connect(social.Instagram, "17842", map[string]string{"app_scoped": "2556"}, granted)
		tube := r.connect(social.YouTube, "UC1", map[string]string{"sub": "109"}, granted)
		other := r.connect(social.YouTube, "UC2", map[string]string{"sub": "110"}, granted)
		removed := r.connect(social.TikTok, "oid-1", nil, granted)
		deleted := r.connect(social.TikTok, "oid-2", nil, granted)
		banned := r.connect(social.TikTok, "oid-4", nil, granted)
		r.expect(r.post(deauthorize, metaForm(appSecret, metaPayload("2555", now))), 200)
		r.expect(r.post(deauthorize, metaForm(metaApp, metaPayload("17842", now))), 200)
		for user, reason := range map[string]int{"oid-1": 1, "oid-2": 2, "oid-4": 4} {
			body := tiktokBody(user, reason, now)
			r.expect(r.post("/api/webhooks/tiktok", body, "TikTok-Signature", tiktokSigned(body, now)), 200)
		}
		r.expect(r.post("/api/webhooks/google", r.jwt(r.google, riscClaims("oauth/event-type/tokens-revoked", "109", "j1", now))), 202)
		r.expect(r.post("/api/webhooks/google", r.jwt(r.google, riscClaims("risc/event-type/account-disabled", "110", "j2", now))), 202)
		r.act()
		for c, cause := range map[*social.Connection]social.Cause{&insta: social.CauseAccessRevoked, &second: social.CauseAccessRevoked, &tube: social.CauseAccessRevoked,
			&removed: social.CauseAccessRevoked, &deleted: social.CauseAccountGone, &banned: social.CauseSuspended} {
			got, token := r.state(*c)
			if got.State != social.NeedsReconnect || got.Cause != cause || token || !got.LostAt.Equal(now) || !got.PurgeAt.Equal(now.Add(keep)) {
				t.Errorf("%s %s: %s, %s, token %v, lost %s, purge %s", c.Platform, c.ExternalID, got.State, got.Cause, token, got.LostAt, got.PurgeAt)
			}
		}
		for connection, told := range r.told() {
			if connection == other.Key || told != 1 {
				t.Errorf("connection %d: told %d times", connection, told)
			}
		}
		if told := r.told(); len(told) != 6 {
			t.Errorf("%d of 6 losses were told", len(told))
		}
		if got, token := r.state(other); got.State != social.Active || !token || len(r.checked) != 1 || r.checked[0] != other.Key {
			t.Errorf("an account that something happened to: %s, token %v, tried %v", got.State, token, r.checked)
		}
	})
}

// told counts what the person was told of the end of access, by connection.
func (r *rig) told() map[social.Key]int {
	r.t.Helper()
	list, err := r.db.Notices(r.t.Context(), r.person, 100)
	if err != nil {
		r.t.Fatal(err)
	}
	told := map[social.Key]int{}
	for _, n := range list {
		if n.Kind != social.NoticeEnded || n.Cause == "" {
			r.t.Errorf("told %s because of %q", n.Kind, n.Cause)
		}
		told[n.Connection]++
	}
	return told
}

func (r *rig) expect(w *httptest.ResponseRecorder, status int) {
	r.t.Helper()
	if w.Code != status {
		r.t.Errorf("status %d, want %d: %s", w.Code, status, w.Body)
	}
}

// TestLateEventsHarmNoNewerConsent: events are carried out in the order in which they happened, and one that is older than the newest sign-in
// says nothing about it, however late it comes.
func TestLateEventsHarmNoNewerConsent(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		r := newRig(t, db)
		insta := r.connect(social.Instagram, "17841", nil, now)
		tik := r.connect(social.TikTok, "oid-1", nil, now)
		tube := r.connect(social.YouTube, "UC1", map[string]string{"sub": "109"}, now)
		before := now.Add(-2 * time.Second)
		r.expect(r.post(deauthorize, metaForm(appSecret, metaPayload("17841", before))), 200)
		r.expect(r.post(deletion, metaForm(appSecret, metaPayload("17841", before))), 200)
		body := tiktokBody("oid-1", 1, before)
		r.expect(r.post("/api/webhooks/tiktok", body, "TikTok-Signature", tiktokSigned(body, now)), 200)
		r.expect(r.post("/api/webhooks/google", r.jwt(r.google, riscClaims("oauth/event-type/tokens-revoked", "109", "j1", before))), 202)
		r.act()
		for _, c := range []social.Connection{insta, tik, tube} {
			if got, token := r.state(c); got.State != social.Active || !token || !got.PurgeAt.IsZero() {
				t.Errorf("%s: %s, token %v, purge %s", c.Platform, got.State, token, got.PurgeAt)
			}
		}
		if told := r.told(); len(told) != 0 {
			t.Errorf("told of a loss that was none: %v", told)
		}
	})
}

// TestDeletion: a deletion is answered with an address and a code, erases everything of the account once, and a repetition is answered with
// the same code. A user that nobody knows is answered alike.
func TestDeletion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		r := newRig(t, db)
		c := r.connect(social.Instagram, "17841", map[string]string{"app_scoped": "2555"}, now.Add(-time.Hour))
		form := metaForm(appSecret, metaPayload("2555", now))
		codes := map[string]bool{}
		for range 2 {
			codes[r.code(r.post(deletion, form))] = true
			r.act()
		}
		unknown := r.code(r.post(deletion, metaForm(appSecret, metaPayload("999", now))))
		r.act()
		if len(codes) != 1 || codes[unknown] {
			t.Errorf("codes %v, and %s for somebody else", codes, unknown)
		}
		if _, err := db.ConnectionByAccount(t.Context(), social.Instagram, c.ExternalID); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("the connection is still there: %v", err)
		}
		for code := range codes {
			if e, err := db.ErasureByCode(t.Context(), code); err != nil || e.Accounts != 1 || e.DoneAt.IsZero() || e.Origin != social.ErasedByPlatform {
				t.Errorf("receipt %+v, error %v", e, err)
			}
		}
		if e, err := db.ErasureByCode(t.Context(), unknown); err != nil || e.Accounts != 0 || e.DoneAt.IsZero() {
			t.Errorf("receipt of nobody's deletion %+v, error %v", e, err)
		}
	})
}

func (r *rig) code(w *httptest.ResponseRecorder) string {
	r.t.Helper()
	var body struct {
		URL  string `json:"url"`
		Code string `json:"confirmation_code"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || w.Code != 200 || len(body.Code) < 20 || body.URL != "https://candor.example/deletion/"+body.Code {
		r.t.Errorf("status %d: %s", w.Code, w.Body)
	}
	return body.Code
}

// TestRefused: what is forged, stale, meant for others, malformed or too large is refused, and nothing follows from it.
func TestRefused(t *testing.T) {
	r := newRig(t, storetest.Open(t))
	c := r.connect(social.Instagram, "17841", nil, now.Add(-100*24*time.Hour))
	body := tiktokBody("oid-1", 1, now)
	good := metaForm(appSecret, metaPayload("17841", now))
	_, payload, _ := strings.Cut(strings.TrimPrefix(good, "signed_request="), ".")
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	claims := func(change func(map[string]any)) string {
		c := riscClaims("oauth/event-type/tokens-revoked", "109", "j", now)
		change(c)
		return r.jwt(r.google, c)
	}
	symmetric, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: r.google.N.Bytes()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	confused, err := symmetric.Sign([]byte(`{"iss":"https://accounts.google.com/","aud":"client","jti":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	hs256, _ := confused.CompactSerialize()
	for name, test := range map[string]struct {
		path, body string
		header     string
		status     int
	}{
		"another secret":          {deauthorize, metaForm("other", metaPayload("17841", now)), "", 400},
		"no secret":               {deauthorize, metaForm("", metaPayload("17841", now)), "", 400},
		"no signature":            {deauthorize, "signed_request=." + payload, "", 400},
		"no payload":              {deauthorize, "signed_request=abc", "", 400},
		"two requests":            {deauthorize, good + "&" + good, "", 400},
		"another algorithm":       {deauthorize, metaForm(appSecret, strings.Replace(metaPayload("17841", now), "HMAC-SHA256", "none", 1)), "", 400},
		"no algorithm":            {deauthorize, metaForm(appSecret, `{"issued_at":1,"user_id":"17841"}`), "", 400},
		"no time":                 {deauthorize, metaForm(appSecret, `{"algorithm":"HMAC-SHA256","user_id":"17841"}`), "", 400},
		"a name for an id":        {deauthorize, metaForm(appSecret, metaPayload("' OR 1=1", now)), "", 400},
		"no JSON":                 {deauthorize, metaForm(appSecret, "{"), "", 400},
		"stale":                   {deletion, metaForm(appSecret, metaPayload("17841", now.Add(-74*time.Hour))), "", 400},
		"from the future":         {deletion, metaForm(appSecret, metaPayload("17841", now.Add(6*time.Minute))), "", 400},
		"too large":               {deauthorize, "signed_request=" + strings.Repeat("a", 256<<10), "", 413},
		"fields, unsigned":        {"/api/webhooks/instagram", `{"object":"instagram"}`, "", 403},
		"tiktok, no signature":    {"/api/webhooks/tiktok", body, "", 403},
		"tiktok, empty signature": {"/api/webhooks/tiktok", body, fmt.Sprintf("t=%d,s=", now.Unix()), 403},
		"tiktok, changed body":    {"/api/webhooks/tiktok", body + " ", tiktokSigned(body, now), 403},
		"tiktok, changed time":    {"/api/webhooks/tiktok", body, strings.Replace(tiktokSigned(body, now), fmt.Sprint(now.Unix()), fmt.Sprint(now.Unix()+1), 1), 403},
		"tiktok, stale":           {"/api/webhooks/tiktok", body, tiktokSigned(body, now.Add(-74*time.Hour)), 403},
		"tiktok, another app":     {"/api/webhooks/tiktok", strings.Replace(body, "ck_sim", "ck_other", 1), tiktokSigned(strings.Replace(body, "ck_sim", "ck_other", 1), now), 403},
		"tiktok, no JSON":         {"/api/webhooks/tiktok", "{", tiktokSigned("{", now), 403},
		"google, a stranger's":    {"/api/webhooks/google", r.jwt(stranger, riscClaims("oauth/event-type/tokens-revoked", "109", "j", now)), "", 400},
		"google, HS256":           {"/api/webhooks/google", hs256, "", 400},
		"google, no token":        {"/api/webhooks/google", "abc", "", 400},
		"google, another issuer":  {"/api/webhooks/google", claims(func(c map[string]any) { c["iss"] = "https://evil.example/" }), "", 400},
		"google, another app":     {"/api/webhooks/google", claims(func(c map[string]any) { c["aud"] = []string{"other"} }), "", 400},
		"google, no id":           {"/api/webhooks/google", claims(func(c map[string]any) { c["jti"] = "" }), "", 400},
		"google, stale":           {"/api/webhooks/google", claims(func(c map[string]any) { c["iat"] = now.Add(-31 * 24 * time.Hour).Unix() }), "", 400},
	} {
		if got := r.post(test.path, test.body, "TikTok-Signature", test.header); got.Code != test.status {
			t.Errorf("%s: status %d, want %d: %s", name, got.Code, test.status, got.Body)
		}
	}
	if open, err := r.db.OpenEvents(t.Context(), 10); err != nil || len(open) > 0 {
		t.Errorf("stored all the same: %v, error %v", open, err)
	}
	if got, token := r.state(c); got.State != social.Active || !token {
		t.Errorf("%s, token %v", got.State, token)
	}
}

// TestTikTokVector is the example that TikTok's documentation gives, in its own bytes.
func TestTikTokVector(t *testing.T) {
	body := `{"client_key":"ck_sim","event":"authorization.removed","create_time":1615338610,"user_openid":"oid_sim","content":"{\"reason\": 1 }"}`
	header := http.Header{"Tiktok-Signature": {"t=1615338611,s=e80cc0265519f4799af48e0f40b27010f33aedcc0366e1b4b6cdf9fe75262c2c"}}
	events, err := inbound.TikTok{ClientKey: "ck_sim", Secret: "cs_sim"}.Read(t.Context(), "", []byte(body), header, time.Unix(1615338611, 0).Add(72*time.Hour))
	if err != nil || len(events) != 1 || events[0].Subject != "oid_sim" || events[0].Kind != social.EventRevoked || events[0].OccurredAt.Unix() != 1615338610 {
		t.Errorf("%+v, error %v", events, err)
	}
}

// TestAThousandDuplicates: the same event, a thousand times at once, is stored once and takes effect once.
func TestAThousandDuplicates(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		r := newRig(t, db)
		c := r.connect(social.TikTok, "oid-1", nil, now.Add(-time.Hour))
		body := tiktokBody("oid-1", 1, now)
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				for range 50 {
					r.expect(r.post("/api/webhooks/tiktok", body, "TikTok-Signature", tiktokSigned(body, now)), 200)
				}
			})
		}
		all.Wait()
		if open, err := db.OpenEvents(t.Context(), 10); err != nil || len(open) != 1 {
			t.Errorf("%d events stored, error %v", len(open), err)
		}
		r.act()
		again := c
		again.GrantedAt, again.State = now.Add(time.Hour), social.Active
		if err := db.SaveArrival(t.Context(), social.Arrival{Connection: again, Token: social.TokenRow{Connection: c.Key, Access: []byte("x"), IssuedAt: now, ExpiresAt: now}}); err != nil {
			t.Fatal(err)
		}
		r.expect(r.post("/api/webhooks/tiktok", body, "TikTok-Signature", tiktokSigned(body, now)), 200)
		r.act()
		if got, token := r.state(c); got.State != social.Active || !token {
			t.Errorf("a repetition took effect again: %s, token %v", got.State, token)
		}
		if told := r.told(); len(told) != 0 {
			t.Errorf("access is back, and the notice of its end is still open: %v", told)
		}
	})
}

// TestStoredBeforeAcknowledged: what was acknowledged takes effect although the process that took it is gone; while the database does not
// answer, nothing is acknowledged.
func TestStoredBeforeAcknowledged(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		open := func() *store.DB {
			db, err := store.Open(t.Context(), store.Config{URL: url})
			if err == nil {
				_, err = db.Migrate(t.Context())
			}
			if err != nil {
				t.Fatal(err)
			}
			return db
		}
		first := open()
		r := newRig(t, first)
		c := r.connect(social.Instagram, "17841", nil, now.Add(-time.Hour))
		form := metaForm(appSecret, metaPayload("17841", now))
		r.expect(r.post(deauthorize, form), 200)
		if err := first.Close(); err != nil { // killed after the acknowledgement
			t.Fatal(err)
		}
		w := r.post(deletion, form)
		if r.expect(w, 503); w.Header().Get("Retry-After") == "" {
			t.Error("503 without Retry-After")
		}
		second := open()
		defer second.Close()
		after, err := inbound.New(inbound.Config{Store: second, Keep: r.in.Keep, Check: r.in.Check, Now: r.in.Now})
		if err != nil {
			t.Fatal(err)
		}
		if err := after.Act(t.Context()); err != nil {
			t.Fatal(err)
		}
		got, err := second.ConnectionByAccount(t.Context(), social.Instagram, c.ExternalID)
		if err != nil || got.State != social.NeedsReconnect {
			t.Errorf("%s, error %v", got.State, err)
		}
	})
}

// TestChallenge: Meta's question is answered only with our own word in it.
func TestChallenge(t *testing.T) {
	r := newRig(t, storetest.Open(t))
	ask := func(query string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r.in.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/webhooks/instagram?"+query, nil))
		return w
	}
	if w := ask("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=ours"); w.Code != 200 || w.Body.String() != "1158201444" {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	for _, query := range []string{"", "hub.mode=subscribe&hub.challenge=1", "hub.mode=subscribe&hub.challenge=1&hub.verify_token=other", "hub.challenge=1&hub.verify_token=ours"} {
		if w := ask(query); w.Code != 403 || strings.Contains(w.Body.String(), "1") {
			t.Errorf("%q: status %d: %s", query, w.Code, w.Body)
		}
	}
	body := `{"object":"instagram","entry":[{"id":"1","changes":[]}]}`
	mac := hmac.New(sha256.New, []byte(appSecret))
	mac.Write([]byte(body))
	r.expect(r.post("/api/webhooks/instagram", body, "X-Hub-Signature-256", "sha256="+hex.EncodeToString(mac.Sum(nil))), 200)
	r.act()
}

// FuzzRead: whatever is posted, a source answers with events or with one of its errors, and never with events that it did not prove.
func FuzzRead(f *testing.F) {
	f.Add(0, metaForm("other", metaPayload("1", now)), "")
	f.Add(2, `{"object":"instagram"}`, "sha256=00")
	f.Add(3, tiktokBody("oid", 1, now), "t=1,s=00")
	f.Add(4, "a.b.c", "")
	meta := inbound.Instagram{Secrets: []social.Secret{"", "unguessable"}}
	sources := append(meta.Sources(), inbound.TikTok{ClientKey: "ck", Secret: "unguessable"}, &inbound.Google{ClientID: "c", KeysURL: "http://127.0.0.1:0/", Client: http.DefaultClient})
	f.Fuzz(func(t *testing.T, which int, body, header string) {
		s := sources[uint(which)%uint(len(sources))]
		events, err := s.Read(t.Context(), "", []byte(body), http.Header{"Tiktok-Signature": {header}, "X-Hub-Signature-256": {header}}, now)
		if err == nil || len(events) > 0 {
			t.Errorf("%s believed %q", s.Name(), body)
		}
	})
}

// TestTooManyBodies: who sends more than a node looks at is told to come again, before anything is read.
func TestTooManyBodies(t *testing.T) {
	r := newRig(t, storetest.Open(t))
	limited := 0
	for range 2100 {
		w := r.post("/api/webhooks/tiktok", "{}")
		if w.Code == http.StatusTooManyRequests {
			if limited++; w.Header().Get("Retry-After") == "" {
				t.Fatal("429 without Retry-After")
			}
		}
	}
	if limited != 100 {
		t.Errorf("%d of 2,100 were told to come again", limited)
	}
	r.expect(r.post(deauthorize, metaForm(appSecret, metaPayload("17841", now))), 200) // another source has its own
}

// TestOneTokenRevoked: an event that names a token and no account is matched with the tokens that are held, by either of Google's two names for
// one, and the platform's word is asked for; a name that is none of ours has no effect.
func TestOneTokenRevoked(t *testing.T) {
	const refresh = social.Secret("1//0abcdefghijklmnopqrstuvwxyz")
	once := sha512.Sum512([]byte(refresh.Reveal()))
	twice := sha512.Sum512(once[:])
	r := newRig(t, storetest.Open(t))
	c := r.connect(social.YouTube, "UC1", map[string]string{"sub": "109"}, now.Add(-time.Hour))
	r.in.Holders = func(_ context.Context, p social.Platform, subject string) ([]social.Key, error) {
		if p == social.YouTube && inbound.TokenNamed(subject, refresh) {
			return []social.Key{c.Key}, nil
		}
		return nil, nil
	}
	for n, named := range []struct {
		algorithm, token string
		tried            int
	}{
		{"prefix", "1//0abcdefghijkl", 1}, {"hash_base64_sha512_sha512", base64.StdEncoding.EncodeToString(twice[:]), 2},
		{"prefix", "1//0abcdefghijkX", 2}, {"prefix", "1//0", 2}, {"hash_base64_sha512_sha512", base64.StdEncoding.EncodeToString(once[:]), 2}, {"rot13", "1//0abcdefghijkl", 2}, {"", "", 2},
	} {
		claims := riscClaims("oauth/event-type/token-revoked", "", fmt.Sprint("t", n), now)
		claims["events"] = map[string]any{"https://schemas.openid.net/secevent/oauth/event-type/token-revoked": map[string]any{"subject": map[string]any{
			"subject_type": "oauth_token", "token_type": "refresh_token", "token_identifier_alg": named.algorithm, "token": named.token}}}
		r.expect(r.post("/api/webhooks/google", r.jwt(r.google, claims)), 202)
		r.act()
		if len(r.checked) != named.tried {
			t.Errorf("%s %s: %d grants tried, want %d", named.algorithm, named.token, len(r.checked), named.tried)
		}
	}
	if open, err := r.db.OpenEvents(t.Context(), 10); err != nil || len(open) > 0 {
		t.Errorf("%d events are open, error %v", len(open), err)
	}
	if got, token := r.state(c); got.State != social.Active || !token {
		t.Errorf("the event alone ended the grant: %s", got.State)
	}
}
