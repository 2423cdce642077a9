-- One text for SQLite and PostgreSQL. Instants are Unix milliseconds, days are 'YYYY-MM-DD', keys are made in Go (social.NewKey).
-- NULL means "no such instant" or "not said"; a missing value never stands as 0 or ''.

-- access: who signs in

CREATE TABLE person (
  key           BIGINT PRIMARY KEY,
  uid           TEXT   NOT NULL UNIQUE,
  email         TEXT   NOT NULL UNIQUE,           -- lower case
  name          TEXT   NOT NULL,
  role          TEXT   NOT NULL CHECK (role IN ('creator', 'manager', 'admin')),
  zone          TEXT   NOT NULL DEFAULT '',       -- IANA name, '' until a browser told it
  password_hash TEXT   NOT NULL,                  -- argon2id in PHC form
  created_at    BIGINT NOT NULL,
  disabled_at   BIGINT
);

CREATE TABLE session (
  token_hash BYTEA  PRIMARY KEY,                  -- of the cookie's token; the token itself is nowhere
  person     BIGINT REFERENCES person (key) ON DELETE CASCADE, -- NULL before sign-in
  data       BYTEA  NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_expiry ON session (expires_at);

-- attempts counts tries in a window, by a key such as 'login:account:<hash>' or 'sync:<connection>'.
CREATE TABLE attempt (
  key        TEXT   PRIMARY KEY,
  count      BIGINT NOT NULL,
  resets_at  BIGINT NOT NULL
);

-- connect: what was granted

CREATE TABLE connection (
  key          BIGINT PRIMARY KEY,
  uid          TEXT   NOT NULL UNIQUE,
  person       BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  platform     TEXT   NOT NULL,
  external_id  TEXT   NOT NULL,
  ids          TEXT   NOT NULL DEFAULT '{}',      -- JSON object of the account's further ids
  handle       TEXT   NOT NULL DEFAULT '',
  display_name TEXT   NOT NULL DEFAULT '',
  account_type TEXT   NOT NULL DEFAULT '',
  scopes       TEXT   NOT NULL DEFAULT '',        -- granted, separated by spaces
  state        TEXT   NOT NULL,
  cause        TEXT   NOT NULL DEFAULT '',
  cause_until  BIGINT,
  zone         TEXT   NOT NULL,
  notes        TEXT   NOT NULL DEFAULT '{}',      -- JSON object: what the connector noted about the account
  connected_at BIGINT NOT NULL,
  synced_at    BIGINT,
  ended_at     BIGINT,
  purge_at     BIGINT,
  UNIQUE (platform, external_id)
);
CREATE INDEX connection_person ON connection (person, platform);
CREATE INDEX connection_purge ON connection (purge_at) WHERE purge_at IS NOT NULL;

CREATE TABLE token (
  connection         BIGINT PRIMARY KEY REFERENCES connection (key) ON DELETE CASCADE,
  access             BYTEA  NOT NULL,             -- sealed
  refresh            BYTEA,                       -- sealed
  key_id             BIGINT NOT NULL,
  issued_at          BIGINT NOT NULL,
  expires_at         BIGINT NOT NULL,
  refresh_expires_at BIGINT,
  state              TEXT   NOT NULL CHECK (state IN ('idle', 'claimed', 'unknown', 'needs_reconnect')),
  owner              TEXT   NOT NULL DEFAULT '',
  claimed_until      BIGINT,
  fingerprint        BYTEA,
  version            BIGINT NOT NULL DEFAULT 1,
  failures           BIGINT NOT NULL DEFAULT 0,
  retry_at           BIGINT,
  last_error         TEXT   NOT NULL DEFAULT ''
);
CREATE INDEX token_expiry ON token (expires_at);

CREATE TABLE oauth_flow (
  state_hash   BYTEA  PRIMARY KEY,
  session_hash BYTEA  NOT NULL,
  person       BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  platform     TEXT   NOT NULL,
  redirect_uri TEXT   NOT NULL,
  verifier     BYTEA,                             -- sealed
  scopes       TEXT   NOT NULL,
  zone         TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  used_at      BIGINT
);
CREATE INDEX oauth_flow_expiry ON oauth_flow (expires_at);

-- what was read

CREATE TABLE profile (
  connection   BIGINT PRIMARY KEY REFERENCES connection (key) ON DELETE CASCADE,
  external_id  TEXT   NOT NULL,
  handle       TEXT   NOT NULL,
  display_name TEXT,
  bio          TEXT,
  picture_url  TEXT,
  website      TEXT,
  verified     BOOLEAN,
  url          TEXT   NOT NULL DEFAULT '',
  absent       TEXT   NOT NULL DEFAULT '{}',      -- JSON object: column -> reason, for each NULL above
  fetched_at   BIGINT NOT NULL
);

CREATE TABLE post (
  key           BIGINT PRIMARY KEY,
  uid           TEXT   NOT NULL UNIQUE,
  connection    BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  external_id   TEXT   NOT NULL,
  caption       TEXT,
  media_type    TEXT   NOT NULL,
  media_url     TEXT,
  thumbnail_url TEXT,
  permalink     TEXT,
  absent        TEXT   NOT NULL DEFAULT '{}',     -- JSON object: column -> reason, for each NULL above
  posted_at     BIGINT NOT NULL,
  fetched_at    BIGINT NOT NULL,
  listed_at     BIGINT NOT NULL,                  -- last listing that held it
  misses        BIGINT NOT NULL DEFAULT 0,        -- full listings in a row that did not hold it
  missing_since BIGINT,
  gone_at       BIGINT,
  UNIQUE (connection, external_id)
);
CREATE INDEX post_newest ON post (connection, posted_at DESC, key DESC);

-- reading: one figure of a profile, per metric and day. A level's day is the connection's local day on which it was last seen.
CREATE TABLE reading (
  connection  BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  metric      TEXT   NOT NULL,
  day         TEXT   NOT NULL,
  value       BIGINT,
  reason      TEXT,
  final       BOOLEAN NOT NULL DEFAULT FALSE,     -- the platform will not restate it; a level is final when its day has ended
  observed_at BIGINT NOT NULL,
  PRIMARY KEY (connection, metric, day),
  CHECK ((value IS NULL) <> (reason IS NULL))
);

-- post_reading: one wide row per post and day, written when a figure differs from the post's newest row.
CREATE TABLE post_reading (
  post         BIGINT NOT NULL REFERENCES post (key) ON DELETE CASCADE,
  day          TEXT   NOT NULL,
  views        BIGINT,
  reach        BIGINT,
  likes        BIGINT,
  comments     BIGINT,
  shares       BIGINT,
  saves        BIGINT,
  interactions BIGINT,
  absent       TEXT   NOT NULL DEFAULT '{}',      -- JSON object: metric -> reason, for each NULL above that was asked for
  observed_at  BIGINT NOT NULL,
  PRIMARY KEY (post, day)
);

-- observation: that a product was read on a day, whether or not anything had changed.
CREATE TABLE observation (
  connection  BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  product     TEXT   NOT NULL,
  day         TEXT   NOT NULL,
  observed_at BIGINT NOT NULL,
  PRIMARY KEY (connection, product, day)
);

CREATE TABLE gap (
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  product    TEXT   NOT NULL,
  from_day   TEXT   NOT NULL,
  to_day     TEXT   NOT NULL,
  cause      TEXT   NOT NULL,
  PRIMARY KEY (connection, product, from_day)
);

-- collect: what is due and what was done

CREATE TABLE plan (
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  product    TEXT   NOT NULL,
  platform   TEXT   NOT NULL,
  next_due   BIGINT NOT NULL,
  slot       TEXT   NOT NULL,
  day        TEXT   NOT NULL,
  trigger_by TEXT   NOT NULL,
  attempts   BIGINT NOT NULL DEFAULT 0,
  queued_at  BIGINT,
  PRIMARY KEY (connection, product)
);
CREATE INDEX plan_due ON plan (next_due, connection, product);

CREATE TABLE sync_run (
  key          BIGINT PRIMARY KEY,
  uid          TEXT   NOT NULL UNIQUE,
  connection   BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  platform     TEXT   NOT NULL,
  product      TEXT   NOT NULL,
  slot         TEXT   NOT NULL,
  trigger_by   TEXT   NOT NULL,
  status       TEXT   NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  cursor       TEXT   NOT NULL DEFAULT '',
  seen         TEXT   NOT NULL DEFAULT '',        -- hashes of the cursors met, to find a listing that runs in circles
  pages        BIGINT NOT NULL DEFAULT 0,
  items        BIGINT NOT NULL DEFAULT 0,
  total        BIGINT NOT NULL DEFAULT 0,
  calls        BIGINT NOT NULL DEFAULT 0,
  cost         BIGINT NOT NULL DEFAULT 0,
  error_code   TEXT   NOT NULL DEFAULT '',
  message      TEXT   NOT NULL DEFAULT '',
  rate_limited BOOLEAN NOT NULL DEFAULT FALSE,
  reset_at     BIGINT,
  started_at   BIGINT NOT NULL,
  beat_at      BIGINT NOT NULL,
  completed_at BIGINT,
  duration_ms  BIGINT
);
CREATE INDEX sync_run_log ON sync_run (connection, started_at DESC, key DESC);
-- the newest run of each product, without walking the log
CREATE INDEX sync_run_product ON sync_run (connection, product, started_at DESC, key DESC);
-- one run of a product at a time
CREATE UNIQUE INDEX sync_run_live ON sync_run (connection, product) WHERE status = 'running';
-- one fruitful run per slot
CREATE UNIQUE INDEX sync_run_slot ON sync_run (connection, product, slot) WHERE status IN ('success', 'partial');

-- budget: what a bucket has spent in its window, shared by all nodes
CREATE TABLE budget (
  platform      TEXT   NOT NULL,
  bucket        TEXT   NOT NULL,
  window_start  BIGINT NOT NULL,
  window_end    BIGINT NOT NULL,
  used          BIGINT NOT NULL DEFAULT 0,
  percent       DOUBLE PRECISION,                 -- highest usage the platform told in this window
  blocked_until BIGINT,
  strikes       BIGINT NOT NULL DEFAULT 0,        -- refusals in a row without a stated time
  PRIMARY KEY (platform, bucket)
);

-- installation: what is true of the whole database, by name (the keyset's canary, for example)
CREATE TABLE installation (
  name  TEXT  PRIMARY KEY,
  value BYTEA NOT NULL
);
