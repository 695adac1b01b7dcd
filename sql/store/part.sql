-- pggit.part: a piece of a script: statements that belong together, what has to
-- exist before them and what exists after them, as addresses "kind identity".
-- rank orders parts that do not depend on one another.
CREATE TYPE pggit.part AS (
    name text,
    provides text[],
    requires text[],
    rank integer,
    statements text[]
);
COMMENT ON TYPE pggit.part IS 'A piece of a script: what it provides, what it requires, and its statements';
