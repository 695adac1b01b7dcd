-- Extensions of the distribution, what depends on them, and changes of their members' rights.
\ir entrance.psql

CREATE SCHEMA extensions;
CREATE SCHEMA extensions_moved;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
ALTER EXTENSION citext SET SCHEMA extensions_moved;
-- An older version of the distribution's stays what it is.
CREATE EXTENSION pg_trgm SCHEMA extensions VERSION '1.5';
COMMENT ON EXTENSION hstore IS 'not the comment that it came with';
COMMENT ON EXTENSION citext IS NULL;

CREATE TABLE extensions.bag (
    id integer PRIMARY KEY,
    content extensions.hstore DEFAULT extensions.hstore('a', 'b'),
    label extensions_moved.citext COLLATE "C",
    CONSTRAINT bag_has_a CHECK (content OPERATOR(extensions.?) 'a')
);
CREATE INDEX bag_content ON extensions.bag USING gin (content extensions.gin_hstore_ops);
CREATE INDEX bag_label ON extensions.bag USING gist ((label::text) extensions.gist_trgm_ops (siglen = 32));
CREATE VIEW extensions.labels AS SELECT label, content OPERATOR(extensions.->) 'a' AS a FROM extensions.bag;
CREATE FUNCTION extensions.keys(bag extensions.hstore) RETURNS text[]
    LANGUAGE sql IMMUTABLE AS 'SELECT extensions.akeys(bag)';
ALTER FUNCTION extensions.keys(extensions.hstore) DEPENDS ON EXTENSION hstore;
ALTER INDEX extensions.bag_content DEPENDS ON EXTENSION hstore;

-- pg_dump writes how a member's rights differ from those that the extension gave.
REVOKE EXECUTE ON FUNCTION extensions.akeys(extensions.hstore) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION extensions.akeys(extensions.hstore) TO museum_visitor;
