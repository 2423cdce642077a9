-- What an operator stops: one connection, or a whole platform.

-- platform_pause: platforms of which nothing is read. Their connections are paused with them, and later ones as soon as they come.
CREATE TABLE platform_pause (
  platform TEXT   PRIMARY KEY,
  since    BIGINT NOT NULL
);

-- halted: the connection was paused with its platform, and goes on with it
ALTER TABLE connection ADD COLUMN halted BOOLEAN NOT NULL DEFAULT FALSE;

-- held_at: since when a plan whose time has come waits for an operator; its next_due is the end of its slot until then. NULL: it does not.
ALTER TABLE plan ADD COLUMN held_at BIGINT;
