-- What the platforms offer beside the core counts.

ALTER TABLE post_reading ADD COLUMN reposts BIGINT;
ALTER TABLE post_reading ADD COLUMN dislikes BIGINT;

-- post_detail: what a post has beside its counts, read on its own schedule; else as post_reading.
CREATE TABLE post_detail (
  post                    BIGINT NOT NULL REFERENCES post (key) ON DELETE CASCADE,
  day                     TEXT   NOT NULL,
  follows                 BIGINT,
  profile_visits          BIGINT,
  profile_activity        BIGINT,
  watch_time              BIGINT,
  average_watch_time      BIGINT,
  average_view_percentage BIGINT,
  skip_rate               BIGINT,
  navigation              BIGINT,
  replies                 BIGINT,
  engaged_views           BIGINT,
  absent                  TEXT   NOT NULL DEFAULT '{}',
  observed_at             BIGINT NOT NULL,
  PRIMARY KEY (post, day)
);

-- breakdown: a metric by a dimension (age, country, traffic source …), over the days that end with its day, or as it stood on it.
CREATE TABLE breakdown (
  connection  BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  metric      TEXT   NOT NULL,
  dimension   TEXT   NOT NULL,
  day         TEXT   NOT NULL,
  days        BIGINT NOT NULL,                    -- how many days it covers; 0: a state
  parts       TEXT,                               -- JSON object: part -> value; a part that is not in it was not said
  reason      TEXT,
  observed_at BIGINT NOT NULL,
  PRIMARY KEY (connection, metric, dimension, day),
  CHECK ((parts IS NULL) <> (reason IS NULL))
);
