-- When a gap came on record: what was not known yet at an instant is not told of it. NULL: before that was noted, so at any instant.
ALTER TABLE gap ADD COLUMN recorded_at BIGINT;
