-- pggit.blob: one definition of one object, content-addressed.
--
-- id is SHA-256 of kind, identity and content (see object/_blob_id.sql), so a
-- blob never changes and is stored once however many commits hold it.
-- content is the canonical JSON text of what the catalogs say of the object.
CREATE TABLE pggit.blob (
    id bytea PRIMARY KEY,
    kind text NOT NULL,
    identity text NOT NULL,
    content text NOT NULL,
    CONSTRAINT blob_id_is_sha256 CHECK (pg_catalog.octet_length(id) = 32)
);
COMMENT ON TABLE pggit.blob IS 'Definitions of objects, named by the SHA-256 of kind, identity and content';

-- A hash index: an identity (a function with a hundred arguments) can be
-- longer than a B-tree page allows.
CREATE INDEX blob_identity ON pggit.blob USING hash (identity);

-- pg_dump carries the rows: they are history.
SELECT pg_catalog.pg_extension_config_dump('pggit.blob', '');
