package api

import (
	"cmp"
	"slices"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// health is how an account's figures stand.
type health struct {
	state  DataState
	causes []Cause // worst first
}

func (h health) cause() *Cause {
	if len(h.causes) == 0 {
		return nil
	}
	return &h.causes[0]
}

// settles notes that some of the account's figures may still change.
func (h health) settles() health {
	if h.state == StateReady {
		h.state = StateSettling
	}
	return h
}

// healthOf judges an account: first by what its connection says, then by the age of what was read, then by what is missing from it.
func (a *api) healthOf(acc social.Account) health {
	info := a.info(acc.Platform)
	because := func(state DataState, code social.Cause) health {
		return health{state, []Cause{causeOf(code, info, acc)}}
	}
	switch acc.State {
	case social.NeedsReconnect:
		return because(StateActionNeeded, cmp.Or(acc.Cause, social.CauseAccessRevoked))
	case social.Suspended:
		return because(StateActionNeeded, cmp.Or(acc.Cause, social.CauseSuspended))
	case social.Gone:
		return because(StateActionNeeded, cmp.Or(acc.Cause, social.CauseAccountGone))
	case social.Paused:
		if acc.Cause == social.CausePolicy {
			return because(StateBlocked, social.CausePolicy)
		}
		return because(StateActionNeeded, cmp.Or(acc.Cause, social.CauseAppConfig))
	}
	trouble := troubleOf(acc)
	switch {
	case acc.Cause == social.CauseInternal:
		return because(StateError, social.CauseInternal)
	case acc.SyncedAt.IsZero() || acc.State == social.Connecting:
		return because(StateNeverSynced, cmp.Or(trouble, social.CauseFirstSync))
	case !a.fresh(acc):
		return because(StateStale, cmp.Or(trouble, social.CauseLate))
	}
	return partial(info, acc, trouble)
}

// fresh reports whether an account was read as lately as promised.
func (a *api) fresh(acc social.Account) bool {
	return !acc.SyncedAt.IsZero() && a.Now().Sub(acc.SyncedAt) <= a.FreshFor
}

// troubleOf is what keeps an account from being read: what its connection says, else what the newest run of a product ended with.
func troubleOf(acc social.Account) social.Cause {
	if acc.Cause != social.CauseNone && acc.Cause != social.CauseScopeMissing {
		return acc.Cause
	}
	for _, r := range acc.Runs {
		if (r.Status == social.RunFailed || r.Status == social.RunPartial) && r.ErrorCode != social.CauseScopeMissing {
			return cmp.Or(r.ErrorCode, social.CausePlatformError)
		}
	}
	return social.CauseNone
}

// partial judges a fresh account by what is missing from it.
func partial(info platform.Info, acc social.Account, trouble social.Cause) health {
	h := health{state: StateReady}
	if len(missingScopes(info, acc)) > 0 || acc.Cause == social.CauseScopeMissing {
		h.state = StatePartial
		h.causes = append(h.causes, causeOf(social.CauseScopeMissing, info, acc))
	}
	if trouble != social.CauseNone {
		h.state = StatePartial
		h.causes = append(h.causes, causeOf(trouble, info, acc))
	}
	return h
}

// missingScopes are the permissions that were asked for and not given, but for technical ones.
func missingScopes(info platform.Info, acc social.Account) []platform.Scope {
	var out []platform.Scope
	for _, s := range info.Scopes {
		if !s.Hidden && !slices.Contains(acc.Scopes, s.ID) {
			out = append(out, s)
		}
	}
	return out
}

// together is the state of an answer over several accounts: the worst of theirs, but at worst partial while any of them is usable.
func together(list []health) health {
	if len(list) == 0 {
		return health{StateEmpty, []Cause{notConnected()}}
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y health) int { return cmp.Compare(severity(x.state), severity(y.state)) })
	all := health{state: list[0].state}
	for _, h := range list {
		all.causes = append(all.causes, h.causes...)
		if usable := severity(h.state) >= severity(StatePartial); usable && severity(all.state) < severity(StatePartial) {
			all.state = StatePartial
		}
	}
	return all
}

// severity orders the states: 0 is worst.
func severity(s DataState) int { return slices.Index(DataStates(), s) }

// syncOf tells what is being read of an account now, or waits its turn because somebody asked for it; nil if nothing does.
func (a *api) syncOf(acc social.Account) *Sync {
	var best *Sync
	for _, r := range acc.Runs {
		if r.Status == social.RunRunning && (best == nil || best.Product == string(social.ProductProfile) || r.Product == social.ProductArchive) {
			best = &Sync{Running: true, Product: string(r.Product), StartedAt: timeOrNil(r.StartedAt)}
			if r.Product != social.ProductProfile {
				best.Done, best.Total = r.Items, positive(r.Total)
			}
		}
	}
	for _, p := range acc.Waiting {
		if best == nil && acc.State.Syncs() && !p.NextDue.After(a.Now()) {
			best = &Sync{Product: string(p.Product)}
		}
	}
	return best
}

// positive is a count whose zero means "not known".
func positive(n int) *int {
	if n <= 0 {
		return nil
	}
	return &n
}

// stamps gathers the instants of the readings in an answer.
type stamps struct{ newest, oldest time.Time }

func (s *stamps) see(t time.Time) {
	if t.IsZero() {
		return
	}
	if t.After(s.newest) {
		s.newest = t
	}
	if s.oldest.IsZero() || t.Before(s.oldest) {
		s.oldest = t
	}
}

// envelope puts an answer together.
func envelope[T any](a *api, h health, data T, accounts []social.Account, read stamps) Envelope[T] {
	m := Meta{Source: "database", AsOf: timeOrNil(read.newest), OldestAsOf: timeOrNil(read.oldest), Causes: h.causes, GeneratedAt: a.Now().UTC()}
	if m.Causes == nil {
		m.Causes = []Cause{}
	}
	for _, c := range h.causes {
		if m.Action == nil {
			m.Action = c.Action
		}
	}
	known := true
	for _, acc := range accounts {
		if next := acc.NextDue; !next.IsZero() && acc.State.Syncs() && (m.NextSyncAt == nil || next.Before(*m.NextSyncAt)) {
			m.NextSyncAt = &next
		}
		if s := a.syncOf(acc); s != nil {
			m.Sync.Running = true
			m.Sync.Done += s.Done
			if known = known && s.Total != nil; known {
				m.Sync.Total = new(value(m.Sync.Total) + *s.Total)
			}
		}
	}
	if !known {
		m.Sync.Total = nil
	}
	return Envelope[T]{State: h.state, Data: data, Meta: m}
}

func value(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func timeOrNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
