-- pggit.pattern: what pggit.ignore() keeps out of sight, in the order of the calls:
-- the last one that matches decides, as in .gitignore.
--
-- Of this database, as .git/info/exclude is of one clone: no commit holds it.
CREATE TABLE pggit.pattern (
    seq bigint PRIMARY KEY,
    pattern text NOT NULL UNIQUE
);
COMMENT ON TABLE pggit.pattern IS 'Patterns of objects that are not tracked, in the order of precedence';

-- pg_dump carries the rows: without them what is ignored would show as added.
SELECT pg_catalog.pg_extension_config_dump('pggit.pattern', '');
