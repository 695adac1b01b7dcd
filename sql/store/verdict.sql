-- pggit.verdict: what a plan does with one atom.
--
-- drop     it goes: for good, or to be made again
-- make     it is made: new, or again
-- late     it goes only when what needs it has been altered
-- aside    it makes way under another name until then
-- broken   who uses it goes before and is made again after
-- moved    a column that is made anew behind the others, with its values
-- statements, hazards, losses  how it is altered where it stands; NULL where it is not
CREATE TYPE pggit.verdict AS (
    name text,
    "drop" boolean,
    make boolean,
    late boolean,
    aside boolean,
    broken boolean,
    moved boolean,
    statements text[],
    hazards text[],
    losses jsonb[]
);
COMMENT ON TYPE pggit.verdict IS 'What a plan does with one atom: drop, make, alter, move';
