-- When a post was first met: what was published and not read yet at an instant was not known then. NULL: before that was noted.
ALTER TABLE post ADD COLUMN found_at BIGINT;
