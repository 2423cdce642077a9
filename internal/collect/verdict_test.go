package collect

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// Each kind of failure, met by the posts' daily run of a connection in order.
func TestFailureByKind(t *testing.T) {
	until := morning.Add(24 * time.Hour).Add(2 * time.Hour)
	for _, c := range []struct {
		kind     platform.Kind
		status   int
		until    time.Time
		conn     string // state and cause
		run      string // status, cause, rate limited
		attempts string
		slot     string        // of the plan afterwards
		wait     time.Duration // at least; until the slot's end if negative
	}{
		{kind: platform.Transient, conn: "retrying|platform_unreachable", run: "failed|platform_unreachable|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.Transient, status: 503, conn: "retrying|platform_error", run: "failed|platform_error|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.OutcomeUnknown, conn: "retrying|platform_unreachable", run: "failed|platform_unreachable|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.Malformed, conn: "retrying|malformed_answer", run: "failed|malformed_answer|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.Oversize, conn: "retrying|malformed_answer", run: "failed|malformed_answer|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.BadRequest, conn: "retrying|internal", run: "failed|internal|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.NotFound, conn: "retrying|platform_error", run: "failed|platform_error|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.AppRefused, conn: "retrying|app_misconfigured", run: "failed|app_misconfigured|0", attempts: "1", slot: "2026-03-05", wait: 24 * time.Second},
		{kind: platform.RateLimited, until: until, conn: "retrying|rate_limited", run: "failed|rate_limited|1", attempts: "0", slot: "2026-03-05", wait: 2 * time.Hour},
		{kind: platform.QuotaExhausted, until: until, conn: "retrying|quota_exhausted", run: "failed|quota_exhausted|1", attempts: "0", slot: "2026-03-05", wait: 2 * time.Hour},
		{kind: platform.RateLimited, conn: "retrying|rate_limited", run: "failed|rate_limited|1", attempts: "0", slot: "2026-03-05", wait: shortWait},
		{kind: platform.RateLimited, until: morning.AddDate(10, 0, 0), conn: "retrying|rate_limited", run: "failed|rate_limited|1", attempts: "0", slot: "2026-03-05", wait: -1},
		{kind: platform.ScopeMissing, conn: "active|scope_missing", run: "partial|scope_missing|0", attempts: "0", slot: "2026-03-06", wait: time.Hour},
		{kind: platform.TokenRejected, conn: "needs_reconnect|access_revoked", run: "failed|access_revoked|0", attempts: "0", slot: "2026-03-05", wait: -1},
		{kind: platform.GrantDead, conn: "needs_reconnect|access_revoked", run: "failed|access_revoked|0", attempts: "0", slot: "2026-03-05", wait: -1},
		{kind: platform.AccountGone, conn: "gone|account_gone", run: "failed|account_gone|0", attempts: "0", slot: "2026-03-05", wait: -1},
		{kind: platform.AccountBlocked, conn: "suspended|account_suspended", run: "failed|account_suspended|0", attempts: "0", slot: "2026-03-05", wait: -1},
		{kind: platform.NotProfessional, conn: "needs_reconnect|not_professional", run: "failed|not_professional|0", attempts: "0", slot: "2026-03-05", wait: -1},
	} {
		t.Run(fmt.Sprint(c.kind, c.status, c.wait), func(t *testing.T) {
			b := newBench(t, storetest.Open(t))
			b.drain()
			before := b.one(`SELECT COUNT(*) FROM post_reading`)
			b.clock.add(24 * time.Hour)
			now := b.clock.Now()
			b.only(social.ProductPosts)
			b.fake.before = func(string) error {
				return &platform.Error{Kind: c.kind, Op: "GET /me/media", Status: c.status, Until: c.until}
			}
			if sum := b.drain(); sum.Runs() != 1 {
				t.Fatalf("drained %+v", sum)
			}
			if got := b.one(`SELECT state, cause FROM connection`); got != c.conn {
				t.Errorf("connection %s, want %s", got, c.conn)
			}
			run := b.one(`SELECT status, error_code, CASE WHEN rate_limited THEN 1 ELSE 0 END FROM sync_run ORDER BY key DESC LIMIT 1`)
			if run != c.run {
				t.Errorf("run %s, want %s", run, c.run)
			}
			task, err := b.db.TaskOf(t.Context(), b.conn.Key, social.ProductPosts)
			if err != nil {
				t.Fatal(err)
			}
			p, s := task.Plan, b.c.slots(task)
			if fmt.Sprint(p.Attempts) != c.attempts || p.Slot != c.slot {
				t.Errorf("plan: attempts %d, slot %s; want %s, %s", p.Attempts, p.Slot, c.attempts, c.slot)
			}
			if wait := p.NextDue.Sub(now); c.wait >= 0 && wait < c.wait || p.NextDue.After(s.ends(p)) || c.wait < 0 && !p.NextDue.Equal(s.ends(p)) {
				t.Errorf("due in %s, want at least %s and at most until %s", wait, c.wait, s.ends(p))
			}
			if after := b.one(`SELECT COUNT(*) FROM post_reading`); after != before {
				t.Errorf("%s rows of figures after a failure, %s before", after, before)
			}
			if calls := b.fake.count("posts:"); calls > 6 {
				t.Errorf("%d calls", calls)
			}
		})
	}
}

func TestRejectedTokenIsRenewedOnceAndTheRunGoesOn(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.keep.renews = true
	b.only(social.ProductArchive)
	refused := 0
	b.fake.before = func(call string) error {
		if call == "posts:5" && refused == 0 {
			refused++
			return &platform.Error{Kind: platform.TokenRejected, Op: call, Status: 401}
		}
		return nil
	}
	if sum := b.drain(); sum.Success != 1 || b.keep.rejected != 1 || b.keep.lost != 0 {
		t.Errorf("%+v, rejected %d, lost %d", sum, b.keep.rejected, b.keep.lost)
	}
}

// Access is revoked between page 2 and page 3: what is there stays, the run is partial, and nobody is asked again.
func TestRevokedInMidRun(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductArchive)
	b.fake.before = func(call string) error {
		if call == "posts:10" {
			return &platform.Error{Kind: platform.TokenRejected, Op: call, Status: 401}
		}
		return nil
	}
	b.drain()
	if got := b.one(`SELECT status, error_code, pages FROM sync_run`); got != "partial|access_revoked|2" {
		t.Errorf("run %s", got)
	}
	if got := b.one(`SELECT COUNT(*) FROM post`); got != "10" {
		t.Errorf("%s posts, want the 10 of the first two pages", got)
	}
	if b.keep.rejected != 1 || b.keep.lost != 1 {
		t.Errorf("rejected %d times, lost %d times", b.keep.rejected, b.keep.lost)
	}
	calls := b.fake.count("")
	b.clock.add(60 * 24 * time.Hour)
	b.drain()
	if got := b.fake.count(""); got != calls {
		t.Errorf("%d calls for a dead grant", got-calls)
	}
}

// Where a renewal that works proves the grant, a platform that refuses every token is in trouble, and nobody is disconnected.
func TestARefusalAfterAProofIsThePlatformsTrouble(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.keep.renews = true
	b.fake.proves = true
	b.only(social.ProductProfile)
	refuses := true
	b.fake.before = func(call string) error {
		if refuses {
			return &platform.Error{Kind: platform.TokenRejected, Op: call, Status: 401}
		}
		return nil
	}
	b.drain()
	if got := b.one(`SELECT state, cause FROM connection`); got != "retrying|platform_error" || b.keep.rejected != 1 || b.keep.lost != 0 {
		t.Errorf("%s, rejected %d, lost %d", got, b.keep.rejected, b.keep.lost)
	}
	refuses = false
	b.clock.add(time.Hour)
	if sum := b.drain(); sum.Success != 1 {
		t.Errorf("an hour later: %+v", sum)
	}
}

// An account that is gone is asked for daily in the first week and weekly then, by its profile alone; when it is back, all goes on.
func TestProbesOfALostAccount(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	gone := true
	b.fake.before = func(string) error {
		if gone {
			return &platform.Error{Kind: platform.AccountGone, Op: "profile", Status: 400}
		}
		return nil
	}
	b.exec(`DELETE FROM plan WHERE product = 'archive'`)
	b.fake.calls = nil
	for range 35 * 24 {
		b.clock.add(time.Hour)
		b.drain()
	}
	if profile, posts := b.fake.count("profile"), b.fake.count("posts"); profile < 8 || profile > 12 || posts > 1 {
		t.Errorf("%d probes by profile and %d calls for posts in 35 days", profile, posts)
	}
	if got := b.one(`SELECT state FROM connection`); got != "gone" {
		t.Errorf("state %s", got)
	}
	gone = false
	for range 9 * 24 {
		b.clock.add(time.Hour)
		b.drain()
	}
	if got := b.one(`SELECT state, cause FROM connection`); got != "active|" {
		t.Errorf("the account is back, and its connection %s", got)
	}
	for _, product := range []string{"profile", "posts"} {
		if got := b.rows(`SELECT day FROM observation WHERE product = $1 AND day >= '2026-04-15'`, product); len(got) == 0 {
			t.Errorf("%s are not read again", product)
		}
	}
}

// A platform that fails for six hours is asked sparingly, and read within half an hour after it is back.
func TestOutageOfSixHours(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	b.only(social.ProductPosts)
	b.clock.add(22 * time.Hour) // 07:30 in Berlin
	start, calls := b.clock.Now(), b.fake.count("")
	b.fake.before = func(string) error {
		if b.clock.Now().Sub(start) < 6*time.Hour {
			return &platform.Error{Kind: platform.Transient, Op: "test", Status: 500}
		}
		return nil
	}
	for b.clock.Now().Sub(start) < 6*time.Hour+30*time.Minute {
		b.clock.add(20 * time.Second)
		b.drain()
	}
	if got := b.one(`SELECT state FROM connection`); got != "active" {
		t.Errorf("half an hour after the outage the connection is %s", got)
	}
	if got := b.fake.count("") - calls; got > 40 {
		t.Errorf("%d calls in six hours", got)
	}
}

// A limit in mid-listing hands the cursor on: the pages before it are not read again.
func TestLimitInMidListing(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductArchive)
	limited := true
	b.fake.before = func(call string) error {
		if call == "posts:10" && limited {
			limited = false
			return &platform.Error{Kind: platform.RateLimited, Op: call, Until: b.clock.Now().Add(time.Hour)}
		}
		return nil
	}
	b.drain()
	b.clock.add(59 * time.Minute)
	if sum := b.drain(); sum.Runs() != 0 {
		t.Fatalf("asked before the limit has passed: %+v", sum)
	}
	b.clock.add(3 * time.Minute)
	if sum := b.drain(); sum.Success != 1 {
		t.Fatalf("drained %+v", sum)
	}
	if got := strings.Join(b.fake.calls, " "); got != "posts: posts:5 posts:10 posts:10" {
		t.Errorf("calls %s", got)
	}
	if got := b.one(`SELECT COUNT(*) FROM post`); got != "12" {
		t.Errorf("%s posts", got)
	}
}

func TestMissingConnectorLeavesAGapThatSaysSo(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	b.c.Platforms = nil
	for range 2 * 24 {
		b.clock.add(time.Hour)
		b.drain()
	}
	if got := b.rows(`SELECT from_day, to_day, cause FROM gap WHERE product = 'posts'`); len(got) != 1 || got[0] != "2026-03-05|2026-03-05|not_configured" {
		t.Errorf("gaps %v", got)
	}
}

func TestUnknownErrorsArePassing(t *testing.T) {
	v := judge(errors.New("dial tcp: secret"))
	if v.next != tryAgain || v.change.State != social.Retrying || strings.Contains(v.message, "secret") {
		t.Errorf("%+v", v)
	}
}

// What waits without asking the platform, for a limit or for a token, uses up no attempt, begins again when it was told, and is one
// line of the log however often it looked.
func TestWaitingIsOneLineAndNoAttempt(t *testing.T) {
	for cause, kind := range map[social.Cause]platform.Kind{social.CauseQuota: platform.QuotaExhausted, social.CauseUnreachable: platform.Transient} {
		t.Run(string(cause), func(t *testing.T) {
			b := newBench(t, storetest.Open(t))
			b.drain()
			b.only(social.ProductPosts)
			b.clock.add(24 * time.Hour)
			wait := &platform.Error{Kind: kind, Op: "posts", Unasked: true}
			b.keep.access = wait
			for range 10 {
				wait.Until = b.clock.Now().Add(40 * time.Minute)
				b.drain()
				b.clock.add(42 * time.Minute)
			}
			if got := b.rows(`SELECT status, error_code, calls FROM sync_run WHERE product = 'posts' AND slot = '2026-03-05'`); len(got) != 1 || got[0] != "failed|"+string(cause)+"|0" {
				t.Errorf("log %v", got)
			}
			if got := b.one(`SELECT attempts FROM plan`); got != "0" {
				t.Errorf("%s attempts", got)
			}
			b.keep.access = nil
			b.drain()
			if got := b.one(`SELECT outcome, cause FROM slot WHERE product = 'posts' AND name = '2026-03-05'`); got != "late|"+string(cause) {
				t.Errorf("ledger: %s", got)
			}
		})
	}
}
