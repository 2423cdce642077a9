-- What a story's navigation and a post's profile activity are made of, by kind of act.
ALTER TABLE post_detail ADD COLUMN bio_link_taps BIGINT;
ALTER TABLE post_detail ADD COLUMN email_taps BIGINT;
ALTER TABLE post_detail ADD COLUMN call_taps BIGINT;
ALTER TABLE post_detail ADD COLUMN text_taps BIGINT;
ALTER TABLE post_detail ADD COLUMN direction_taps BIGINT;
ALTER TABLE post_detail ADD COLUMN other_profile_activity BIGINT;
ALTER TABLE post_detail ADD COLUMN taps_forward BIGINT;
ALTER TABLE post_detail ADD COLUMN taps_back BIGINT;
ALTER TABLE post_detail ADD COLUMN story_exits BIGINT;
ALTER TABLE post_detail ADD COLUMN swipes_forward BIGINT;
