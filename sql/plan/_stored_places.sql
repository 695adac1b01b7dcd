-- pggit._stored_places: all places of this database's catalogs at which a commit has seen an object
-- of this content.
CREATE OR REPLACE FUNCTION pggit._stored_places(entries pggit.entry[])
    RETURNS TABLE (kind text, identity text, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
    -- Addresses are many more than the objects that are asked for: by their index.
    SET enable_nestloop = on
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $function$
    SELECT e.kind, e.identity, a.classid, a.objid, a.objsubid
    FROM unnest(entries) AS e
    JOIN pggit.address AS a ON a.blob_id = pggit._blob_id(e.kind, e.identity, e.content)
    JOIN pg_control_system() AS c ON c.system_identifier = a.system_identifier
    WHERE a.digest = pggit._address_digest(a.blob_id, a.classid, a.objid, a.objsubid, a.system_identifier)
$function$;
