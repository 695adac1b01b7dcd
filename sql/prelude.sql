-- The schema comes first and belongs to the extension: pg_dump writes neither.
CREATE SCHEMA pggit;
COMMENT ON SCHEMA pggit IS 'Git for the schema of this database: pggit.commit(), status(), log(), diff(), create_branch() ...';
