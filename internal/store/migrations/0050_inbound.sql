-- What platforms tell us by themselves, and what must follow from it.

-- inbound_event: an event whose signature was proved, written before it is acknowledged. What it means for us is done afterwards,
-- in the order in which the events happened. The account's id goes as soon as that is done; the digest stays, to know a repetition.
CREATE TABLE inbound_event (
  key         BIGINT PRIMARY KEY,
  source      TEXT   NOT NULL,                    -- which endpoint
  digest      BYTEA  NOT NULL,                    -- SHA-256 of what makes the event itself: its body, or the sender's own id of it
  platform    TEXT   NOT NULL,
  kind        TEXT   NOT NULL,
  detail      TEXT   NOT NULL DEFAULT '',         -- the sender's own word for it
  subject     TEXT   NOT NULL DEFAULT '',         -- the account's id at the platform; '' once handled
  occurred_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  handled_at  BIGINT,
  outcome     TEXT   NOT NULL DEFAULT '',
  receipt     TEXT   NOT NULL DEFAULT '',         -- a deletion's confirmation code
  UNIQUE (source, digest)
);
CREATE INDEX inbound_event_open ON inbound_event (occurred_at, key) WHERE handled_at IS NULL;
CREATE INDEX inbound_event_age ON inbound_event (received_at);

-- granted_at: the newest sign-in; an event that is older says nothing about it. NULL: connected_at.
ALTER TABLE connection ADD COLUMN granted_at BIGINT;
-- lost_at: when the platform ended our access; the clock of purge_at runs from there. NULL while it lasts.
ALTER TABLE connection ADD COLUMN lost_at BIGINT;

-- erasure: a receipt. It names nobody.
CREATE TABLE erasure (
  code         TEXT   PRIMARY KEY,                -- random; whoever has it may ask how the request stands
  platform     TEXT   NOT NULL,                   -- '' for everything that is here about a person
  origin       TEXT   NOT NULL CHECK (origin IN ('person', 'platform', 'list', 'operator')),
  requested_at BIGINT NOT NULL,
  done_at      BIGINT,
  accounts     BIGINT NOT NULL DEFAULT 0          -- how many were erased
);

-- tombstone: an account that a restored backup must not bring back, as a keyed hash. What was granted after ended_at is a new consent.
CREATE TABLE tombstone (
  subject  BYTEA   PRIMARY KEY,
  ended_at BIGINT  NOT NULL,
  erased   BOOLEAN NOT NULL                        -- erased on demand; otherwise disconnected, or purged when its time had come
);
