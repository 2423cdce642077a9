-- slot: the freshness ledger: what was due for a product of a connection, and what became of it. One row per slot, or one for a
-- stretch of slots that were missed together.
CREATE TABLE slot (
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  product    TEXT   NOT NULL,
  name       TEXT   NOT NULL,                     -- of the slot; the first one's of a stretch
  slots      BIGINT NOT NULL,                     -- how many the row stands for
  due_at     BIGINT NOT NULL,
  ended_at   BIGINT NOT NULL,                     -- when it was done, or counted as missed
  outcome    TEXT   NOT NULL CHECK (outcome IN ('done', 'late', 'missed')),
  cause      TEXT   NOT NULL DEFAULT '',          -- why it was late or missed
  PRIMARY KEY (connection, product, name)
);
CREATE INDEX slot_due ON slot (due_at);

-- read_at: when the product was last read with success; NULL before the first time.
ALTER TABLE plan ADD COLUMN read_at BIGINT;

-- thin: the run brought much less than this account's own past.
ALTER TABLE sync_run ADD COLUMN thin BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX sync_run_thin ON sync_run (started_at) WHERE thin;
-- the log of all connections, newest first
CREATE INDEX sync_run_newest ON sync_run (started_at DESC, key DESC);
