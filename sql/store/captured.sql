-- pggit.captured: the relations, types and functions (and what else is committed as an
-- object of its own) that the last commit saw, each with the blobs of all its parts.
--
-- unit      the oid that catalog/_unit_alias.sql gives to all of its parts
-- old_rows  how many rows of the catalogs that are older than the horizon
--           (pggit.capture) are about it: where there are fewer, it has changed. NULL
--           where there were younger ones too, which could go unseen: it is read again
CREATE TABLE pggit.captured (
    unit oid PRIMARY KEY,
    old_rows bigint,
    blob_ids bytea[] NOT NULL
);
COMMENT ON TABLE pggit.captured IS 'The relations, types and functions that the last commit saw, with the blobs of their parts';

-- pg_dump does not carry the rows: a restored schema has other oids.
