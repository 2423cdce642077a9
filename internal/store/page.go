package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// Commit writes everything that one page of a run changes, in one transaction: what was read, the run with its cursor, and after the
// last page the plan and the connection's state.
//
// The connection and the run are locked first, in that order. The answer is ErrConflict if the connection was ended in the meantime,
// and ErrStale if the run is no longer as the worker left it (the page was written before, or another worker has taken over):
// nothing is written then.
func (db *DB) Commit(ctx context.Context, b social.Batch) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		conn, err := lockConnection(ctx, tx, b.Run.Connection)
		if err != nil {
			return err
		}
		if err := writeRun(ctx, tx, b.Before, b.Run); err != nil {
			return err
		}
		if b.Waited {
			if err := dropWaits(ctx, tx, b.Run); err != nil {
				return err
			}
		}
		if err := writeRead(ctx, tx, b); err != nil {
			return err
		}
		if b.Next != nil {
			if err := keepSlot(ctx, tx, b); err != nil {
				return err
			}
			if err := advance(ctx, tx, b.Run, *b.Next); err != nil {
				return err
			}
		}
		return writeConnection(ctx, tx, conn, b)
	})
}

// writeRead writes what the page held: profile, readings, posts and their readings, breakdowns, and that the day was observed.
func writeRead(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	if b.Profile != nil {
		if err := upsertProfile(ctx, tx, b.Run.Connection, *b.Profile, b.At); err != nil {
			return err
		}
	}
	if err := writeReadings(ctx, tx, b); err != nil {
		return err
	}
	if err := writePosts(ctx, tx, b); err != nil {
		return err
	}
	if err := writeBreakdowns(ctx, tx, b); err != nil {
		return err
	}
	if err := writeGone(ctx, tx, b); err != nil {
		return err
	}
	if b.Listed != nil {
		if err := countMissing(ctx, tx, b); err != nil {
			return err
		}
	}
	if b.Observed {
		return observe(ctx, tx, b)
	}
	return nil
}

// lockConnection holds the connection's row until the transaction ends, unless it was ended or stopped: then ErrConflict.
func lockConnection(ctx context.Context, tx *sql.Tx, key social.Key) (social.Connection, error) {
	c := social.Connection{Key: key}
	err := tx.QueryRowContext(ctx, `UPDATE connection SET state = state WHERE key = $1 AND state NOT IN ('disconnected', 'paused')
		RETURNING state, cause, cause_until, handle, display_name, account_type, ids, notes, synced_at`, key).
		Scan(&c.State, &c.Cause, instant{&c.CauseUntil}, &c.Handle, &c.DisplayName, &c.AccountType, intoMap(&c.IDs), intoMap(&c.Notes), instant{&c.SyncedAt})
	if errors.Is(err, sql.ErrNoRows) {
		return c, social.ErrConflict
	}
	return c, err
}

// advance moves the plan on, unless somebody gave it another slot while the run was under way.
func advance(ctx context.Context, tx *sql.Tx, run social.Run, next social.Plan) error {
	_, err := tx.ExecContext(ctx, `UPDATE plan SET next_due = $1, slot = $2, day = $3, trigger_by = $4, attempts = $5, held_at = NULL, queued_at = NULL
		WHERE connection = $6 AND product = $7 AND slot = $8`,
		ms(next.NextDue), next.Slot, next.Day, next.Trigger, next.Attempts, run.Connection, run.Product, run.Slot)
	return err
}

// writeConnection writes what the page said about the account, and the state that the run's end leads to.
func writeConnection(ctx context.Context, tx *sql.Tx, c social.Connection, b social.Batch) error {
	if b.Account != nil {
		if err := noteRename(ctx, tx, c.Key, b.Account.Handle, b.At); err != nil {
			return err
		}
		if err := writeAccount(ctx, tx, c, *b.Account); err != nil {
			return err
		}
	}
	if b.Run.Status == social.RunRunning {
		return nil
	}
	if b.Change != nil {
		c = c.Fail(*b.Change)
	} else if b.Run.Status != social.RunFailed {
		standing, err := standingOf(ctx, tx, b.Run)
		if err != nil {
			return err
		}
		standing.Refused = b.Refused
		if c.State, c.Cause = c.Settle(b.Run.Product, standing); c.Cause == social.CauseNone {
			c.CauseUntil = time.Time{}
		}
	}
	if b.Run.Status == social.RunSuccess {
		c.SyncedAt = b.At
	}
	_, err := tx.ExecContext(ctx, `UPDATE connection SET state = $1, cause = $2, cause_until = $3, synced_at = $4 WHERE key = $5`,
		c.State, c.Cause, msOrNull(c.CauseUntil), msOrNull(c.SyncedAt), c.Key)
	return err
}

func writeAccount(ctx context.Context, tx *sql.Tx, c social.Connection, change social.AccountChange) error {
	ids, err := object(merged(c.IDs, change.IDs))
	if err != nil {
		return err
	}
	notes, err := object(merged(c.Notes, change.Notes))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE connection SET handle = $1, display_name = $2, account_type = $3, ids = $4, notes = $5 WHERE key = $6`,
		said(change.Handle, c.Handle), said(change.DisplayName, c.DisplayName), said(change.AccountType, c.AccountType), ids, notes, c.Key)
	return err
}

// noteRename keeps the handle that a new one replaces.
func noteRename(ctx context.Context, tx *sql.Tx, connection social.Key, handle string, at time.Time) error {
	if handle == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO former_handle (connection, until_at, handle)
		SELECT c.key, $1, c.handle FROM connection c WHERE c.key = $2 AND c.handle <> '' AND c.handle <> $3
		ON CONFLICT (connection, until_at) DO NOTHING`, ms(at), connection, handle)
	return err
}

// said is the new text, or the old one if nothing new was said.
func said(now, before string) string {
	if now != "" {
		return now
	}
	return before
}

// merged lays changes over a map; an empty value removes its key.
func merged(into, changes map[string]string) map[string]string {
	out := map[string]string{}
	for k, v := range into {
		out[k] = v
	}
	for k, v := range changes {
		out[k] = v
		if v == "" {
			delete(out, k)
		}
	}
	return out
}

// standingOf asks how the connection's core products stand.
func standingOf(ctx context.Context, tx *sql.Tx, run social.Run) (s social.Standing, err error) {
	args := []any{run.Connection, run.Product, ms(run.StartedAt.Add(-slotLife))}
	core := social.CoreProducts()
	for _, product := range core {
		args = append(args, product)
	}
	in := tuple(4, len(core))
	err = tx.QueryRowContext(ctx, `SELECT
		EXISTS (SELECT 1 FROM plan p WHERE p.connection = $1 AND p.product IN `+in+` AND p.trigger_by = 'connect'),
		EXISTS (SELECT 1 FROM plan p JOIN sync_run r ON r.connection = p.connection AND r.product = p.product AND r.slot = p.slot
			WHERE p.connection = $1 AND p.product IN `+in+` AND p.product <> $2 AND r.status = 'failed' AND r.started_at > $3)`,
		args...).Scan(&s.FirstSync, &s.Failing)
	return s, err
}

func upsertProfile(ctx context.Context, tx *sql.Tx, connection social.Key, p social.Profile, at time.Time) error {
	absent := absences{}
	name, bio := absent.text("display_name", p.DisplayName), absent.text("bio", p.Bio)
	picture, website := absent.text("picture_url", p.PictureURL), absent.text("website", p.Website)
	verified := absent.figure("verified", p.Verified)
	why, err := object(absent)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO profile (connection, external_id, handle, display_name, bio, picture_url, website, verified, url, absent, fetched_at)
		VALUES `+tuple(1, 11)+` ON CONFLICT (connection) DO UPDATE SET external_id = excluded.external_id, handle = excluded.handle,
		display_name = excluded.display_name, bio = excluded.bio, picture_url = excluded.picture_url, website = excluded.website,
		verified = excluded.verified, url = excluded.url, absent = excluded.absent, fetched_at = excluded.fetched_at
		WHERE excluded.fetched_at >= profile.fetched_at`,
		connection, p.ExternalID, p.Handle, name, bio, picture, website, sql.NullBool{Bool: verified.Int64 != 0, Valid: verified.Valid}, p.URL, why, ms(at))
	return err
}
