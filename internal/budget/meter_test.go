package budget_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/budget"
	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

var (
	app     = platform.Call{Bucket: "app", Endpoint: "GET /me", Cost: 1}
	account = platform.Call{Bucket: "account:17", Endpoint: "GET /me/media", Cost: 1}
	day     = platform.Call{Bucket: "general", Endpoint: "GET /videos", Cost: 1}
)

func newBudgets(t *testing.T) *budget.Budgets {
	t.Helper()
	b, err := budget.New(budget.Config{Store: storetest.Open(t), Limits: map[social.Platform][]platform.Budget{social.Instagram: {
		{Bucket: "app", Limit: 1000, Window: time.Hour},
		{Bucket: "account:", Limit: 3, Window: time.Minute},
		{Bucket: "general", Limit: 100, Zone: "America/Los_Angeles"},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func meterOf(b *budget.Budgets, trigger social.Trigger) platform.Meter {
	return b.For(social.Instagram, 1, &platform.Tally{Trigger: trigger})
}

// closed returns until when a call is refused; zero if it is not.
func closed(t *testing.T, m platform.Meter, c platform.Call) time.Time {
	t.Helper()
	err := m.Reserve(t.Context(), c)
	if err == nil {
		return time.Time{}
	}
	var e *platform.Error
	if !errors.As(err, &e) || e.Kind != platform.RateLimited && e.Kind != platform.QuotaExhausted || !e.Until.After(time.Now()) {
		t.Fatalf("refused with %v", err)
	}
	return e.Until
}

func call(t *testing.T, m platform.Meter, c platform.Call, u platform.Usage) bool {
	t.Helper()
	if !closed(t, m, c).IsZero() {
		return false
	}
	m.Settle(t.Context(), c, u)
	return true
}

var (
	well      = platform.Usage{Status: 200, Percent: -1}
	tooMany   = platform.Usage{Status: 429, Percent: -1}
	unreached = platform.Usage{Percent: -1, Err: &platform.Error{Kind: platform.Transient}}
)

func TestAStatedTimeClosesTheBucketForAll(t *testing.T) {
	for name, test := range map[string]struct{ said, least, most time.Duration }{
		"two minutes": {120 * time.Second, 120 * time.Second, 180 * time.Second},
		"ten years":   {10 * 365 * 24 * time.Hour, 24 * time.Hour, 24*time.Hour + time.Minute},
		"in the past": {-time.Minute, 30 * time.Second, 38 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBudgets(t)
				one, other := meterOf(b, social.TriggerPlan), meterOf(b, social.TriggerPerson)
				refusal := tooMany
				refusal.Until = time.Now().Add(test.said)
				call(t, one, app, refusal)
				for _, m := range []platform.Meter{one, other} {
					if left := time.Until(closed(t, m, app)); left < test.least || left > test.most {
						t.Errorf("closed for %s", left)
					}
				}
				if !closed(t, one, account).IsZero() {
					t.Error("another bucket is closed too")
				}
				time.Sleep(time.Until(closed(t, one, app)))
				if !closed(t, one, app).IsZero() {
					t.Error("still closed when its time has passed")
				}
				if closed(t, other, app).IsZero() {
					t.Error("two calls at once after a refusal")
				}
				one.Settle(t.Context(), app, well)
				if !closed(t, other, app).IsZero() {
					t.Error("the probe did not open the bucket")
				}
			})
		})
	}
}

func TestADayOfRefusals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		calls := 0
		for end := time.Now().Add(24 * time.Hour); time.Now().Before(end); time.Sleep(20 * time.Second) {
			for range 2 { // workers that cannot wait
				if call(t, meterOf(b, social.TriggerPlan), app, tooMany) {
					calls++
				}
			}
		}
		if calls > 120 || calls < 60 {
			t.Errorf("%d calls in a day of refusals", calls)
		}
	})
}

func TestUsageThatTheHeadersTell(t *testing.T) {
	refresh := app
	refresh.Refresh = true
	for _, test := range []struct {
		percent                     float64
		background, person, renewal bool // may go on
	}{
		{-1, true, true, true}, {0, true, true, true}, {89, true, true, true}, {90, false, true, true}, {94.9, false, true, true}, {95, false, false, true}, {140, false, false, true},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := newBudgets(t)
			call(t, meterOf(b, social.TriggerPlan), app, platform.Usage{Status: 200, Percent: test.percent})
			if open := closed(t, meterOf(b, social.TriggerPlan), app).IsZero(); open != test.background {
				t.Errorf("%v %%: background work goes on: %v", test.percent, open)
			}
			if open := closed(t, meterOf(b, social.TriggerPerson), app).IsZero(); open != test.person {
				t.Errorf("%v %%: a person's work goes on: %v", test.percent, open)
			}
			if open := closed(t, meterOf(b, social.TriggerPlan), refresh).IsZero(); open != test.renewal {
				t.Errorf("%v %%: token calls go on: %v", test.percent, open)
			}
			call(t, meterOf(b, social.TriggerPlan), refresh, platform.Usage{Status: 200, Percent: 20})
			if !closed(t, meterOf(b, social.TriggerPlan), app).IsZero() {
				t.Errorf("%v %%: closed although the usage fell", test.percent)
			}
		})
	}
}

func TestABudgetIsSpentAndComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		m := meterOf(b, social.TriggerPlan)
		for n := range 3 {
			if !call(t, m, account, well) {
				t.Fatalf("call %d of 3 was refused", n+1)
			}
		}
		if left := time.Until(closed(t, m, account)); left != time.Minute {
			t.Errorf("spent for %s", left)
		}
		renewal := account
		renewal.Refresh = true
		if !call(t, m, renewal, well) {
			t.Error("a token call waits for a spent budget")
		}
		elsewhere := account
		elsewhere.Bucket = "account:18"
		if !call(t, m, elsewhere, well) {
			t.Error("another account's budget is spent too")
		}
		time.Sleep(time.Minute)
		if !call(t, m, account, well) {
			t.Error("a new window is spent already")
		}
	})
}

func TestADaysBudgetKeepsAShareForPeople(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		spend := func(trigger social.Trigger) (calls int) {
			for m := meterOf(b, trigger); call(t, m, day, well); {
				calls++
			}
			return calls
		}
		if n := spend(social.TriggerPlan); n != 90 {
			t.Errorf("background work spent %d", n)
		}
		if n := spend(social.TriggerPerson); n != 10 {
			t.Errorf("%d were left for people", n)
		}
		err := meterOf(b, social.TriggerPlan).Reserve(t.Context(), day)
		if platform.KindOf(err) != platform.QuotaExhausted {
			t.Errorf("refused with %v", err)
		}
		midnight := time.Date(2000, 1, 1, 8, 0, 0, 0, time.UTC) // the bubble begins on 2000-01-01 at 00:00 UTC, eight hours before Pacific midnight
		if until := closed(t, meterOf(b, social.TriggerPlan), day); until.Before(midnight.Add(time.Minute)) || until.After(midnight.Add(10*time.Minute)) {
			t.Errorf("spent until %s", until)
		}
		time.Sleep(8 * time.Hour)
		if n := spend(social.TriggerPlan); n != 90 {
			t.Errorf("after the reset %d", n)
		}
	})
}

func TestAQuotaErrorWaitsForTheReset(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := meterOf(newBudgets(t), social.TriggerPlan)
		call(t, m, day, platform.Usage{Status: 403, Percent: -1, Err: &platform.Error{Kind: platform.QuotaExhausted}})
		if left := time.Until(closed(t, m, day)); left < 8*time.Hour || left > 8*time.Hour+11*time.Minute {
			t.Errorf("closed for %s", left)
		}
		err := m.Reserve(t.Context(), day)
		if platform.KindOf(err) != platform.QuotaExhausted { // whoever asks next is told the same, not that the platform is in a hurry
			t.Errorf("the next call is refused with %v", err)
		}
	})
}

func TestAProbeThatLearnsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		m := meterOf(b, social.TriggerPlan)
		call(t, m, app, tooMany)
		time.Sleep(time.Until(closed(t, m, app)))
		call(t, m, app, unreached)
		if left := time.Until(closed(t, m, app)); left != 30*time.Second {
			t.Errorf("closed for %s", left)
		}
		time.Sleep(30 * time.Second)
		if !closed(t, m, app).IsZero() || closed(t, meterOf(b, social.TriggerPlan), app).IsZero() {
			t.Error("not one probe and one only")
		}
	})
}

func TestABucketThatIsOnlyAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		tally := &platform.Tally{Trigger: social.TriggerPlan}
		m := b.For(social.Instagram, 1, tally)
		asked := app
		asked.Cost = 0
		for range 2 {
			call(t, m, asked, well)
		}
		if calls, cost := tally.Spent(); calls != 0 || cost != 0 {
			t.Errorf("asking counted as %d calls, cost %d", calls, cost)
		}
		call(t, m, asked, tooMany)
		if closed(t, m, asked).IsZero() || closed(t, m, app).IsZero() {
			t.Error("a refusal of a call that only asked the bucket does not close it")
		}
		if limited, until := tally.Limited(); !limited || !until.After(time.Now()) {
			t.Error("the run does not know that it met a limit")
		}
	})
}

// Row 3: from 75 % on background work goes on at half its pace or less, from 90 % on only what a person waits for, from 95 % on nothing but token calls.
func TestRow03UsageSlowsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		m := meterOf(b, social.TriggerPlan)
		pace := func(percent float64) (calls int) {
			for end := time.Now().Add(20 * time.Minute); time.Now().Before(end); time.Sleep(10 * time.Second) {
				if call(t, m, app, platform.Usage{Status: 200, Percent: percent}) {
					calls++
				}
			}
			return calls
		}
		full := pace(50)
		half := pace(76)
		if full < 119 || half > full/2 || half < full/6 {
			t.Errorf("%d calls below 75 %%, %d above: want about half", full, half)
		}
		if most := pace(92); most > 3 {
			t.Errorf("%d background calls after replies of 92 %%", most)
		}
	})
}

// planning is a store with work planned in it: daily work that is done after a while.
type planning struct {
	*store.DB
	ahead []social.WorkAhead
	asked int
}

func (p *planning) WorkAhead(_ context.Context, _ social.Platform, connection social.Key, _, _ time.Time) ([]social.WorkAhead, error) {
	p.asked++
	if connection != 0 {
		return []social.WorkAhead{{Product: social.ProductPosts, Runs: 1, Cost: 2}}, nil
	}
	return p.ahead, nil
}

// Backfill takes what the daily work does not need: all but that and the share for people, and more when that work is done.
func TestSurplusIsWhatThePlanLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := &planning{DB: storetest.Open(t), ahead: []social.WorkAhead{{Product: social.ProductProfile, Runs: 20, Cost: 1}, {Product: social.ProductPosts, Runs: 20, Cost: 2}}}
		b, err := budget.New(budget.Config{Store: db, Limits: map[social.Platform][]platform.Budget{social.Instagram: {
			{Bucket: "general", Limit: 100, Zone: "America/Los_Angeles"}, {Bucket: "account:", Limit: 20, Window: time.Hour}}}})
		if err != nil {
			t.Fatal(err)
		}
		backfill := b.For(social.Instagram, 1, &platform.Tally{Trigger: social.TriggerConnect, Surplus: true, Backfill: true})
		spent := func(c platform.Call) (calls int) {
			for call(t, backfill, c, well) {
				calls++
			}
			return calls
		}
		if calls := spent(day); calls != 30 {
			t.Errorf("%d units of 100, of which 10 are kept for people and 60 are planned; want 30", calls)
		}
		var e *platform.Error
		if err := backfill.Reserve(t.Context(), day); !errors.As(err, &e) || e.Kind != platform.RateLimited || time.Until(e.Until) != 30*time.Minute {
			t.Errorf("what is left is the planned work's, and the backfill is told %v", err)
		}
		if db.asked != 1 {
			t.Errorf("the plan was counted %d times at one instant", db.asked)
		}
		for n := range 60 {
			if !call(t, meterOf(b, social.TriggerPlan), day, well) {
				t.Fatalf("daily work waits for the backfill after %d calls", n)
			}
		}
		db.ahead = nil // it is done
		time.Sleep(time.Minute)
		if calls := spent(day); calls != 0 {
			t.Errorf("%d units more: only the share for people is left", calls)
		}
		if err := backfill.Reserve(t.Context(), day); platform.KindOf(err) != platform.QuotaExhausted {
			t.Errorf("the day's budget is spent, and the backfill is told %v", err)
		}
		if !call(t, meterOf(b, social.TriggerPerson), day, well) {
			t.Error("a person waits for the backfill")
		}
		if calls := spent(account); calls != 16 {
			t.Errorf("%d calls of an account's 20, of which 2 are kept and 2 are planned; want 16", calls)
		}
	})
}

func TestDailyCap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, err := budget.New(budget.Config{Store: storetest.Open(t), DailyCalls: map[social.Platform]int{social.Instagram: 20},
			Limits: map[social.Platform][]platform.Budget{social.Instagram: {{Bucket: "app", Limit: 5, Window: time.Minute}}}})
		if err != nil {
			t.Fatal(err)
		}
		m, calls := meterOf(b, social.TriggerPlan), 0
		for range 600 { // most are refused by the minute's budget, and take nothing from the day's
			if call(t, m, app, well) {
				calls++
			}
			time.Sleep(time.Second)
		}
		if calls != 18 {
			t.Errorf("%d background calls under a cap of 20, want 18: two are kept for people", calls)
		}
		renewal := app
		renewal.Refresh = true
		if !call(t, m, renewal, well) {
			t.Error("a token waits for the cap")
		}
		list, err := b.Overview(t.Context())
		if err != nil || len(list) != 2 || list[1].Bucket != "daily_calls" || list[1].Used != 18 || list[1].Limit != 20 || list[1].Reserved != 2 {
			t.Errorf("%+v, %v", list, err)
		}
	})
}

// Row 18: over 400 days with both changes of the clocks no unit is spent between the exhaustion of a day's quota and midnight Pacific, and
// what waited for it is spread over ten minutes.
func TestRow18QuotaDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, err := budget.New(budget.Config{Store: storetest.Open(t), Limits: map[social.Platform][]platform.Budget{
			social.Instagram: {{Bucket: "general", Limit: 2, Zone: "America/Los_Angeles"}}}})
		if err != nil {
			t.Fatal(err)
		}
		m := meterOf(b, social.TriggerPlan)
		pacific := social.Zone("America/Los_Angeles")
		first, last := time.Hour, time.Duration(0)
		for range 400 {
			midnight := social.DayOf(time.Now(), pacific).End(pacific)
			for closed(t, m, day).IsZero() {
				m.Settle(t.Context(), day, well)
			}
			until := closed(t, m, day)
			wait := until.Sub(midnight)
			first, last = min(first, wait), max(last, wait)
			time.Sleep(time.Until(midnight) - time.Second)
			if closed(t, m, day).IsZero() {
				t.Fatalf("a call a second before the reset of %s", midnight)
			}
			time.Sleep(time.Until(until))
		}
		if first < time.Minute || last > 10*time.Minute || last-first < 8*time.Minute {
			t.Errorf("work goes on between %s and %s after the reset", first, last)
		}
	})
}

func TestOverviewCountsQuietAccountsTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudgets(t)
		m := meterOf(b, social.TriggerPlan)
		for _, id := range []string{"1", "2", "3"} {
			for range map[string]int{"1": 1, "2": 1, "3": 3}[id] {
				call(t, m, platform.Call{Bucket: "account:" + id, Cost: 1}, well)
			}
		}
		refusal := tooMany
		refusal.Until = time.Now().Add(time.Hour)
		call(t, m, app, refusal)
		list, err := b.Overview(t.Context())
		if err != nil || len(list) != 3 {
			t.Fatalf("%+v, %v", list, err)
		}
		if quiet := list[0]; quiet.Bucket != "account:*" || quiet.Buckets != 2 || quiet.Used != 1 || quiet.Limit != 3 || quiet.Closed(time.Now()) {
			t.Errorf("the quiet accounts: %+v", quiet)
		}
		if spent := list[1]; spent.Bucket != "account:3" || !spent.Closed(time.Now()) || time.Until(spent.ResetsAt) != time.Minute {
			t.Errorf("the account that is spent: %+v", spent)
		}
		if list[2].Bucket != "app" || list[2].Refusals != 1 || time.Until(list[2].BlockedUntil) < time.Hour {
			t.Errorf("the app: %+v", list[2])
		}
	})
}

// Buckets of accounts are one line that names none of them; each call is told of with what became of it, and each one that is held back.
func TestKindsNameNoAccount(t *testing.T) {
	var calls, held []string
	b, err := budget.New(budget.Config{Store: storetest.Open(t), Limits: map[social.Platform][]platform.Budget{social.Instagram: {
		{Bucket: "app", Limit: 1000, Window: time.Hour}, {Bucket: "account:", Limit: 3, Window: time.Minute}}},
		Called: func(p social.Platform, kind string, c platform.Call, failed *platform.Error) {
			calls = append(calls, fmt.Sprint(p, " ", kind, " ", c.Endpoint, " ", failed != nil))
		},
		Refused: func(p social.Platform, kind string) { held = append(held, fmt.Sprint(p, " ", kind)) }})
	if err != nil {
		t.Fatal(err)
	}
	spend := func(bucket string, failed *platform.Error) error {
		m := b.For(social.Instagram, 0, nil)
		call := platform.Call{Bucket: bucket, Endpoint: "GET /me", Cost: 1}
		if err := m.Reserve(t.Context(), call); err != nil {
			return err
		}
		m.Settle(t.Context(), call, platform.Usage{Status: 200, Percent: -1, Failed: failed})
		return nil
	}
	for range 3 {
		if err := spend("account:17", nil); err != nil {
			t.Fatal(err)
		}
	}
	if spend("account:17", nil) == nil {
		t.Error("a fourth call was allowed")
	}
	if err := errors.Join(spend("account:18", &platform.Error{Kind: platform.NotFound}), spend("app", nil), spend("oauth", nil)); err != nil {
		t.Fatal(err)
	}
	kinds, err := b.Kinds(t.Context())
	if got, want := fmt.Sprint(kinds), "[{instagram account 1 3 3 1} {instagram app 0 1000 1 0.001} {instagram oauth 0 0 1 -1}]"; err != nil || got != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
	if got, want := fmt.Sprint(calls[2:]), "[instagram account GET /me false instagram account GET /me true instagram app GET /me false instagram oauth GET /me false]"; got != want || len(calls) != 6 {
		t.Errorf("told of %s, want %s", got, want)
	}
	if fmt.Sprint(held) != "[instagram account]" {
		t.Errorf("held back %v", held)
	}
}

// Only calls that are not made are counted as held back: not those that wait a moment, and those of a day's cap too.
func TestHeldBackIsWhatWasNotMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var held []string
		b, err := budget.New(budget.Config{Store: storetest.Open(t), DailyCalls: map[social.Platform]int{social.Instagram: 3},
			Refused: func(_ social.Platform, kind string) { held = append(held, kind) }})
		if err != nil {
			t.Fatal(err)
		}
		m := meterOf(b, social.TriggerPlan)
		for range 3 {
			if !call(t, m, app, platform.Usage{Status: 200, Percent: 76}) { // each call slows the next
				t.Fatal("a bucket that opens in a moment was not waited for")
			}
		}
		if len(held) > 0 {
			t.Errorf("calls that were made are counted as held back: %v", held)
		}
		for range 2 {
			closed(t, m, app)
		}
		if fmt.Sprint(held) != "[daily_calls daily_calls]" {
			t.Errorf("held back %v", held)
		}
	})
}

// A day's cap counts calls: what the planned work costs in the platform's units does not matter to it.
func TestTheCapReservesCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := &planning{DB: storetest.Open(t), ahead: []social.WorkAhead{{Product: social.ProductPosts, Runs: 2, Calls: 3, Cost: 40}}}
		b, err := budget.New(budget.Config{Store: db, DailyCalls: map[social.Platform]int{social.Instagram: 20}})
		if err != nil {
			t.Fatal(err)
		}
		backfill, calls := b.For(social.Instagram, 1, &platform.Tally{Surplus: true, Backfill: true}), 0
		for call(t, backfill, app, well) {
			calls++
		}
		if calls != 12 {
			t.Errorf("%d calls of 20, of which 2 are kept and 6 are planned; want 12", calls)
		}
	})
}

// slow is a store that takes its time to count what TikTok has planned.
type slow struct {
	*store.DB
	asked, goOn chan struct{}
}

func (s *slow) WorkAhead(_ context.Context, p social.Platform, _ social.Key, _, _ time.Time) ([]social.WorkAhead, error) {
	if p == social.TikTok {
		close(s.asked)
		<-s.goOn
	}
	return nil, nil
}

func TestAPlatformWaitsForItsOwnPlanOnly(t *testing.T) {
	db := &slow{DB: storetest.Open(t), asked: make(chan struct{}), goOn: make(chan struct{})}
	limits := []platform.Budget{{Bucket: "app", Limit: 100, Window: time.Hour}}
	b, err := budget.New(budget.Config{Store: db, Limits: map[social.Platform][]platform.Budget{social.TikTok: limits, social.Instagram: limits}})
	if err != nil {
		t.Fatal(err)
	}
	reserve := func(p social.Platform) <-chan error {
		done := make(chan error, 1)
		go func() { done <- b.For(p, 1, &platform.Tally{Surplus: true}).Reserve(t.Context(), app) }()
		return done
	}
	waiting := reserve(social.TikTok)
	<-db.asked
	select {
	case err := <-reserve(social.Instagram):
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("a call waits until another platform's plan is counted")
	}
	close(db.goOn)
	if err := <-waiting; err != nil {
		t.Error(err)
	}
}
