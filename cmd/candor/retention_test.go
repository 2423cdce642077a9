package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"candor/internal/policy"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// The lives that accounts live in the test below. What happens to them happens on day 100.
const (
	lives        = "lives"        // read every day
	told         = "told"         // access taken back, and a webhook says so
	untold       = "untold"       // access taken back; the webhook was lost, a refused renewal said so
	unreachable  = "unreachable"  // nothing answers us any more: nothing is proved, nothing is read
	disconnected = "disconnected" // by the creator, here
	returned     = "returned"     // lost, and back three days later
)

var allLives = []string{lives, told, untold, unreachable, disconnected, returned}

const turn = 100 // the day on which lives change

// TestTwoYearsOfRetention lives through two years, on all platforms: nothing outlives its class, nothing goes that may stay, and
// each way of losing access ends in deletion within its deadline.
func TestTwoYearsOfRetention(t *testing.T) {
	began := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	now := began
	db := storetest.Open(t)
	c := &candor{db: db, now: func() time.Time { return now }, set: &Settings{RetentionDays: 60}}
	s := settlers{t, db}
	s.settle(began)
	for n := 0; n <= 730; n++ {
		if n > 2*turn {
			n += 4 // every fifth day is enough where nothing happens any more
		}
		now = began.AddDate(0, 0, n)
		s.live(n, now)
		if n == turn {
			s.turn(now, c)
		}
		if err := c.retain(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.judge(n, now)
		if t.Failed() {
			t.Fatalf("on day %d", n)
		}
	}
}

// settlers are accounts of every life on every platform.
type settlers struct {
	t  *testing.T
	db *store.DB
}

func (s settlers) exec(query string, args ...any) {
	s.t.Helper()
	if _, err := s.db.Writer().ExecContext(s.t.Context(), query, args...); err != nil {
		s.t.Fatalf("%s: %v", query, err)
	}
}

func (s settlers) count(query string, args ...any) (n int) {
	s.t.Helper()
	if err := s.db.Writer().QueryRowContext(s.t.Context(), query, args...).Scan(&n); err != nil {
		s.t.Fatalf("%s: %v", query, err)
	}
	return n
}

// settle writes the accounts, each with a profile, a token, a figure of the first day and two posts: one stays, one is deleted at the platform
// on day 100.
func (s settlers) settle(at time.Time) {
	s.exec(`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'p', 'a@example.org', 'Ann', 'creator', 'x', 0)`)
	key := 0
	for _, p := range names() {
		for _, life := range allLives {
			key++
			s.exec(`INSERT INTO connection (key, uid, person, platform, external_id, handle, state, zone, connected_at, granted_at, synced_at)
				VALUES ($1, $2, 1, $3, $2, $4, 'active', 'UTC', $5, $5, $5)`, key, fmt.Sprint("c", key), string(p), life, at.UnixMilli())
			s.exec(`INSERT INTO profile (connection, external_id, handle, display_name, picture_url, fetched_at) VALUES ($1, 'x', 'h', 'Name', 'https://p.example/a', $2)`, key, at.UnixMilli())
			s.exec(`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state) VALUES ($1, $2, 1, $3, $3, 'idle')`, key, []byte{1}, at.UnixMilli())
			s.exec(`INSERT INTO reading (connection, metric, day, value, observed_at) VALUES ($1, 'followers', '2026-01-01', 1, $2)`, key, at.UnixMilli())
			for n, name := range []string{"kept", "removed"} {
				s.exec(`INSERT INTO post (key, uid, connection, external_id, caption, media_type, thumbnail_url, posted_at, fetched_at, listed_at)
					VALUES ($1, $2, $3, $4, 'words', 'video', 'https://p.example/b', $5, $5, $5)`, key*10+n, fmt.Sprint("p", key*10+n), key, name, at.UnixMilli())
				s.exec(`INSERT INTO post_reading (post, day, views, observed_at) VALUES ($1, '2026-01-01', 5, $2)`, key*10+n, at.UnixMilli())
			}
		}
	}
}

// live is a day's reading of everybody who can be read.
func (s settlers) live(n int, at time.Time) {
	read := `SELECT key FROM connection WHERE state = 'active' AND NOT (handle = 'unreachable' AND ` + fmt.Sprint(n) + ` >= 100)`
	ends := fmt.Sprintf("https://p.example/%d?x-expires=%d&oe=%x", n, at.Add(6*time.Hour).Unix(), at.Add(33*time.Hour).Unix())
	s.exec(`UPDATE connection SET synced_at = $1 WHERE key IN (`+read+`)`, at.UnixMilli())
	s.exec(`UPDATE token SET issued_at = $1 WHERE connection IN (`+read+`)`, at.UnixMilli())
	s.exec(`UPDATE profile SET display_name = 'Name', picture_url = $2, absent = '{}', fetched_at = $1 WHERE connection IN (`+read+`)`, at.UnixMilli(), ends)
	s.exec(`UPDATE post SET caption = 'words', thumbnail_url = $2, absent = '{}', fetched_at = $1, listed_at = $1
		WHERE connection IN (`+read+`) AND NOT (external_id = 'removed' AND `+fmt.Sprint(n)+` >= 100)`, at.UnixMilli(), ends)
	if n == turn+3 {
		s.exec(`UPDATE connection SET state = 'active', granted_at = $1 WHERE handle = 'returned'`, at.UnixMilli())
		s.exec(`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state) SELECT key, $2, 1, $1, $1, 'idle' FROM connection
			WHERE handle = 'returned' AND key NOT IN (SELECT connection FROM token)`, at.UnixMilli(), []byte{1})
	}
}

// turn is the day on which access ends, in every way.
func (s settlers) turn(at time.Time, c *candor) {
	s.exec(`UPDATE connection SET state = 'needs_reconnect', cause = 'access_revoked' WHERE handle IN ('untold', 'returned')`)
	s.exec(`UPDATE connection SET state = 'retrying' WHERE handle = 'unreachable'`)
	for _, p := range names() {
		keys := map[string]social.Key{}
		for _, life := range allLives {
			keys[life] = social.Key(s.count(`SELECT key FROM connection WHERE platform = $1 AND handle = $2`, string(p), life))
		}
		if err := s.db.EndConnections(s.t.Context(), []social.Key{keys[disconnected]}, at, at.Add(policy.AfterDisconnect)); err != nil {
			s.t.Fatal(err)
		}
		e := social.InboundEvent{Key: social.NewKey(), Source: "test", Digest: []byte(p), Platform: p, Kind: social.EventRevoked, Subject: "x", OccurredAt: at, ReceivedAt: at}
		if _, err := s.db.SaveEvents(s.t.Context(), []social.InboundEvent{e}); err != nil {
			s.t.Fatal(err)
		}
		loss := social.Loss{State: social.NeedsReconnect, Cause: social.CauseAccessRevoked, PurgeAt: at.Add(c.keepFor(p))}
		if err := s.db.LoseConnections(s.t.Context(), e, []social.Key{keys[told]}, loss, at); err != nil {
			s.t.Fatal(err)
		}
	}
}

// judge looks at what is stored on a day.
func (s settlers) judge(n int, now time.Time) {
	s.t.Helper()
	for _, p := range names() {
		tube := p == social.YouTube
		keep := map[bool]int{true: 7, false: 60}[tube]
		last := map[string]int{lives: 1000, returned: 1000, told: turn + keep, untold: turn + keep, disconnected: turn + 7, unreachable: 1000}
		if tube {
			last[unreachable] = 99 + 30 // the last proof was on day 99
		}
		for _, life := range allLives {
			have := s.count(`SELECT COUNT(*) FROM reading WHERE connection IN (SELECT key FROM connection WHERE platform = $1 AND handle = $2)`, string(p), life) > 0
			if have != (n < last[life]) {
				s.t.Errorf("day %d: figures of %s, %s: there %v", n, p, life, have)
			}
		}
		s.judgeDescriptions(n, now, p, tube)
	}
	s.judgePictures(n, now)
}

// judgeDescriptions: YouTube's texts and figures of deleted videos live 30 days, the others' as long as the connection.
func (s settlers) judgeDescriptions(n int, now time.Time, p social.Platform, tube bool) {
	s.t.Helper()
	if old := s.count(`SELECT COUNT(*) FROM post WHERE caption IS NOT NULL AND fetched_at <= $1 AND connection IN (SELECT key FROM connection WHERE platform = $2)`,
		now.AddDate(0, 0, -30).UnixMilli(), string(p)); tube && old > 0 {
		s.t.Errorf("day %d: %d texts of YouTube are older than 30 days", n, old)
	}
	if s.count(`SELECT COUNT(*) FROM post WHERE external_id = 'kept' AND caption = 'words' AND connection IN (SELECT key FROM connection WHERE platform = $1 AND handle = 'lives')`, string(p)) != 1 {
		s.t.Errorf("day %d: the text of a post that is read daily on %s is gone", n, p)
	}
	have := s.count(`SELECT COUNT(*) FROM post_reading WHERE post IN (SELECT p.key FROM post p JOIN connection c ON c.key = p.connection
		WHERE p.external_id = 'removed' AND c.handle = 'lives' AND c.platform = $1)`, string(p)) == 1
	if want := !tube || n < 99+30; have != want {
		s.t.Errorf("day %d: figures of a post of %s that was deleted there: there %v", n, p, have)
	}
}

// judgePictures: no address is kept past its end; YouTube's have none but the 30 days of texts.
func (s settlers) judgePictures(n int, now time.Time) {
	s.t.Helper()
	rows, err := s.db.Writer().QueryContext(s.t.Context(), `SELECT c.platform, p.thumbnail_url, p.fetched_at FROM post p JOIN connection c ON c.key = p.connection WHERE p.thumbnail_url IS NOT NULL
		UNION ALL SELECT c.platform, f.picture_url, f.fetched_at FROM profile f JOIN connection c ON c.key = f.connection WHERE f.picture_url IS NOT NULL`)
	if err != nil {
		s.t.Fatal(err)
	}
	defer rows.Close()
	fresh := 0
	for rows.Next() {
		var p social.Platform
		var address string
		var read int64
		if err := rows.Scan(&p, &address, &read); err != nil {
			s.t.Fatal(err)
		}
		end := policy.PictureEnds(p, address, time.UnixMilli(read))
		if !end.IsZero() && !now.Before(end) {
			s.t.Errorf("day %d: %s of %s ended at %s", n, address, p, end)
		}
		if strings.Contains(address, fmt.Sprintf("/%d?", n)) {
			fresh++
		}
	}
	if err := rows.Err(); err != nil || fresh < 6 { // a profile and a post of who lives, on each platform
		s.t.Errorf("day %d: only %d fresh pictures, error %v", n, fresh, err)
	}
}
