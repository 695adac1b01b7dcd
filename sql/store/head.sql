-- pggit.head: what the working tree belongs to, a branch or (detached) a commit.
--
-- At most one row, and none before the first movement: no row means
-- refs/heads/main. A row made by the extension's script would collide with the
-- one that pg_restore brings.
CREATE TABLE pggit.head (
    singleton boolean PRIMARY KEY DEFAULT true,
    ref text,
    commit_id bytea,
    CONSTRAINT head_is_one_row CHECK (singleton),
    CONSTRAINT head_is_branch_or_commit CHECK ((ref IS NULL) <> (commit_id IS NULL))
);
COMMENT ON TABLE pggit.head IS 'The branch, or the detached commit, that the live schema is compared with';

-- pg_dump carries the row: it says what the restored schema belongs to.
SELECT pg_catalog.pg_extension_config_dump('pggit.head', '');
