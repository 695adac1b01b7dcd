-- pggit.rev_parse: the id of the commit that a revision names.
--
-- Errors   GT002 unknown revision (WORKING and EMPTY are no commits either),
--          GT003 ambiguous revision.
CREATE OR REPLACE FUNCTION pggit.rev_parse(rev text)
    RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT encode(pggit._rev_commit(rev), 'hex')
$function$;
COMMENT ON FUNCTION pggit.rev_parse(text) IS
'The commit id (64 hex digits) that a revision names: a branch, a tag, a commit id or its unique prefix of 7 or more digits, HEAD, rev~N, rev^N, branch@{time}. Errors: GT002 unknown, GT003 ambiguous. Rules: gitrevisions(7).';
