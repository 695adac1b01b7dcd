-- A column gets another collation, one of them made by the same change, under an index and a check.
CREATE TABLE words (id int PRIMARY KEY, w text, v text COLLATE "C", CHECK (w > 'a'));
CREATE INDEX words_w ON words (w);
