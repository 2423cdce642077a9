package bench

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"candor/internal/social"
	"candor/internal/store"
)

// The database that is read holds history that no engine could make in the time of a measurement, so SQL makes it: every connection
// with its levels of every day, the days on which it was read, thirty posts whose figures changed on twelve days each, and two months of the
// log of its runs, of which the answers that are timed read the newest.

const (
	seededPosts    = 30
	seededReadings = 12  // changes of a post's figures
	seededRuns     = 60  // days of the log
	perCreator     = 3   // connections of one person
	firstKey       = 1e6 // keys below are the people's
)

// seed fills the stage's database with connections and days of history. The people exist already: person n owns every nth connection. One
// text serves SQLite and PostgreSQL; it runs on one connection, since its helping tables are temporary.
func (s *Stage) seed(ctx context.Context, platforms []social.Platform, connections, days int) error {
	conn, err := s.DB.Writer().Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // it goes back to the pool
	f := filling{ctx: ctx, conn: conn, now: s.World.Clock.Now(), connections: connections, days: days}
	if s.DB.Dialect() == store.PostgreSQL { // a year of large sizes takes longer than any statement of the program may
		f.do(`SET statement_timeout = 0`)
		defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), `RESET statement_timeout`) }() // a connection that is broken is not used again
	}
	if s.DB.Dialect() == store.SQLite { // its usual cache is smaller than the pages that so many days are written to by turns
		f.do(`PRAGMA cache_size = -262144`)
		defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA cache_size = -2000`) }() // SQLite's own
	}
	f.helpers()
	f.accounts(platforms)
	f.history()
	f.posts()
	f.runs()
	f.do(`DROP TABLE bench_day`)
	f.do(`DROP TABLE bench_owner`)
	f.do(`ANALYZE`)
	return f.err
}

// filling is a database on its way to being full. Its first error ends it.
type filling struct {
	ctx               context.Context
	conn              *sql.Conn
	now               time.Time
	connections, days int
	err               error
}

const dayMS = int64(24 * time.Hour / time.Millisecond)

func (f *filling) do(statement string, args ...any) {
	if f.err != nil {
		return
	}
	if _, err := f.conn.ExecContext(f.ctx, statement, args...); err != nil {
		f.err = fmt.Errorf("%w: %.80s", err, statement)
	}
}

// count is a table n with the numbers below a limit.
func count(limit int) string {
	return fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)`, limit)
}

// id is a column that writes a number as the end of a UUID.
func id(start, number string) string {
	return `'` + start + `-0000-7000-8000-' || substr(CAST(1000000000000 + ` + number + ` AS TEXT), 2)`
}

// helpers makes the days, and the people with their numbers.
func (f *filling) helpers() {
	f.do(`CREATE TEMP TABLE bench_day (i BIGINT, day TEXT, at BIGINT)`)
	for i := f.days - 1; i >= 0; i-- {
		at := f.now.AddDate(0, 0, -i)
		f.do(`INSERT INTO bench_day (i, day, at) VALUES ($1, $2, $3)`, i, string(social.DayOf(at, time.UTC)), at.UnixMilli())
	}
	f.do(count(f.connections/perCreator+1) + `
		INSERT INTO person (key, uid, email, name, role, password_hash, created_at)
		SELECT i + 1, 'person-' || i, 'p' || i || '@example.org', 'p', 'creator', '', 0 FROM n WHERE i >= (SELECT COUNT(*) FROM person)`)
	f.do(`CREATE TEMP TABLE bench_owner AS SELECT ROW_NUMBER() OVER (ORDER BY CASE WHEN email LIKE 'bench%' THEN 0 ELSE 1 END, key) - 1 AS n, key FROM person`)
	f.do(`CREATE INDEX bench_owner_n ON bench_owner (n)`)
}

// accounts makes the connections with their profiles, tokens and plans.
func (f *filling) accounts(platforms []social.Platform) {
	names := ""
	for n := range perCreator {
		names += fmt.Sprintf(" WHEN %d THEN '%s'", n, platforms[n%len(platforms)])
	}
	now := f.now.UnixMilli()
	f.do(count(f.connections)+`
		INSERT INTO connection (key, uid, person, platform, external_id, handle, display_name, account_type, scopes, state, zone, connected_at, synced_at)
		SELECT `+fmt.Sprint(int64(firstKey))+` + i, `+id("00000000", "i")+`, o.key, CASE i % `+fmt.Sprint(perCreator)+names+` END, 'ext' || i, 'creator.' || i, 'A creator', 'business',
			'instagram_business_basic instagram_business_manage_insights', 'active', 'Europe/Stockholm', CAST($1 AS BIGINT), CAST($2 AS BIGINT)
		FROM n JOIN bench_owner o ON o.n = i / `+fmt.Sprint(perCreator), now-int64(f.days)*dayMS, now)
	f.do(`INSERT INTO profile (connection, external_id, handle, display_name, bio, picture_url, website, url, fetched_at)
		SELECT key, external_id, handle, display_name, 'Simple food, long summers.', 'https://scontent.cdninstagram.com/' || key, 'https://example.com', 'https://www.instagram.com/' || handle,
			CAST($1 AS BIGINT) FROM connection`, now)
	f.do(`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state) SELECT key, $1, 1, CAST($2 AS BIGINT), CAST($3 AS BIGINT), 'idle' FROM connection`,
		make([]byte, 220), now, now+30*dayMS)
	f.do(`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by)
		SELECT c.key, p.word, c.platform, CAST($1 AS BIGINT), '2030-01-01', '2030-01-01', 'plan'
		FROM connection c CROSS JOIN (SELECT 'profile' AS word UNION ALL SELECT 'posts' UNION ALL SELECT 'archive') p`, now+dayMS/2)
}

// history makes the levels of every day, and that they were read.
func (f *filling) history() {
	f.do(`INSERT INTO reading (connection, metric, day, value, final, observed_at)
		SELECT c.key, m.word, d.day, 50000 + c.key % 9000 - d.i * 7, d.i > 0, d.at FROM connection c
		CROSS JOIN (SELECT 'followers' AS word UNION ALL SELECT 'following' UNION ALL SELECT 'posts' UNION ALL SELECT 'profile_likes') m CROSS JOIN bench_day d`)
	f.do(`INSERT INTO observation (connection, product, day, observed_at) SELECT c.key, p.word, d.day, d.at
		FROM connection c CROSS JOIN (SELECT 'profile' AS word UNION ALL SELECT 'posts') p CROSS JOIN bench_day d`)
}

// posts makes the posts and the changes of their figures.
func (f *filling) posts() {
	now := f.now.UnixMilli()
	key := fmt.Sprintf(`(c.key * 100 + %d - n.i)`, seededPosts)
	f.do(count(seededPosts)+`
		INSERT INTO post (key, uid, connection, external_id, caption, media_type, media_url, thumbnail_url, permalink, posted_at, fetched_at, listed_at)
		SELECT `+key+`, `+id("11111111", key)+`, c.key, 'post' || n.i, 'Lemon pasta in 12 minutes. Save this for a Tuesday. #pasta #quickdinner', 'reel',
			'https://scontent.cdninstagram.com/v/' || c.key || '/' || n.i, 'https://scontent.cdninstagram.com/t/' || c.key || '/' || n.i, 'https://www.instagram.com/p/' || c.key || '-' || n.i,
			CAST($1 AS BIGINT) - (n.i * 2 + 1) * `+fmt.Sprint(dayMS)+` + n.i, CAST($1 AS BIGINT), CAST($1 AS BIGINT)
		FROM connection c CROSS JOIN n`, now)
	f.do(`INSERT INTO post_reading (post, day, views, reach, likes, comments, shares, saves, interactions, observed_at)
		SELECT p.key, d.day, 9000 - d.i * 11, 7000 - d.i * 9, 800 - d.i, 40, 12, 9, 861, d.at FROM post p CROSS JOIN bench_day d WHERE d.i < ` + fmt.Sprint(min(seededReadings, f.days)))
}

// runs makes the sync log.
func (f *filling) runs() {
	f.do(`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, pages, items, total, calls, cost, started_at, beat_at, completed_at, duration_ms)
		SELECT (c.key * 1000 + d.i) * 2 + p.n, 'run-' || c.key || '-' || d.i || '-' || p.n, c.key, c.platform, p.word, d.day, 'plan', 'success', 1, 25, 25, 1, 1, d.at, d.at, d.at, 200
		FROM connection c CROSS JOIN (SELECT 'profile' AS word, 0 AS n UNION ALL SELECT 'posts', 1) p CROSS JOIN bench_day d WHERE d.i < ` + fmt.Sprint(min(seededRuns, f.days)))
}
