-- pggit._stuck_domains: the names of domains that get a check or NOT NULL while a
-- column holds their values in something else: an array, a row, a range.
-- PostgreSQL cannot look there, and alters none of them (get_rels_with_domain in
-- commands/typecmds.c): such a domain is made anew.
CREATE OR REPLACE FUNCTION pggit._stuck_domains(old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE stricter AS MATERIALIZED (
        SELECT 'type ' || (n.facts->>'domain') AS name, n.facts->>'domain' AS identity
        FROM unnest(new_atoms) AS n LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
        WHERE n.kind = 'domain constraint' AND n.facts->>'definition' !~ ' NOT VALID$' AND o.facts IS DISTINCT FROM n.facts
        UNION
        SELECT n.name, n.identity
        FROM unnest(new_atoms) AS n JOIN unnest(old_atoms) AS o ON o.name = n.name
        WHERE n.kind = 'type' AND n.facts->>'type' = 'domain' AND n.facts ? 'not_null' AND NOT o.facts ? 'not_null'
    ), holder AS (
        SELECT s.name AS domain, a.name, a.kind
        FROM stricter AS s JOIN unnest(old_atoms) AS a ON s.name = ANY (a.needs)
        WHERE a.kind = 'table column' AND a.facts->>'type' <> s.identity
           OR a.kind = 'type' AND a.facts->>'type' <> 'domain'
        UNION
        SELECT h.domain, a.name, a.kind
        FROM holder AS h JOIN unnest(old_atoms) AS a ON h.name = ANY (a.needs)
        WHERE h.kind = 'type' AND a.kind IN ('table column', 'type')
    )
    SELECT DISTINCT h.domain FROM holder AS h WHERE h.kind = 'table column'
$function$;
