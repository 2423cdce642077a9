-- What people accepted before they connected accounts, and what they granted by it.

-- consent: who accepted which version of a platform's consent text, and when. It stays when an account goes: it is the person's own record.
CREATE TABLE consent (
  person      BIGINT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  platform    TEXT   NOT NULL,
  version     TEXT   NOT NULL,
  accepted_at BIGINT NOT NULL,
  PRIMARY KEY (person, platform, accepted_at)
);

-- permission: a connection's ledger, one row a sign-in.
CREATE TABLE permission (
  connection BIGINT NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  granted_at BIGINT NOT NULL,
  scopes     TEXT   NOT NULL,             -- granted, separated by spaces
  consent    TEXT   NOT NULL,             -- the version accepted last before it; '' where none was asked for
  PRIMARY KEY (connection, granted_at)
);
