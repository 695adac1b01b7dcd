-- pggit._commit_id: the id of a commit: SHA-256 over a type word, the tree, the
-- parents in their order, author, time in UTC and message. NULL for what is no
-- commit, because its tree or parents are no ids.
CREATE OR REPLACE FUNCTION pggit._commit_id(
        tree_id bytea, parent_ids bytea[], author text, committed_at timestamptz, message text)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT sha256('\x636f6d6d697400'::bytea || pggit._id_list(ARRAY[tree_id])
        || int4send(cardinality(parent_ids)) || pggit._id_list(parent_ids)
        || convert_to(author, 'UTF8') || '\x00'::bytea
        || convert_to(extract(epoch FROM committed_at)::text, 'UTF8') || '\x00'::bytea
        || convert_to(message, 'UTF8'))
$function$;
