-- push: an account whose platform's hub tells us of new, changed and removed posts: where it tells, and until when.
CREATE TABLE push (
  connection   BIGINT PRIMARY KEY REFERENCES connection (key) ON DELETE CASCADE,
  path         TEXT   NOT NULL UNIQUE,            -- the last part of the callback's address, which nobody can guess
  mark         TEXT   NOT NULL,                   -- of the settings that the subscription was asked for with
  asked_at     BIGINT,                            -- the hub was asked and has not confirmed yet; NULL otherwise
  leased_until BIGINT,                            -- NULL before the hub has confirmed
  renew_at     BIGINT NOT NULL,                   -- when the hub is asked next
  failures     BIGINT NOT NULL DEFAULT 0          -- in a row
);
CREATE INDEX push_renewal ON push (renew_at);

-- push_news: what the hub told of a post last.
CREATE TABLE push_news (
  connection BIGINT  NOT NULL REFERENCES connection (key) ON DELETE CASCADE,
  post       TEXT    NOT NULL,                    -- the platform's id
  removed    BOOLEAN NOT NULL,
  at         BIGINT  NOT NULL,                    -- when it came
  PRIMARY KEY (connection, post)
);
CREATE INDEX push_news_age ON push_news (at);
