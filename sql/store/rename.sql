-- pggit.rename: an object that is one and the same under two names.
CREATE TYPE pggit.rename AS (
    kind         text,
    old_identity text,
    new_identity text
);
COMMENT ON TYPE pggit.rename IS 'An object that is one and the same under two names';
