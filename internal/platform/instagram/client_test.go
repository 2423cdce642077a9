package instagram

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"candor/internal/platform"
)

func TestErrorTable(t *testing.T) {
	for code, want := range map[string]platform.Kind{
		`"code":1`: platform.Transient, `"code":2,"is_transient":true`: platform.Transient, `"code":"2"`: platform.Transient,
		`"code":-1,"error_subcode":2207086`: platform.BadRequest, `"code":3`: platform.AppRefused, `"code":101`: platform.AppRefused,
		`"code":368`: platform.AppRefused, `"code":4`: platform.RateLimited, `"code":17`: platform.RateLimited, `"code":32`: platform.RateLimited,
		`"code":341`: platform.RateLimited, `"code":613,"error_subcode":1996`: platform.RateLimited, `"code":80002,"error_subcode":2446079`: platform.RateLimited,
		`"code":10`: platform.ScopeMissing, `"code":200`: platform.ScopeMissing, `"code":299`: platform.ScopeMissing,
		`"code":100`: platform.BadRequest, `"code":100,"error_subcode":33`: platform.NotFound, `"code":100,"error_subcode":2108006`: platform.BadRequest,
		`"code":803`: platform.NotFound, `"code":2500`: platform.BadRequest, `"code":102`: platform.TokenRejected,
		`"code":190`: platform.TokenRejected, `"code":190,"error_subcode":467`: platform.TokenRejected, `"code":190,"error_subcode":492`: platform.TokenRejected,
		`"code":190,"error_subcode":458`: platform.GrantDead, `"code":190,"error_subcode":459`: platform.GrantDead, `"code":190,"error_subcode":460`: platform.GrantDead,
		`"code":190,"error_subcode":463`: platform.GrantDead, `"code":190,"error_subcode":464`: platform.GrantDead,
		`"code":99999,"is_transient":true`: platform.Transient, `"code":99999`: platform.BadRequest, `"code":null`: platform.BadRequest, `"code":{}`: platform.BadRequest,
	} {
		c, _ := play(t, refusal(400, code))
		_, err := c.list25(full())
		if platform.KindOf(err) != want {
			t.Errorf("%s is %v, want %v", code, err, want)
		}
	}
	c, _ := play(t, refusal(500, `"code":2500`))
	_, err := c.list25(full())
	kindIs(t, err, platform.Transient)
	c, _ = play(t, scripted{status: 200, body: `{"error":{"code":190,"message":"x"}}`})
	_, err = c.list25(full())
	kindIs(t, err, platform.TokenRejected)
}

// TestOnlyTheListedCodesEndAGrant goes through all codes there may be: a grant ends, or its token is renewed to see, by 102 and 190 alone, and by
// nothing in an answer of Instagram's own trouble or in the envelope of the sign-in.
func TestOnlyTheListedCodesEndAGrant(t *testing.T) {
	dead := []int{458, 459, 460, 463, 464}
	for code := -10; code <= 1000; code++ {
		for _, subcode := range []int{0, 1, 33, 457, 458, 459, 460, 461, 462, 463, 464, 465, 467, 492, 493, 2108006} {
			for _, status := range []int{200, 400, 401, 403, 429, 500, 503} {
				got := judged(status, fmt.Sprintf(`{"error":{"message":"m","type":"OAuthException","code":%d,"error_subcode":%d}}`, code, subcode))
				listed := (code == 102 || code == 190) && status < 429
				if want := listed && slices.Contains(dead, subcode); (got == platform.GrantDead) != want || (got == platform.TokenRejected) != (listed && !want) {
					t.Fatalf("%d/%d in a %d: %v", code, subcode, status, got)
				}
			}
		}
		if got := judged(400, fmt.Sprintf(`{"error_type":"OAuthException","code":%d,"error_message":"m"}`, code)); got == platform.GrantDead || got == platform.TokenRejected {
			t.Fatalf("%d in the envelope of the sign-in: %v", code, got)
		}
	}
}

func judged(status int, body string) platform.Kind {
	e := classify(&platform.Response{Status: status, Body: []byte(body), JSON: true, Now: time.Now()})
	if e == nil {
		return platform.BadRequest
	}
	return e.Kind
}

// told is a meter that keeps what each bucket was told.
type told map[string]platform.Usage

func (told) Reserve(context.Context, platform.Call) error { return nil }

func (m told) Settle(_ context.Context, c platform.Call, u platform.Usage) { m[c.Bucket] = u }

func TestUsageGoesToItsBucket(t *testing.T) {
	const own = "account:17841457215396811"
	headers := map[string][]string{
		"X-App-Usage":               {`{"call_volume":12,"cpu_time":34.5}`},
		"X-Business-Use-Case-Usage": {`{"17841457215396811":[{"type":"instagram","call_count":96,"total_cputime":1,"total_time":2,"estimated_time_to_regain_access":7}],"9":[{"call_count":99}]}`},
	}
	for name, tt := range map[string]struct {
		code         string
		appErr, mine bool
	}{"app throttled": {`"code":4`, true, false}, "account throttled": {`"code":80002`, false, true}} {
		meter := told{}
		s := full()
		s.Meter = meter
		answer := refusal(429, tt.code)
		answer.header = headers
		c, _ := play(t, answer)
		_, err := c.list25(s)
		e := kindIs(t, err, platform.RateLimited)
		if !e.Until.Equal(testNow.Add(7 * time.Minute)) {
			t.Errorf("%s: until %v", name, e.Until)
		}
		if app := meter[bucketApp]; app.Percent != 34.5 || (app.Err != nil) != tt.appErr || (app.Status == 429) != tt.appErr {
			t.Errorf("%s: the app's bucket was told %+v", name, app)
		}
		if account := meter[own]; account.Percent != 96 || (account.Err != nil) != tt.mine || !account.Until.Equal(testNow.Add(7*time.Minute)) {
			t.Errorf("%s: the account's bucket was told %+v", name, account)
		}
	}
}

func TestUsageHeaders(t *testing.T) {
	for header, want := range map[string]float64{
		`{"call_count":28,"total_time":25,"total_cputime":25}`: 28, `{"call_volume":0,"cpu_time":0}`: 0, `{"call_count":724}`: 724,
		``: -1, `x`: -1, `[]`: -1, `{}`: -1, `{"call_count":"28"}`: -1, `{"call_count":-5}`: -1, `null`: -1,
	} {
		if got := appUsage(header); got != want {
			t.Errorf("X-App-Usage %s: got %v, want %v", header, got, want)
		}
	}
	for _, tt := range []struct {
		header  string
		percent float64
		wait    time.Duration
	}{
		{`{"1":[{"call_count":1,"total_cputime":2,"total_time":3,"estimated_time_to_regain_access":0}]}`, 3, 0},
		{`{"1":[{"call_count":1}],"2":[{"call_count":80,"estimated_time_to_regain_access":5}]}`, 1, 0},
		{`{"2":[{"call_count":80,"estimated_time_to_regain_access":5}],"3":[{"total_time":90}]}`, 90, 5 * time.Minute},
		{`{"1":[{"call_count":100,"estimated_time_to_regain_access":1e12}]}`, 100, 24 * time.Hour},
		{`{"1":[{"call_count":100,"estimated_time_to_regain_access":-4}]}`, 100, 0},
		{`{"1":{}}`, -1, 0}, {`{"1":[null]}`, -1, 0}, {``, -1, 0},
	} {
		percent, until := accountUsage(tt.header, "1", testNow)
		wait := time.Duration(0)
		if !until.IsZero() {
			wait = until.Sub(testNow)
		}
		if percent != tt.percent || wait != tt.wait {
			t.Errorf("%s: got %v for %v", tt.header, percent, wait)
		}
	}
}

func FuzzUsageHeaders(f *testing.F) {
	f.Add(`{"call_count":28}`, "1")
	f.Add(`{"1":[{"call_count":100,"estimated_time_to_regain_access":19}]}`, "1")
	f.Fuzz(func(t *testing.T, header, id string) {
		if p := appUsage(header); p < -1 {
			t.Errorf("app: %v", p)
		}
		if p, until := accountUsage(header, id, testNow); p < -1 || until.Sub(testNow) > 24*time.Hour {
			t.Errorf("account: %v %v", p, until)
		}
	})
}

func FuzzErrors(f *testing.F) {
	f.Add(`{"error":{"code":190,"error_subcode":463,"message":"Session has expired"}}`, 400)
	f.Add(`{"error_type":"OAuthException","code":400,"error_message":"Invalid authorization code"}`, 400)
	f.Add(`{"error":[]}`, 200)
	f.Fuzz(func(t *testing.T, body string, status int) {
		e := classify(&platform.Response{Status: status, Body: []byte(body), JSON: true})
		if e != nil && e.Code == "" {
			t.Errorf("%q: %+v has no code", body, e)
		}
		_ = fmt.Sprint(e)
	})
}
