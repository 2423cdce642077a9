-- One more kind of notice: somebody else signed in to the account and was refused. SQLite changes no CHECK, so the table is made anew.
-- It is renamed first: on PostgreSQL that waits for whoever writes to it and makes others wait, so that no notice of an older node is lost.
ALTER TABLE notice RENAME TO notice_old;
CREATE TABLE notice (
  key        BIGINT PRIMARY KEY,
  uid        TEXT   NOT NULL UNIQUE,
  person     BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  kind       TEXT   NOT NULL CHECK (kind IN ('ends_in_14', 'ends_in_7', 'ends_in_3', 'ends_in_1', 'renewal_failed', 'access_ended', 'claimed_by_another')),
  cause      TEXT   NOT NULL DEFAULT '',
  about      BIGINT NOT NULL,                     -- what makes it once: since when access has had its end, the token that failed, or the day
  at         BIGINT NOT NULL,
  ends_at    BIGINT,                              -- when access ends, where that is known
  seen_at    BIGINT,
  settled_at BIGINT,                              -- when it no longer holds: access was renewed, or given again
  mailed_at  BIGINT,                              -- or found impossible to mail; NULL where mail is not set up
  UNIQUE (connection, kind, about)
);
INSERT INTO notice SELECT key, uid, person, connection, kind, cause, about, at, ends_at, seen_at, settled_at, mailed_at FROM notice_old;
DROP TABLE notice_old; -- and its indexes, whose names are taken until here
CREATE INDEX notice_open ON notice (person, at) WHERE seen_at IS NULL AND settled_at IS NULL;
CREATE INDEX notice_to_mail ON notice (at) WHERE mailed_at IS NULL AND seen_at IS NULL AND settled_at IS NULL;
