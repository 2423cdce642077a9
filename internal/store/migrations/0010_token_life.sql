-- The token's life (docs/adr/0010): when the grant was given, the slot for a token that came too late, and what people are told.

-- when the creator consented; an older event of the platform says nothing about this grant. NULL: before this was kept (issued_at then).
ALTER TABLE token ADD COLUMN consented_at BIGINT;
-- sealed: a token that the platform issued and whose renewal had lost its lease; tried before anything is given up
ALTER TABLE token ADD COLUMN orphan BYTEA;
ALTER TABLE token ADD COLUMN orphan_key_id BIGINT;
CREATE INDEX token_key ON token (key_id);

ALTER TABLE oauth_flow ADD COLUMN key_id BIGINT;

-- notice: what a person is told once about a connection
CREATE TABLE notice (
  key        BIGINT PRIMARY KEY,
  uid        TEXT   NOT NULL UNIQUE,
  person     BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  kind       TEXT   NOT NULL CHECK (kind IN ('ends_in_14', 'ends_in_7', 'ends_in_3', 'ends_in_1', 'renewal_failed', 'access_ended')),
  cause      TEXT   NOT NULL DEFAULT '',
  about      BIGINT NOT NULL,                     -- what makes it once: the end of access, or the token's version that failed
  at         BIGINT NOT NULL,
  ends_at    BIGINT,                              -- when access ends, where that is known
  seen_at    BIGINT,
  settled_at BIGINT,                              -- when it no longer holds: access was renewed, or given again
  UNIQUE (connection, kind, about)
);
CREATE INDEX notice_open ON notice (person, at) WHERE seen_at IS NULL AND settled_at IS NULL;
