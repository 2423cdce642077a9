package social

import (
	"testing"
	"time"
)

func TestSettle(t *testing.T) {
	for name, c := range map[string]struct {
		state     State
		cause     Cause
		product   Product
		standing  Standing
		want      State
		wantCause Cause
	}{
		"in order":                  {Active, "", ProductPosts, Standing{}, Active, ""},
		"first, not all read":       {Connecting, "", ProductProfile, Standing{FirstSync: true}, Connecting, ""},
		"first, all read":           {Connecting, "", ProductPosts, Standing{}, Active, ""},
		"healed":                    {Retrying, CauseUnreachable, ProductPosts, Standing{}, Active, ""},
		"another one still fails":   {Retrying, CauseUnreachable, ProductProfile, Standing{Failing: true}, Retrying, CauseUnreachable},
		"back":                      {Gone, CauseAccountGone, ProductProfile, Standing{}, Active, ""},
		"professional again":        {NeedsReconnect, CauseNotProfessional, ProductProfile, Standing{}, Active, ""},
		"dead grant":                {NeedsReconnect, CauseAccessRevoked, ProductPosts, Standing{}, NeedsReconnect, CauseAccessRevoked},
		"stopped":                   {Paused, CausePolicy, ProductPosts, Standing{}, Paused, CausePolicy},
		"profile keeps the missing": {Active, CauseScopeMissing, ProductProfile, Standing{}, Active, CauseScopeMissing},
		"posts lack a permission":   {Active, "", ProductPosts, Standing{Refused: true}, Active, CauseScopeMissing},
		"so do the first ones":      {Connecting, "", ProductPosts, Standing{Refused: true, FirstSync: true}, Connecting, CauseScopeMissing},
		"so do the stories":         {Active, CauseScopeMissing, ProductStories, Standing{}, Active, CauseScopeMissing},
		"insights find it again":    {Active, CauseScopeMissing, ProductInsights, Standing{}, Active, ""},
		"posts find it again":       {Active, CauseScopeMissing, ProductPosts, Standing{}, Active, ""},
	} {
		t.Run(name, func(t *testing.T) {
			state, cause := Connection{State: c.state, Cause: c.cause}.Settle(c.product, c.standing)
			if state != c.want || cause != c.wantCause {
				t.Errorf("%s (%s), want %s (%s)", state, cause, c.want, c.wantCause)
			}
		})
	}
}

func TestFail(t *testing.T) {
	passing := StateChange{State: Retrying, Cause: CauseUnreachable}
	for name, c := range map[string]struct {
		state  State
		cause  Cause
		change StateChange
		want   State
	}{
		"passing":                {Active, "", passing, Retrying},
		"on a dead grant":        {NeedsReconnect, CauseAccessRevoked, passing, NeedsReconnect},
		"gone, on a dead grant":  {NeedsReconnect, CauseAccessRevoked, StateChange{State: Gone, Cause: CauseAccountGone}, NeedsReconnect},
		"on a lost account":      {Suspended, CauseSuspended, passing, Suspended},
		"suspended, now gone":    {Suspended, CauseSuspended, StateChange{State: Gone, Cause: CauseAccountGone}, Gone},
		"only the cause changes": {Active, "", StateChange{Cause: CauseScopeMissing}, Active},
		"stopped":                {Paused, CausePolicy, passing, Paused},
	} {
		t.Run(name, func(t *testing.T) {
			if got := (Connection{State: c.state, Cause: c.cause}).Fail(c.change); got.State != c.want || c.want != c.state && got.Cause != c.change.Cause {
				t.Errorf("%s (%s), want %s", got.State, got.Cause, c.want)
			}
		})
	}
}

func TestBeatsGrow(t *testing.T) {
	now := time.UnixMilli(5).Add(300 * time.Microsecond)
	first := Beat(time.Time{}, now)
	if second := Beat(first, now); second.UnixMilli() != first.UnixMilli()+1 {
		t.Errorf("%s after %s", second, first)
	}
	if third := Beat(first, now.Add(-time.Hour)); !third.After(first) {
		t.Errorf("a clock that was set back makes a beat of %s after %s", third, first)
	}
}
