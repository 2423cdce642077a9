-- How long a post's video is, in seconds, where the platform says it.
ALTER TABLE post ADD COLUMN duration BIGINT;
