-- pggit._note_places: remember where objects stand in the catalogs of this database
-- (store/address.sql): what stands there under another name one day is the same one.
--
-- ids, entries   side by side, of blobs that are stored; what has no id (it cannot be
--          tracked) or no place is left out
CREATE OR REPLACE FUNCTION pggit._note_places(ids bytea[], entries pggit.entry[])
    RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
    INSERT INTO pggit.address (blob_id, classid, objid, objsubid, system_identifier, digest)
    SELECT e.id, e.classid, e.objid, e.objsubid, c.system_identifier,
           pggit._address_digest(e.id, e.classid, e.objid, e.objsubid, c.system_identifier)
    FROM unnest(ids, entries) AS e (id, kind, identity, content, blocker, classid, objid, objsubid)
    CROSS JOIN pg_control_system() AS c
    WHERE e.id IS NOT NULL AND e.objid IS NOT NULL
    ON CONFLICT DO NOTHING
$function$;
