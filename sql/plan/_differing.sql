-- pggit._differing: the atoms in which two schemas differ, and what would be done
-- with each if it stood alone. standing: the views that _standing_views() knows again.
CREATE OR REPLACE FUNCTION pggit._differing(old_atoms pggit.atom[], new_atoms pggit.atom[], standing text[])
    RETURNS SETOF pggit.verdict
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH inheriting AS MATERIALIZED (
        SELECT i.identity FROM pggit._inheriting(old_atoms, new_atoms) AS i (identity)
    ), anew AS MATERIALIZED (
        SELECT m.name FROM pggit._made_anew(old_atoms, new_atoms) AS m (name)
    ), handed_down AS MATERIALIZED (
        SELECT h.identity, h.kind, o.name IS NOT NULL AS stands
        FROM pggit._handed_down(new_atoms) AS h
        LEFT JOIN unnest(old_atoms) AS o ON o.name = h.source AND o.facts = h.facts
        WHERE h.identity IN (SELECT i.identity FROM inheriting AS i) AND h.kind <> 'foreign key'
    ), differing AS MATERIALIZED (
        SELECT coalesce(o.name, n.name) AS name, o.kind AS old_kind, n.kind, o.identity, o.facts AS old_facts, n.facts
        FROM unnest(old_atoms) AS o FULL JOIN unnest(new_atoms) AS n ON n.name = o.name
        WHERE o.facts IS DISTINCT FROM n.facts
           OR n.name IN (SELECT a.name FROM anew AS a)
           OR n.kind = 'table' AND n.facts IS NOT NULL AND n.identity IN (SELECT i.identity FROM inheriting AS i)
    ), altered AS (
        SELECT d.*, CASE
            WHEN d.old_kind IS NULL OR d.kind IS NULL OR d.name IN (SELECT a.name FROM anew AS a) THEN NULL
            -- Inherited from the beginning or never are checks that the parent has already, and NOT NULL, once that is a constraint.
            WHEN d.kind = 'table' AND d.identity IN (SELECT i.identity FROM inheriting AS i) AND EXISTS (
                     SELECT FROM handed_down AS h
                     WHERE h.identity = d.identity
                       AND CASE h.kind WHEN 'check' THEN h.stands ELSE current_setting('server_version_num')::integer >= 180000 END)
                THEN NULL
            -- A new label cannot be used in the transaction that adds it.
            WHEN d.kind = 'type' AND d.facts->>'type' = 'enum' AND EXISTS (
                     SELECT FROM differing AS x CROSS JOIN LATERAL jsonb_array_elements_text(d.facts->'labels') AS l (label)
                     WHERE NOT d.old_facts->'labels' ? l.label AND x.name <> d.name AND x.facts IS NOT NULL
                       AND strpos(x.facts::text, trim('"' FROM to_json(quote_literal(l.label) || '::')::text)) > 0)
                THEN NULL
            WHEN d.kind = 'view' AND d.identity = ANY (standing) THEN pggit._replace_view(d.identity, d.old_facts, d.facts)
            ELSE pggit._alteration(d.kind, d.identity, d.old_facts, d.facts) END AS change
        FROM differing AS d
    )
    SELECT ROW(a.name, a.old_kind IS NOT NULL AND (a.change).statements IS NULL,
               a.kind IS NOT NULL AND (a.change).statements IS NULL,
               false, false, coalesce((a.change).breaks, false), false,
               (a.change).statements, (a.change).hazards, (a.change).losses)::pggit.verdict
    FROM altered AS a
$function$;
