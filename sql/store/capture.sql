-- pggit.capture: what the live schema was when it was last committed, so that the next
-- look need not read all of it again: what git's index is to the work tree.
--
-- tree_id   of the whole live schema; NULL until the commit has made it
-- horizon   the xmin of a snapshot from before that look: what older transactions wrote
--           was seen, what others wrote is read again
-- others    how many rows of the catalogs are about what is no unit
-- state     of the roles, user mappings and subscriptions (catalog/_others_state.sql)
-- server    the server and the database that all this is true of
-- circular  the views that were in a circle (catalog/_circular_view.sql)
-- units_hash  the sum of hash_record_extended() over pggit.captured
-- digest    of the other columns (object/_capture_digest.sql): a damaged note is no
--           evidence, and all is read
CREATE TABLE pggit.capture (
    singleton boolean PRIMARY KEY DEFAULT true,
    tree_id bytea,
    horizon xid8 NOT NULL,
    others bigint NOT NULL,
    state text NOT NULL,
    server text NOT NULL,
    circular oid[] NOT NULL,
    units_hash numeric NOT NULL,
    digest bytea,
    CONSTRAINT capture_is_one_row CHECK (singleton)
);
COMMENT ON TABLE pggit.capture IS 'What the last commit saw of the catalogs, so that only changes since then need be read';

-- pg_dump does not carry the row: a restored schema has other oids.
