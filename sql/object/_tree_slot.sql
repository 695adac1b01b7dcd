-- pggit._tree_slot: which of the four children of a node at this level (the
-- root's level is 0) holds a blob: the level's two bits of the blob's id.
CREATE OR REPLACE FUNCTION pggit._tree_slot(blob_id bytea, level integer)
    RETURNS integer
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT (get_byte(blob_id, level / 4) >> (6 - 2 * (level % 4))) & 3
$function$;
