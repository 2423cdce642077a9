-- When a notice was mailed, or found impossible to mail; NULL where mail is not set up.
ALTER TABLE notice ADD COLUMN mailed_at BIGINT;
CREATE INDEX notice_to_mail ON notice (at) WHERE mailed_at IS NULL AND seen_at IS NULL AND settled_at IS NULL;
