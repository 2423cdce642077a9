-- Whether the creator or the platform marks a post as made by AI: 1 or 0, where the platform says it.
ALTER TABLE post ADD COLUMN ai_generated BIGINT;
