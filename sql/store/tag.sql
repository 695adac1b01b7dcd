-- pggit.tag: the annotation of a tag, content-addressed like a commit.
CREATE TABLE pggit.tag (
    id bytea PRIMARY KEY,
    commit_id bytea NOT NULL,
    name text NOT NULL,
    tagger text NOT NULL,
    tagged_at timestamptz NOT NULL,
    message text,
    CONSTRAINT tag_id_is_sha256 CHECK (pg_catalog.octet_length(id) = 32)
);
COMMENT ON TABLE pggit.tag IS 'Annotations of tags, named by the SHA-256 of what they say';

-- pg_dump carries the rows: they are history.
SELECT pg_catalog.pg_extension_config_dump('pggit.tag', '');
