-- What a figure was before: so that a past day's figures can be answered as they were known at any instant since.

-- since: when the figure that stands was first seen; NULL if that was at observed_at, when it was last confirmed.
ALTER TABLE reading ADD COLUMN since BIGINT;
-- revisions: how often another figure stood in this place before
ALTER TABLE reading ADD COLUMN revisions BIGINT NOT NULL DEFAULT 0;

-- reading_revision: a figure that another one has replaced. It stood from since until until_at.
CREATE TABLE reading_revision (
  connection  BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  metric      TEXT   NOT NULL,
  day         TEXT   NOT NULL,
  since       BIGINT NOT NULL,
  until_at    BIGINT NOT NULL,
  value       BIGINT,
  reason      TEXT,
  observed_at BIGINT NOT NULL,                    -- when it was last confirmed
  PRIMARY KEY (connection, metric, day, since),
  CHECK ((value IS NULL) <> (reason IS NULL))
);

-- post_reading_revision: a post's figures that others of the same day have replaced.
CREATE TABLE post_reading_revision (
  post     BIGINT NOT NULL REFERENCES post (key) ON DELETE CASCADE,
  day      TEXT   NOT NULL,
  part     TEXT   NOT NULL,                       -- the table of which they were a row
  since    BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  figures  TEXT   NOT NULL,                       -- JSON object: metric -> value, or the reason why there was none
  PRIMARY KEY (post, part, day, since)
);

-- former_handle: what an account was called before it was renamed.
CREATE TABLE former_handle (
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  until_at   BIGINT NOT NULL,
  handle     TEXT   NOT NULL,
  PRIMARY KEY (connection, until_at)
);
