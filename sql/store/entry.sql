-- pggit.entry: one object as the catalogs show it now, before it is stored.
-- blocker says why it cannot be recorded faithfully, and is NULL where it can.
-- classid, objid, objsubid are its address in this database, by which a renamed
-- object is known; NULL for what comes from the store, and where there is none.
CREATE TYPE pggit.entry AS (
    kind text,
    identity text,
    content text,
    blocker text,
    classid oid,
    objid oid,
    objsubid integer
);
COMMENT ON TYPE pggit.entry IS 'One object of the live schema: kind, identity, canonical content, what forbids to track it, and its address';
