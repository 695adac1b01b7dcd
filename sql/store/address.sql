-- pggit.address: where a stored object stood in the catalogs of this database when
-- it was committed. Two objects of different names that stood at one address are
-- one that was renamed: the only way in which a plan knows of it.
--
-- system_identifier  the server's (pg_control_system): pg_upgrade gives functions
--                    and constraints other oids, and a new identifier
-- digest             of the other columns (_address_digest). A damaged address would
--                    move rows into a table that was never theirs: it is no evidence
CREATE TABLE pggit.address (
    blob_id bytea,
    classid oid,
    objid oid,
    objsubid integer,
    system_identifier bigint,
    digest bytea NOT NULL,
    PRIMARY KEY (blob_id, classid, objid, objsubid, system_identifier)
);
COMMENT ON TABLE pggit.address IS 'Where committed objects stood in the catalogs of this database, by which a renamed one is known';

-- pg_dump does not carry the rows: restored objects stand elsewhere.
