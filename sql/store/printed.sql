-- pggit.printed: what PostgreSQL printed of a committed object and its content leaves
-- out. The content is the same however a schema came about (P03); a dump is not, and
-- what is rebuilt from a commit gives the dump that the committed schema gave (P04).
--
-- texts   definitions that are printed in another way once they have been read back
--         (catalog/_settled.sql), as they were printed; NULL where there are none
-- place   of a grant: where it stands in its object's access list
-- digest  of the other columns (object/_printed_digest.sql): a damaged note is not used.
--         Whatever it says, a text goes only where its settled form stands in a
--         statement (plan/_as_printed.sql), and means the same
CREATE TABLE pggit.printed (
    blob_id bytea PRIMARY KEY,
    texts text[],
    place integer,
    digest bytea NOT NULL
);
COMMENT ON TABLE pggit.printed IS 'How this database printed what it committed, where the content alone does not say';

-- pg_dump carries the order of grants, which restoring keeps; what it restores is printed
-- in other words.
SELECT pg_catalog.pg_extension_config_dump('pggit.printed', 'WHERE texts IS NULL');
