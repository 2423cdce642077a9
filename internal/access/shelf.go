package access

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"time"

	"github.com/alexedwards/scs/v2"

	"candor/internal/social"
)

// extendEvery is how much of a session's idle life passes before a request writes a new end of it. Without it, every read of a
// figure would be a write of a session.
const extendEvery = time.Hour

// shelf keeps scs's sessions in the store. scs knows the absolute end of a session and keeps it inside the data; the shelf moves the
// idle end, which the database holds, towards it.
type shelf struct {
	store Store
	now   func() time.Time
	log   *slog.Logger
	codec scs.GobCodec
}

var _ scs.CtxStore = (*shelf)(nil)

// FindCtx implements scs.CtxStore. A token that was never ours, and data that cannot be read, are no session.
func (s *shelf) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	hash, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return nil, false, nil //nolint:nilerr // no token of ours, so no session
	}
	data, ends, err := s.store.Session(ctx, hash, s.now())
	if errors.Is(err, social.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	deadline, _, err := s.codec.Decode(data)
	if err != nil || !deadline.After(s.now()) {
		return nil, false, nil //nolint:nilerr // what cannot be read is no session
	}
	if end := s.end(deadline); end.Sub(ends) >= extendEvery {
		if err := s.store.ExtendSession(ctx, hash, end, s.now()); err != nil {
			s.log.WarnContext(ctx, "extend a session", "error", err) // what it asked for can still be read
		}
	}
	return data, true, nil
}

// CommitCtx implements scs.CtxStore.
func (s *shelf) CommitCtx(ctx context.Context, token string, data []byte, deadline time.Time) error {
	hash, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return err
	}
	_, values, err := s.codec.Decode(data)
	if err != nil {
		return err
	}
	person, _ := values[personKey].(int64)
	info := social.SessionInfo{ExpiresAt: s.end(deadline)}
	if person != 0 {
		info.UID, _ = values[uidKey].(string)
		info.Agent, _ = values[browserKey].(string)
		created, _ := values[createdKey].(int64)
		info.CreatedAt, info.SeenAt = time.UnixMilli(created), s.now()
	}
	return s.store.SaveSession(ctx, hash, social.Key(person), data, info)
}

// DeleteCtx implements scs.CtxStore.
func (s *shelf) DeleteCtx(ctx context.Context, token string) error {
	hash, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return nil //nolint:nilerr // no token of ours, so nothing to delete
	}
	return s.store.DeleteSession(ctx, hash)
}

// Find implements scs.Store.
func (s *shelf) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit implements scs.Store.
func (s *shelf) Commit(token string, data []byte, deadline time.Time) error {
	return s.CommitCtx(context.Background(), token, data, deadline)
}

// Delete implements scs.Store.
func (s *shelf) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// end is when a session that is used now ends if it is not used again.
func (s *shelf) end(deadline time.Time) time.Time {
	idle := s.now().Add(idleLife)
	if idle.After(deadline) {
		return deadline
	}
	return idle
}
