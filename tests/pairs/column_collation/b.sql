CREATE COLLATION german (provider = icu, locale = 'de');
CREATE TABLE words (id int PRIMARY KEY, w text COLLATE "C", v text COLLATE german, CHECK (w > 'a'));
CREATE INDEX words_w ON words (w);
