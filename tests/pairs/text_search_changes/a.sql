-- A text search configuration changes that an index and a generated column use.
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH d;
CREATE TABLE t (id int PRIMARY KEY, a text, v tsvector GENERATED ALWAYS AS (to_tsvector('public.c', a)) STORED);
CREATE INDEX i ON t USING gin (v);
