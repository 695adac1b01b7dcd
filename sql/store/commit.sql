-- pggit.commit: a tree, its parents, and who recorded it, when and why.
--
-- generation is one more than the highest of the parents'. It follows from the
-- parents, is not hashed, and gives log() an order that no clock can upset.
CREATE TABLE pggit.commit (
    id bytea PRIMARY KEY,
    tree_id bytea NOT NULL,
    parent_ids bytea[] NOT NULL,
    author text NOT NULL,
    committed_at timestamptz NOT NULL,
    message text NOT NULL,
    generation bigint NOT NULL,
    CONSTRAINT commit_id_is_sha256 CHECK (pg_catalog.octet_length(id) = 32)
);
COMMENT ON TABLE pggit.commit IS 'Commits, named by the SHA-256 of tree, parents, author, time and message';

-- pg_dump carries the rows: they are history.
SELECT pg_catalog.pg_extension_config_dump('pggit.commit', '');
