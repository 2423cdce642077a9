package api

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Budgets implements Operations.
func (w *world) Budgets(context.Context) ([]social.BucketStatus, error) {
	return []social.BucketStatus{
		{Platform: social.Instagram, Bucket: "account:*", Limit: 240, Used: 12, Percent: -1, Buckets: 40, ResetsAt: noon.Add(time.Hour)},
		{Platform: social.Instagram, Bucket: "app", Used: 900, Percent: 91.5, Buckets: 1, BlockedUntil: noon.Add(10 * time.Minute), Refusals: 2},
	}, nil
}

func TestBudgetsAreShownToAdministrators(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	got := w.ask(ada, "GET", "/api/admin/budgets", "")
	for _, part := range []string{`"bucket":"account:*"`, `"buckets":40`, `"limit":240`, `"usage_percent":null`, `"resets_at":"2026-11-22T12:00:00Z"`,
		`"limit":null`, `"usage_percent":91.5`, `"blocked_until":"2026-11-22T11:10:00Z"`, `"closed":true`, `"refusals":2`} {
		if !strings.Contains(got.body, part) {
			t.Errorf("%s is not in %d %s", part, got.status, got.body)
		}
	}
}

// Fleet implements Operations.
func (w *world) Fleet(ctx context.Context) (f social.Fleet, err error) {
	f.Kept = map[time.Duration]social.Kept{24 * time.Hour: {Done: 960, Late: 20, Missed: 20, ByCause: map[social.Cause]int{social.CauseQuota: 25, social.CauseDowntime: 15}}}
	if f.Freshness, err = w.db.Freshness(ctx, social.ProductProfile, 30*time.Hour, w.now); err != nil {
		return f, err
	}
	if f.Troubles, err = w.db.Troubles(ctx); err != nil {
		return f, err
	}
	f.Queue, f.Thin, err = w.db.QueueState(ctx, w.now.Add(48*time.Hour), w.now)
	return f, err
}

func (w *world) Connections(ctx context.Context, f social.ConnectionFilter) ([]social.Connection, error) {
	return w.db.AllConnections(ctx, f)
}

func (w *world) Runs(ctx context.Context, f social.RunFilter) ([]social.LoggedRun, error) {
	return w.db.AllRuns(ctx, f)
}

func (w *world) Pause(ctx context.Context, uid string) (social.Connection, error) {
	return w.act(ctx, uid, w.db.Pause)
}

func (w *world) Resume(ctx context.Context, uid string) (social.Connection, error) {
	return w.act(ctx, uid, func(ctx context.Context, key social.Key) error { return w.db.Resume(ctx, key, w.now) })
}

func (w *world) Platforms(ctx context.Context) (map[social.Platform]social.PlatformState, error) {
	return w.db.PlatformStates(ctx)
}

func (w *world) PausePlatform(ctx context.Context, p social.Platform) error {
	return w.db.PausePlatform(ctx, p, w.now)
}

func (w *world) ResumePlatform(ctx context.Context, p social.Platform) error {
	return w.db.ResumePlatform(ctx, p, w.now)
}

func (w *world) RetryPlatform(ctx context.Context, p social.Platform) (int, error) {
	n, err := w.db.RetryPlatform(ctx, p, w.now)
	return int(n), err
}

func (w *world) Allowances(ctx context.Context) ([]social.Allowance, error) {
	return w.db.Allowances(ctx)
}

func (w *world) Allow(ctx context.Context, a social.Allowance) error { return w.db.Allow(ctx, a) }

func (w *world) WithdrawAllowance(ctx context.Context, p social.Platform, what social.Allowed) error {
	return w.db.WithdrawAllowance(ctx, p, what)
}

func (w *world) Retry(ctx context.Context, uid string) (social.Connection, error) {
	return w.act(ctx, uid, func(context.Context, social.Key) error { return nil })
}

func (w *world) act(ctx context.Context, uid string, do func(context.Context, social.Key) error) (social.Connection, error) {
	c, err := w.db.AnyConnection(ctx, uid)
	if err == nil {
		err = do(ctx, c.Key)
	}
	if err != nil {
		return c, err
	}
	return w.db.AnyConnection(ctx, uid)
}

func TestHealthOfTheFleet(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.exec(`UPDATE connection SET state = 'retrying', cause = 'quota_exhausted' WHERE key = 12`)
		w.exec(`UPDATE connection SET state = 'needs_reconnect', cause = 'access_revoked' WHERE key = 21`)
		w.exec(`UPDATE plan SET read_at = $1 WHERE connection = 11`, noon.Add(-2*time.Hour).UnixMilli())
		w.exec(`UPDATE plan SET read_at = $1 WHERE connection = 12`, noon.Add(-50*time.Hour).UnixMilli())
		got := w.ask(ada, "GET", "/api/admin/health", "")
		for _, part := range []string{
			`"hours":24,"due":1000,"done":980,"late":20,"missed":20,"paused":0,"rate":0.98,"meets_95":true,"meets_99_9":false`,
			`"why":[{"blame":"quota","cause":"quota_exhausted","slots":25},{"blame":"us","cause":"downtime","slots":15}]`,
			`"hours":720,"due":0,"done":0,"late":0,"missed":0,"paused":0,"rate":null`,
			`"platform":"instagram","product":"profile","target_hours":30,"connections":2,"fresh":1,"late":1,"late_by":[{"blame":"token","cause":"access_revoked","slots":1}],"oldest_at":null`,
			`"state":"retrying","cause":"quota_exhausted","blame":"quota","connections":1,"until":null,"next_step":"Look at the budgets.`,
			`"state":"needs_reconnect","cause":"access_revoked","blame":"token"`, `"queue":{"due":2,"queued":0,"running":0,"oldest_at":"2026-11-23T`, `"thin_runs":0`,
		} {
			if !strings.Contains(got.body, part) {
				t.Errorf("%s is not in %d %s", part, got.status, got.body)
			}
		}
	})
}

func TestAdministratorsSeeAndStopConnections(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		list := w.ask(ada, "GET", "/api/admin/connections?platform=instagram&limit=1", "")
		if !strings.Contains(list.body, anaInsta) || strings.Contains(list.body, boInsta) {
			t.Errorf("first page: %s", list.body)
		}
		list = w.ask(ada, "GET", "/api/admin/connections?platform=instagram&after="+anaInsta, "")
		if strings.Contains(list.body, anaInsta) || !strings.Contains(list.body, boInsta) {
			t.Errorf("second page: %s", list.body)
		}
		runs := w.ask(ada, "GET", "/api/admin/runs?status=success&platform=instagram&connection="+boInsta, "")
		if strings.Count(runs.body, `"connection":"`+boInsta) != 1 || strings.Contains(runs.body, anaInsta) {
			t.Errorf("log: %s", runs.body)
		}
		for _, step := range []struct {
			act, state string
			status     int
		}{{"resume", "conflict", 409}, {"pause", `"state":"paused"`, 200}, {"pause", "conflict", 409}, {"resume", `"state":"active"`, 200}, {"retry", `"state":"active"`, 200}} {
			got := w.ask(ada, "POST", "/api/admin/connections/"+anaInsta+"/"+step.act, "")
			if got.status != step.status || !strings.Contains(got.body, step.state) {
				t.Errorf("%s: %d %s", step.act, got.status, got.body)
			}
		}
		if got := w.ask(ada, "POST", "/api/admin/connections/"+absent+"/pause", ""); got.status != 404 {
			t.Errorf("an absent connection: %d", got.status)
		}
	})
}

func TestAdministratorsStopPlatforms(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.exec(`UPDATE connection SET state = 'paused', cause = 'paused' WHERE uid = $1`, boInsta)
		const instagram = "/api/admin/platforms/instagram/"
		for _, step := range []struct {
			act, says string
			status    int
		}{
			{"resume", "conflict", 409},
			{"pause", `"paused":true,"paused_since":"2026-11-22T11:00:00Z","connections":2,"failing":0,"paused_connections":2`, 200},
			{"pause", "conflict", 409},
			{"retry", "conflict", 409},
			{"resume", `"paused":false,"paused_since":null,"connections":2,"failing":0,"paused_connections":1`, 200},
			{"retry", `"retried":0`, 200},
		} {
			if got := w.ask(ada, "POST", instagram+step.act, ""); got.status != step.status || !strings.Contains(got.body, step.says) {
				t.Errorf("%s: %d %s", step.act, got.status, got.body)
			}
		}
		if got := w.ask(ada, "POST", "/api/admin/platforms/myspace/pause", ""); got.status != 404 {
			t.Errorf("no such platform: %d %s", got.status, got.body)
		}
		if got := w.ask(ada, "GET", "/api/admin/platforms", ""); got.status != 200 || strings.Count(got.body, `"paused":false`) != 2 {
			t.Errorf("the list: %d %s", got.status, got.body)
		}
		audit := w.ask(ada, "GET", "/api/admin/audit", "")
		for _, act := range []string{"platform_paused", "platform_resumed", "platform_retried"} {
			if strings.Count(audit.body, `"act":"`+act+`"`) != 1 || !strings.Contains(audit.body, `"actor":"Ada"`) {
				t.Errorf("%s is not once in the audit: %s", act, audit.body)
			}
		}
	})
}

func TestTheLogOfAllRunsIsPagedWithoutLoss(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.exec(`DELETE FROM sync_run`)
		for i := range 5 { // all of one instant
			w.exec(`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, error_code, started_at, beat_at)
				VALUES ($1, $2, 11, 'instagram', 'posts', $2, 'plan', 'failed', 'quota_exhausted', 1000, 1000)`, 900+i, fmt.Sprint("run-", i))
		}
		after, met := "", map[string]bool{}
		for pages := 1; ; pages++ {
			got := w.ask(ada, "GET", "/api/admin/runs?limit=2&status=failed&cause=quota_exhausted&after="+after, "")
			var page struct {
				Runs []struct{ ID string }
				Next string
			}
			if err := json.Unmarshal([]byte(got.body), &page); err != nil {
				t.Fatalf("%d %s", got.status, got.body)
			}
			for _, r := range page.Runs {
				met[r.ID] = true
			}
			if after = page.Next; after == "" {
				if pages != 3 || len(met) != 5 {
					t.Errorf("%d pages, runs %v", pages, met)
				}
				return
			}
		}
	})
}

func TestAdministratorsSearchTheAuditChain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		if got := w.ask(ada, "POST", "/api/agencies", `{"name":"Third"}`); got.status != 201 {
			t.Fatalf("add an agency: %d %s", got.status, got.body)
		}
		if got := w.ask(ana, "DELETE", "/api/sessions", ""); got.status != 204 {
			t.Fatalf("sign out everywhere: %d %s", got.status, got.body)
		}
		for _, c := range []struct {
			query     string
			has, lack string
		}{
			{"?act=agency_added", "agency_added", "sessions_ended"},
			{"?act=sessions_ended&person=" + ana, "sessions_ended", "agency_added"},
			{"?person=" + ada, "agency_added", "sessions_ended"},
			{"?until=2001-01-01T00:00:00Z", `"entries":[]`, "agency_added"},
			{"?since=2001-01-01T00:00:00Z", "agency_added", `"entries":[]`},
			{"?person=" + absent, `"entries":[]`, "agency_added"},
		} {
			got := w.ask(ada, "GET", "/api/admin/audit"+c.query, "")
			if !strings.Contains(got.body, c.has) || strings.Contains(got.body, c.lack) {
				t.Errorf("%s: %d %s", c.query, got.status, got.body)
			}
		}
		if got := w.ask(ada, "GET", "/api/admin/audit/verify", ""); !strings.Contains(got.body, `"whole":true`) {
			t.Errorf("the chain: %d %s", got.status, got.body)
		}
		w.exec(`UPDATE audit SET act = 'grant_given' WHERE act = 'agency_added'`)
		if got := w.ask(ada, "GET", "/api/admin/audit/verify", ""); !strings.Contains(got.body, `"whole":false`) || strings.Contains(got.body, `"broken_at":null`) {
			t.Errorf("a changed chain: %d %s", got.status, got.body)
		}
	})
}
