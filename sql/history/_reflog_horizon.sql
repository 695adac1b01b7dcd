-- pggit._reflog_horizon: since when the reflog keeps what it names. Commits that only
-- older movements name are gc()'s.
--
-- Source   git-config(1), gc.reflogExpire: 90 days. The entries stay, for each is a
--          link of a chain of digests; what they name may be gone.
CREATE OR REPLACE FUNCTION pggit._reflog_horizon()
    RETURNS timestamptz
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT statement_timestamp() - interval '90 days'
$function$;
