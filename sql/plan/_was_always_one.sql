-- pggit._was_always_one: has what an address names been of one type in all that is stored here?
-- A column has had one type; of all else each state has stood at one place, where nothing
-- gets another type. What is not stored (initdb made it, an extension) is as it was.
CREATE OR REPLACE FUNCTION pggit._was_always_one(address text)
    RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH wanted AS MATERIALIZED (
        -- A view is one blob with its columns. A kind is of up to four words.
        SELECT w.name, ARRAY(SELECT regexp_replace(w.name, format('^([^ ]+ ){%s}', n), '') FROM generate_series(1, 4) AS n) AS identities
        FROM regexp_match(address, '^((?:materialized )?view) column (.*)$') AS v (part)
        CROSS JOIN LATERAL (
            SELECT CASE WHEN v.part IS NULL THEN address
                        ELSE (SELECT format('%s %I.%I', v.part[1], i.names[1], i.names[2])
                              FROM (SELECT parse_ident(v.part[2]) AS names) AS i) END AS name) AS w
    ), stored AS MATERIALIZED (
        SELECT b.id, b.kind, b.content::jsonb->>'type' AS type
        FROM wanted AS w JOIN pggit.blob AS b ON b.identity = ANY (w.identities) AND b.kind || ' ' || b.identity = w.name
    ), place AS MATERIALIZED (
        SELECT s.id, a.classid, a.objid
        FROM stored AS s
        LEFT JOIN (pggit.address AS a JOIN pg_control_system() AS c ON c.system_identifier = a.system_identifier)
            ON a.blob_id = s.id
           AND a.digest = pggit._address_digest(a.blob_id, a.classid, a.objid, a.objsubid, a.system_identifier)
    )
    SELECT CASE WHEN address ~ '^(foreign )?table column ' THEN (SELECT count(DISTINCT s.type) <= 1 FROM stored AS s)
                ELSE (SELECT count(DISTINCT (p.classid, p.objid)) <= 1 FROM place AS p) END
$function$;
