-- access: agencies, invitations, what creators let agencies see, API tokens, and the record of what people did

ALTER TABLE person ADD COLUMN password_changed_at BIGINT;

-- identity: who a person is at a single sign-on, or in an application that embeds Candor
CREATE TABLE identity (
  issuer   TEXT   NOT NULL,
  subject  TEXT   NOT NULL,
  person   BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  since    BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_person ON identity (person);

ALTER TABLE session ADD COLUMN uid TEXT NOT NULL DEFAULT '';   -- '' for a session in which nobody is signed in
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';  -- such as 'Firefox on Linux'
ALTER TABLE session ADD COLUMN created_at BIGINT;
ALTER TABLE session ADD COLUMN seen_at BIGINT;

CREATE TABLE agency (
  key        BIGINT PRIMARY KEY,
  uid        TEXT   NOT NULL UNIQUE,
  name       TEXT   NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE membership (
  agency BIGINT NOT NULL REFERENCES agency (key) ON DELETE CASCADE,
  person BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  since  BIGINT NOT NULL,
  PRIMARY KEY (agency, person)
);
CREATE INDEX membership_person ON membership (person);

-- invitation: a link that somebody hands over; it works once
CREATE TABLE invitation (
  key         BIGINT PRIMARY KEY,
  uid         TEXT   NOT NULL UNIQUE,
  token_hash  BYTEA  NOT NULL UNIQUE,             -- SHA-256; the token itself is nowhere
  kind        TEXT   NOT NULL CHECK (kind IN ('join', 'share', 'password')),
  maker       BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  role        TEXT   NOT NULL DEFAULT '',         -- join: what the new person becomes
  email       TEXT   NOT NULL DEFAULT '',         -- join: the address it is meant for; '' for any
  agency      BIGINT REFERENCES agency (key) ON DELETE CASCADE, -- join: which a manager joins
  person      BIGINT REFERENCES person (key) ON DELETE CASCADE, -- password: whose
  connections TEXT   NOT NULL DEFAULT '',         -- share: uids, separated by spaces
  grant_until BIGINT,                             -- share: when the grant ends
  created_at  BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  used_at     BIGINT
);
CREATE INDEX invitation_maker ON invitation (maker, created_at);

-- "grant": a creator lets an agency see named connections until a date. Rows stay when it has ended: they are the ledger.
CREATE TABLE "grant" (
  key      BIGINT PRIMARY KEY,
  uid      TEXT   NOT NULL UNIQUE,
  person   BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  agency   BIGINT NOT NULL REFERENCES agency (key) ON DELETE CASCADE,
  given_at BIGINT NOT NULL,
  until    BIGINT NOT NULL,
  ended_at BIGINT,                                -- taken back, or given up by the agency
  ended_by TEXT   NOT NULL DEFAULT '' CHECK (ended_by IN ('', 'creator', 'agency'))
);
CREATE INDEX grant_person ON "grant" (person, given_at);
CREATE INDEX grant_agency ON "grant" (agency, given_at);

CREATE TABLE grant_connection (
  grant_key  BIGINT NOT NULL REFERENCES "grant" (key) ON DELETE CASCADE,
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  PRIMARY KEY (grant_key, connection)
);
CREATE INDEX grant_connection_of ON grant_connection (connection);

CREATE TABLE api_token (
  key          BIGINT PRIMARY KEY,
  uid          TEXT   NOT NULL UNIQUE,
  person       BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  name         TEXT   NOT NULL,
  prefix       TEXT   NOT NULL,                   -- the first characters, to know it again
  token_hash   BYTEA  NOT NULL UNIQUE,            -- SHA-256 of 256 random bits; the token itself is nowhere
  scopes       TEXT   NOT NULL,                   -- separated by spaces
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at   BIGINT
);
CREATE INDEX api_token_person ON api_token (person, created_at);

-- pseudonym: the name under which a person stands in the audit chain. The row goes with the person; the chain stays whole.
CREATE TABLE pseudonym (
  person BIGINT PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  name   TEXT   NOT NULL UNIQUE
);

-- audit: what was done. Each hash covers the row and the hash before it.
CREATE TABLE audit (
  seq     BIGINT PRIMARY KEY,
  at      BIGINT NOT NULL,
  actor   TEXT   NOT NULL,                        -- a pseudonym, 'operator' (a command) or 'candor' (by itself)
  act     TEXT   NOT NULL,
  subject TEXT   NOT NULL,                        -- a pseudonym or a uid
  detail  TEXT   NOT NULL,                        -- JSON object, without names and addresses
  hash    BYTEA  NOT NULL
);
CREATE INDEX audit_actor ON audit (actor, seq);
CREATE TABLE audit_head (
  id   BIGINT PRIMARY KEY CHECK (id = 1),
  seq  BIGINT NOT NULL,
  hash BYTEA  NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');
