-- What an observation covers: when the product was first read on the day (null: only once), and of a listing that does not hold every
-- post, from when to when the posts that it held were published (null: open on that side).
ALTER TABLE observation ADD COLUMN first_at BIGINT;
ALTER TABLE observation ADD COLUMN posted_from BIGINT;
ALTER TABLE observation ADD COLUMN posted_to BIGINT;
-- Listings of an archive have said nothing of it until now: all of them went back a quarter of a year at least.
UPDATE observation SET posted_from = observed_at - 7776000000 WHERE product = 'archive';
