package connect_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
)

// FuzzState: of all that a browser can bring back, only the state of a sign-in that this session began, once, beside one code and no
// refusal, connects anything; and a state that was shown is used up, whatever came of it.
func FuzzState(f *testing.F) {
	for _, seed := range []string{"state=STATE&code=c", "state=STATE&code=c#_", "state=STATE", "code=c", "state=&code=c", "state=STATE&state=STATE&code=c", "state=STATE&code=c&code=d",
		"state=STATE&code=", "state=STATEx&code=c", "state=%00STATE&code=c", "state=state&code=c", "state=STATE&error=access_denied&code=c", "state=' OR 1=1 --&code=c",
		"STATE=STATE&code=c", "state=STATE%20&code=c", "state=STATE;code=c"} {
		f.Add(seed)
	}
	r := newRig(f)
	r.fake.grant = func(string) (platform.Grant, error) { return granted("1", time.Now()), nil }
	state := r.start(r.ann)
	f.Fuzz(func(t *testing.T, raw string) {
		r.t = t
		query, err := url.ParseQuery(strings.ReplaceAll(raw, "STATE", state))
		if err != nil {
			return
		}
		came := back(r.ann, state, "c")
		came.Query = query
		shown := len(query["state"]) == 1 && query["state"][0] == state
		code := len(query["code"]) == 1 && strings.TrimSuffix(query["code"][0], "#_") != "" && len(query["error"]) == 0
		outcome := r.accounts.Finish(t.Context(), came)
		if connected := outcome.Code == ""; connected != (shown && code) {
			t.Fatalf("%q ended with %q (%s)", raw, outcome.Code, outcome.Detail)
		}
		if !shown {
			return
		}
		if again := r.accounts.Finish(t.Context(), back(r.ann, state, "c")); again.Code != connect.CodeState {
			t.Fatalf("%q: its state works a second time: %+v", raw, again)
		}
		state = r.start(r.ann)
	})
}

// FuzzRenewal: whatever a connector makes of a token answer, the row holds a whole token afterwards: the old one or a new one, never
// empty, never with a life that no platform gives, and never one that ends sooner for the same secret.
func FuzzRenewal(f *testing.F) {
	f.Add("access-1", "refresh-1", int64(3600), int64(0))
	f.Add("access-1", "", int64(3600), int64(86400))
	f.Add("", "refresh-1", int64(3600), int64(0))
	f.Add("access-1", "refresh-0-1", int64(61), int64(-1))
	f.Add("access-1", "refresh-0-1", int64(-3600), int64(0))
	f.Add("access-1", "refresh-1", int64(1)<<40, int64(1)<<40)
	r := newRig(f)
	var answer platform.Token
	r.fake.refresh = func(int, platform.Token) (platform.Token, error) { return answer, nil }
	f.Fuzz(func(t *testing.T, access, refresh string, life, refreshLife int64) {
		r.t = t
		c := r.connect(r.ann, "1")
		before, _ := r.row(c)
		now := time.Now()
		answer = platform.Token{Access: social.Secret(access), Refresh: social.Secret(refresh), ExpiresAt: now.Add(time.Duration(life) * time.Second)}
		if refreshLife > 0 && refreshLife < 1<<32 {
			answer.RefreshExpiresAt = now.Add(time.Duration(refreshLife) * time.Second)
		}
		_, _ = r.tokens.Rejected(t.Context(), c.Key, "access-0-1") // makes one renewal, and a second one if the first is of unknown outcome
		after, connection := r.row(c)
		left := after.ExpiresAt.Sub(now)
		switch {
		case after.Version <= before.Version, after.State != social.TokenIdle && after.State != social.TokenUnknown, !connection.State.Syncs():
			t.Fatalf("version %d, token %s, connection %s", after.Version, after.State, connection.State)
		case len(after.Access) == 0 || len(after.Refresh) == 0 || left < 58*time.Second || left > 401*24*time.Hour:
			t.Fatalf("%+v became a token with %d bytes, %d of refresh, for %s", answer, len(after.Access), len(after.Refresh), left)
		case after.State == social.TokenUnknown && (!after.ExpiresAt.Equal(before.ExpiresAt) || !after.IssuedAt.Equal(before.IssuedAt)):
			t.Fatalf("an answer of no use changed the token: %+v", after)
		}
		if token, err := r.tokens.Access(t.Context(), c.Key); err != nil || token.Empty() {
			t.Fatalf("the token that is kept cannot be used: %v", err)
		}
	})
}
