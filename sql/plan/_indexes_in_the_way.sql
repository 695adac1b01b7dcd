-- pggit._indexes_in_the_way: indexes of partitioned tables that have to go and come
-- again, for a partition is attached that shall have none of them.
--
-- ATTACH PARTITION makes what the partition lacks (AttachPartitionEnsureIndexes in
-- commands/tablecmds.c); an index that is made ON ONLY its table asks nothing of
-- partitions that are there.
-- gone     the atoms that go
-- Result   names of atoms.
CREATE OR REPLACE FUNCTION pggit._indexes_in_the_way(old_atoms pggit.atom[], new_atoms pggit.atom[], gone text[])
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT DISTINCT i.name
    FROM unnest(new_atoms) AS a
    LEFT JOIN unnest(old_atoms) AS o ON o.name = a.name
    JOIN unnest(new_atoms) AS i ON i.kind = 'index' AND i.facts->>'table' = a.facts->>'partition_of'
    JOIN unnest(old_atoms) AS s ON s.name = i.name
    WHERE a.kind = 'partition attachment' AND (o.name IS NULL OR a.name = ANY (gone)) AND i.name <> ALL (gone)
      AND NOT EXISTS (
          SELECT FROM unnest(new_atoms) AS c
          JOIN unnest(new_atoms) AS t ON t.kind = 'index attachment' AND t.name = 'attachment of ' || c.name
          WHERE c.kind = 'index' AND c.facts->>'table' = a.identity AND t.facts->>'attach_to' = i.identity)
$function$;
