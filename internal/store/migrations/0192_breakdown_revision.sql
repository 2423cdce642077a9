-- What a breakdown was before another answer about the same day replaced it, as with readings.

-- since: when the breakdown that stands was first seen; NULL if that was at observed_at, when it was last confirmed.
ALTER TABLE breakdown ADD COLUMN since BIGINT;

-- breakdown_revision: a breakdown that another one has replaced. It stood from since until until_at.
CREATE TABLE breakdown_revision (
  connection  BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  metric      TEXT   NOT NULL,
  dimension   TEXT   NOT NULL,
  day         TEXT   NOT NULL,
  since       BIGINT NOT NULL,
  until_at    BIGINT NOT NULL,
  days        BIGINT NOT NULL,
  parts       TEXT,
  reason      TEXT,
  observed_at BIGINT NOT NULL,                    -- when it was last confirmed
  PRIMARY KEY (connection, metric, dimension, day, since),
  CHECK ((parts IS NULL) <> (reason IS NULL))
);
