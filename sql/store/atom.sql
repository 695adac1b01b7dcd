-- pggit.atom: the smallest thing that a plan drops, makes or alters by itself: an
-- object, or a part of one that has a life of its own (a column's default, what
-- owns a sequence, what a partition is attached to).
--
-- name      the name of the part that makes it (plan/_creation.sql)
-- provides  the addresses that exist because of it, its own among them
-- lies_on   addresses that take it away when they go
-- needs     addresses that cannot go before it has gone
CREATE TYPE pggit.atom AS (
    name text,
    kind text,
    identity text,
    facts jsonb,
    provides text[],
    lies_on text[],
    needs text[]
);
COMMENT ON TYPE pggit.atom IS 'The smallest thing that a plan drops, makes or alters by itself';
