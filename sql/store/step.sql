-- pggit.step: one statement of a plan. hazard as in migration(); loss says what
-- data it discards, for _lost_data() to count: {"table": T} all rows,
-- with "column" the values of one, with "type" too those that do not survive
-- the way to that type and back.
CREATE TYPE pggit.step AS (
    statement text,
    hazard text,
    loss jsonb
);
COMMENT ON TYPE pggit.step IS 'One statement of a plan, what is dangerous about it, and the data that it discards';
