-- pggit._narrowed: of two schemas what a plan can concern; the rest is in both, and as far
-- from what differs as if it were in another database.
--
-- A thing is a relation, a type, a function ... with all that is a part of it, known by
-- its identity. Kept are the things that differ, what needs them in turn, and for
-- all of these what they need themselves: keys that are referred to, types,
-- and the parents of partitions and heirs up to the first.
CREATE OR REPLACE FUNCTION pggit._narrowed(
        old_entries pggit.entry[], new_entries pggit.entry[], OUT old_kept pggit.entry[], OUT new_kept pggit.entry[])
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
    SET enable_mergejoin = off
AS $function$
    WITH RECURSIVE entry AS MATERIALIZED (
        SELECT coalesce(o.kind, n.kind) AS kind, coalesce(o.identity, n.identity) AS identity,
               o.content AS old_content, n.content AS new_content,
               o.n AS old_n, n.n AS new_n
        FROM unnest(old_entries) WITH ORDINALITY AS o (kind, identity, content, blocker, classid, objid, objsubid, n)
        FULL JOIN unnest(new_entries) WITH ORDINALITY AS n (kind, identity, content, blocker, classid, objid, objsubid, n)
             ON n.kind = o.kind AND n.identity = o.identity
    ), object AS MATERIALIZED (
        SELECT e.kind, e.identity, coalesce(e.old_content, e.new_content)::jsonb AS facts FROM entry AS e
        UNION ALL
        SELECT e.kind, e.identity, e.new_content::jsonb FROM entry AS e WHERE e.old_content <> e.new_content
    ), own AS MATERIALIZED (
        SELECT o.kind, o.identity, o.facts, o.facts ?& ARRAY['kind', 'identity'] AS is_said,
               CASE o.kind WHEN 'domain constraint' THEN o.facts->>'domain' ELSE coalesce(o.facts->>'table', o.identity) END AS thing
        FROM object AS o
    ), provided AS MATERIALIZED (
        SELECT o.kind || ' ' || o.identity AS address, o.thing FROM own AS o WHERE NOT o.is_said
        UNION
        SELECT 'table ' || o.identity, o.thing FROM own AS o WHERE o.kind IN ('foreign table', 'materialized view')
        UNION
        SELECT 'table column ' || o.identity, o.thing FROM own AS o WHERE o.kind = 'foreign table column'
        UNION
        SELECT format('index %I.%I', (parse_ident(o.thing))[1], o.facts->>'name'), o.thing
        FROM own AS o WHERE o.kind = 'table constraint' AND o.facts->>'type' IN ('p', 'u', 'x')
        UNION
        SELECT 'type ' || (o.facts->>'multirange_type_name'), o.thing FROM own AS o WHERE o.facts ? 'multirange_type_name'
        UNION
        SELECT 'sequence ' || (o.facts->'identity'->'sequence'->>'name'), o.thing FROM own AS o
        WHERE o.kind = 'table column' AND o.facts ? 'identity'
    ), part AS MATERIALIZED (
        SELECT o.kind, o.identity, o.facts,
               -- Of what is no object of its own, a column of a view or of a composite type, the name says the thing.
               CASE WHEN o.is_said THEN coalesce(p.thing, CASE WHEN o.facts->>'kind' ~ ' column$'
                    THEN regexp_replace(o.facts->>'identity', '\.("(?:[^"]|"")*"|[^."]+)$', '') ELSE o.facts->>'identity' END)
                    ELSE o.thing END AS thing
        FROM own AS o
        LEFT JOIN provided AS p ON o.is_said AND p.address = (o.facts->>'kind') || ' ' || (o.facts->>'identity')
    ), need AS MATERIALIZED (
        SELECT DISTINCT p.thing, n.address, n.is_kin
        FROM part AS p
        CROSS JOIN LATERAL (
            SELECT x.address, false FROM unnest(pggit._text_array(p.facts->'requires') || pggit._text_array(p.facts->'default_requires')) AS x (address)
            UNION ALL SELECT 'table ' || x.parent, true FROM unnest(pggit._text_array(p.facts->'inherits')) AS x (parent)
            UNION ALL SELECT x.* FROM (VALUES
                ('table ' || (p.facts->>'partition_of'), true), ('index ' || (p.facts->>'attach_to'), true),
                ('table ' || (p.facts->>'references'), false), (p.facts->>'references', false), ('type ' || (p.facts->>'of_type'), false),
                ('table column ' || (p.facts->>'owned_by'), false), ('trigger ' || (p.facts->>'copy_of'), true),
                ('publication ' || quote_ident(p.facts->>'publication'), false), ('server ' || quote_ident(p.facts->>'server'), false),
                ('foreign-data wrapper ' || quote_ident(p.facts->>'wrapper'), false)) AS x (address, is_kin)
        ) AS n (address, is_kin)
        WHERE n.address IS NOT NULL
    ), edge AS MATERIALIZED (
        SELECT DISTINCT n.thing AS source, coalesce(p.thing, regexp_replace(n.address, '^.* column (.*)\.("(?:[^"]|"")*"|[^."]+)$', '\1')) AS target, n.is_kin
        FROM need AS n LEFT JOIN provided AS p ON p.address = n.address
        WHERE p.thing IS NOT NULL OR n.address ~ '^[a-z ]* column '
    ), concerned AS (
        SELECT p.thing
        FROM entry AS e JOIN part AS p ON p.kind = e.kind AND p.identity = e.identity
        WHERE e.old_content IS DISTINCT FROM e.new_content
        UNION
        SELECT e.source FROM concerned AS c JOIN edge AS e ON e.target = c.thing
    ), above AS (
        SELECT c.thing FROM concerned AS c
        UNION
        SELECT e.target FROM above AS a JOIN edge AS e ON e.source = a.thing AND e.is_kin
    ), kept AS MATERIALIZED (
        SELECT a.thing FROM above AS a
        UNION SELECT e.target FROM concerned AS c JOIN edge AS e ON e.source = c.thing
        -- They concern whatever is made.
        UNION SELECT o.thing FROM own AS o WHERE o.kind = 'default acl'
    ), chosen AS MATERIALIZED (
        SELECT DISTINCT e.old_n, e.new_n
        FROM entry AS e JOIN part AS p ON p.kind = e.kind AND p.identity = e.identity
        WHERE p.thing IN (SELECT k.thing FROM kept AS k)
    )
    SELECT ARRAY(SELECT old_entries[c.old_n] FROM chosen AS c WHERE c.old_n IS NOT NULL ORDER BY c.old_n),
           ARRAY(SELECT new_entries[c.new_n] FROM chosen AS c WHERE c.new_n IS NOT NULL ORDER BY c.new_n)
$function$;
