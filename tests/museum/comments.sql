-- Comments: hostile texts, and on what no other room describes.
\ir entrance.psql

CREATE SCHEMA comments;
CREATE TABLE comments.base (id integer PRIMARY KEY, a integer DEFAULT 1, "B b" text);
COMMENT ON TABLE comments.base IS 'it''s a \ "comment" $$ -- /* */ ; %s :name';
COMMENT ON COLUMN comments.base.id IS E'of\nseveral\r\nlines\twith tabs ';
COMMENT ON COLUMN comments.base.a IS ' ';
COMMENT ON COLUMN comments.base."B b" IS 'ünïcödé ☃ 𝄞';
COMMENT ON CONSTRAINT base_pkey ON comments.base IS 'of a key';
COMMENT ON INDEX comments.base_pkey IS 'of its index';
CREATE TABLE comments.said_and_taken_back (id integer);
COMMENT ON TABLE comments.said_and_taken_back IS 'x';
COMMENT ON TABLE comments.said_and_taken_back IS NULL;
CREATE VIEW comments.view AS SELECT id FROM comments.base;
COMMENT ON COLUMN comments.view.id IS 'of a view''s column';
-- Long enough to be stored out of line.
DO $$ BEGIN EXECUTE format('COMMENT ON VIEW comments.view IS %L', repeat('long ', 20000)); END $$;
