-- pggit.edge: target has to go because of source; how: see plan/_edges.sql.
CREATE TYPE pggit.edge AS (
    source text,
    target text,
    how text
);
COMMENT ON TYPE pggit.edge IS 'What has to go because of what, and how';
