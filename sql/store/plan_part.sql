-- pggit.plan_part: a part of a script (store/part.sql) with, for each of its
-- statements, its hazard and the data that it discards.
CREATE TYPE pggit.plan_part AS (
    name text,
    provides text[],
    requires text[],
    rank integer,
    statements text[],
    hazards text[],
    losses jsonb[]
);
COMMENT ON TYPE pggit.plan_part IS 'A part of a script, with what is dangerous about each statement';
