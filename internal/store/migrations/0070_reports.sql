-- What YouTube's reports say of a video, and until when a post's details were seen unchanged.

ALTER TABLE post_detail ADD COLUMN reported_shares BIGINT;

-- confirmed_at: when the row was last read again and nothing had changed; NULL if it never was.
ALTER TABLE post_detail ADD COLUMN confirmed_at BIGINT;
