-- What platforms have allowed this installation beyond their terms, as its operator recorded it.

-- allowance: one acceptance. Withdrawn it is deleted; the audit chain keeps that it was there.
CREATE TABLE allowance (
  platform    TEXT   NOT NULL,
  what        TEXT   NOT NULL,                    -- derived_figures: figures may be computed from the platform's data
  reference   TEXT   NOT NULL,                    -- what the platform calls its acceptance
  scope       TEXT   NOT NULL,                    -- what it covers, in the platform's words
  allowed_on  TEXT   NOT NULL,                    -- the day on which the platform accepted
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (platform, what)
);
