-- pggit.ref: names that point to commits. refs/heads/... move, refs/tags/...
-- stay; tag_id names the annotation where a tag has one.
CREATE TABLE pggit.ref (
    name text COLLATE "C" PRIMARY KEY,
    commit_id bytea NOT NULL,
    tag_id bytea
);
COMMENT ON TABLE pggit.ref IS 'Branches (refs/heads/...) and tags (refs/tags/...)';

-- pg_dump carries the rows: they are history.
SELECT pg_catalog.pg_extension_config_dump('pggit.ref', '');
