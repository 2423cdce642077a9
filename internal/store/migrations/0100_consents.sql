-- How often access to the account was given: the versions of its token begin behind all that a former token had, whatever became of that one.
ALTER TABLE connection ADD COLUMN consents BIGINT NOT NULL DEFAULT 0;
