-- When posts were missing at their platform that came back since, for what was known meanwhile.

-- post_absence: one time that a post was away: missing from missing_since, gone from gone_at if that was confirmed, and back at back_at.
CREATE TABLE post_absence (
  post          BIGINT NOT NULL REFERENCES post (key) ON DELETE CASCADE,
  missing_since BIGINT NOT NULL,
  gone_at       BIGINT,
  back_at       BIGINT NOT NULL,
  PRIMARY KEY (post, missing_since)
);
