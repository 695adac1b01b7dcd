-- pggit.change: how one atom becomes another where it stands.
--
-- breaks    what uses it has to be dropped before and made again after
-- hazards, losses  one for each statement, as in pggit.step
CREATE TYPE pggit.change AS (
    statements text[],
    hazards text[],
    losses jsonb[],
    breaks boolean
);
COMMENT ON TYPE pggit.change IS 'Statements that alter an atom in place, with what is dangerous about each';
