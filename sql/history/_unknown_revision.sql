-- pggit._unknown_revision: raise GT002 for a revision, with the reason.
CREATE OR REPLACE FUNCTION pggit._unknown_revision(rev text, reason text)
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION 'unknown revision %', coalesce(quote_literal(left(rev, 300)), 'NULL')
        USING ERRCODE = 'GT002', DETAIL = reason,
              HINT = 'A revision is a branch, a tag, a commit id or its prefix of 7 or more digits, HEAD, rev~N or rev^N.';
END
$function$;
