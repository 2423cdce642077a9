package bench

import (
	"context"
	"fmt"

	"candor/internal/social"
)

// The database that is read holds history that no engine could make in the time of a measurement, so SQL makes it: every connection
// with its levels of every day, the days on which it was read, thirty posts whose figures changed on twelve days each, and its runs.

const (
	seededMetrics  = 4 // readings a connection and day: the levels that the Overview shows, and one more
	seededPosts    = 30
	seededReadings = 12  // changes of a post's figures
	perCreator     = 3   // connections of one person
	firstKey       = 1e6 // keys below are the people's
)

// seed fills the stage's database with connections and days of history. The people exist already: person n owns every nth connection.
func (s *Stage) seed(ctx context.Context, platforms []social.Platform, connections, days int) error {
	now := s.World.Clock.Now().UnixMilli()
	const day = 86_400_000
	if err := s.exec(ctx, `CREATE TEMP TABLE day AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < `+fmt.Sprint(days)+`)
		SELECT i, date(`+fmt.Sprint(now/1000)+` - i * 86400, 'unixepoch') AS day, `+fmt.Sprint(now)+` - i * `+fmt.Sprint(day)+` AS at FROM n ORDER BY i DESC`); err != nil {
		return err
	}
	names, metrics := "", ""
	for n := range perCreator {
		names += fmt.Sprintf(" WHEN %d THEN '%s'", n, platforms[n%len(platforms)])
	}
	for n := range seededMetrics {
		word := []string{"followers", "following", "posts"}
		if n >= len(word) {
			metrics += fmt.Sprintf(" UNION ALL SELECT 'metric%d'", n)
			continue
		}
		metrics += map[bool]string{true: "SELECT '", false: " UNION ALL SELECT '"}[n == 0] + word[n] + "'" + map[bool]string{true: " AS word"}[n == 0]
	}
	people, err := s.count(ctx, `SELECT COUNT(*) FROM person`)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		// the rest of the people
		fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)
			INSERT INTO person (key, uid, email, name, role, password_hash, created_at)
			SELECT i + 1, printf('person-%%d', i), printf('p%%d@example.org', i), 'p', 'creator', '', 0 FROM n WHERE i < %d`,
			people, max(people+1, int64(connections/perCreator+1)), connections/perCreator+1),
		fmt.Sprintf(`CREATE TEMP TABLE owner AS SELECT ROW_NUMBER() OVER (ORDER BY email LIKE 'bench%%' DESC, key) - 1 AS n, key FROM person`),
		`CREATE INDEX temp.owner_n ON owner (n)`,
		fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)
			INSERT INTO connection (key, uid, person, platform, external_id, handle, display_name, account_type, scopes, state, zone, connected_at, synced_at)
			SELECT %d + i, printf('00000000-0000-7000-8000-%%012x', i), o.key, CASE i %% %d%s END, printf('ext%%d', i), printf('creator.%%d', i), 'A creator', 'business',
				'instagram_business_basic instagram_business_manage_insights', 'active', 'Europe/Stockholm', %d - %d * %d, %d
			FROM n JOIN owner o ON o.n = i / %d`, connections, int64(firstKey), perCreator, names, now, int64(day), days, now, perCreator),
		fmt.Sprintf(`INSERT INTO profile (connection, external_id, handle, display_name, bio, picture_url, website, url, fetched_at)
			SELECT key, external_id, handle, display_name, 'Simple food, long summers.', 'https://scontent.cdninstagram.com/' || key, 'https://example.com', 'https://www.instagram.com/' || handle, %d FROM connection`, now),
		fmt.Sprintf(`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state) SELECT key, zeroblob(220), 1, %d, %d + 30 * %d, 'idle' FROM connection`, now, now, int64(day)),
		`INSERT INTO reading (connection, metric, day, value, final, observed_at)
			SELECT c.key, m.word, d.day, 50000 + c.key % 9000 - d.i * 7, d.i > 0, d.at FROM connection c CROSS JOIN (` + metrics + `) m CROSS JOIN temp.day d`,
		`INSERT INTO observation (connection, product, day, observed_at) SELECT c.key, p.word, d.day, d.at
			FROM connection c CROSS JOIN (SELECT 'profile' AS word UNION ALL SELECT 'posts') p CROSS JOIN temp.day d`,
		fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)
			INSERT INTO post (key, uid, connection, external_id, caption, media_type, media_url, thumbnail_url, permalink, posted_at, fetched_at, listed_at)
			SELECT c.key * 100 + %d - n.i, printf('11111111-0000-7000-8000-%%012x', c.key * 100 + %d - n.i), c.key, printf('post%%d', n.i), 'Lemon pasta in 12 minutes. Save this for a Tuesday. #pasta #quickdinner', 'reel',
				'https://scontent.cdninstagram.com/v/' || c.key || '/' || n.i, 'https://scontent.cdninstagram.com/t/' || c.key || '/' || n.i, 'https://www.instagram.com/p/' || c.key || '-' || n.i,
				%d - (n.i * 2 + 1) * %d + n.i, %d, %d
			FROM connection c CROSS JOIN n`, seededPosts, seededPosts, seededPosts, now, int64(day), now, now),
		fmt.Sprintf(`INSERT INTO post_reading (post, day, views, reach, likes, comments, shares, saves, interactions, observed_at)
			SELECT p.key, d.day, 9000 - d.i * 11, 7000 - d.i * 9, 800 - d.i, 40, 12, 9, 861, d.at FROM post p CROSS JOIN temp.day d WHERE d.i < %d`, min(seededReadings, days)),
		fmt.Sprintf(`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by)
			SELECT c.key, p.word, c.platform, %d + %d, '2030-01-01', '2030-01-01', 'plan' FROM connection c CROSS JOIN (SELECT 'profile' AS word UNION ALL SELECT 'posts' UNION ALL SELECT 'archive') p`, now, int64(day)/2),
		`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, pages, items, total, calls, cost, started_at, beat_at, completed_at, duration_ms)
			SELECT (c.key * 1000 + d.i) * 2 + p.n, printf('run-%d-%d-%d', c.key, d.i, p.n), c.key, c.platform, p.word, d.day, 'plan', 'success', 1, 25, 25, 1, 1, d.at, d.at, d.at, 200
			FROM connection c CROSS JOIN (SELECT 'profile' AS word, 0 AS n UNION ALL SELECT 'posts', 1) p CROSS JOIN temp.day d`,
		`DROP TABLE temp.day`, `DROP TABLE temp.owner`, `ANALYZE`,
	} {
		if err := s.exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) exec(ctx context.Context, statement string) error {
	if _, err := s.DB.Writer().ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("%w: %.80s", err, statement)
	}
	return nil
}
