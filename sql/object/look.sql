-- pggit.look: the live schema, for all that one call asks of it (plan/_live_at_once.sql).
--
-- live        its objects; NULL where only what has changed since the last capture was read:
-- base_tree, left_ids, entries, entry_units  as of object/_capture_changes.sql
-- state       of the catalogs before they were read (plan/_catalogs_since.sql)
CREATE TYPE pggit.look AS (
    live pggit.entry[],
    base_tree bytea,
    left_ids bytea[],
    entries pggit.entry[],
    entry_units oid[],
    state text
);
COMMENT ON TYPE pggit.look IS 'The live schema as one call has read it: all of it, or what has changed since the last commit';
