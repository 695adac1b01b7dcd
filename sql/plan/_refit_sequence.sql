-- pggit._refit_sequence: statements that give a sequence other options. It stays
-- where it is, unless that lies out of its new bounds: ALTER SEQUENCE refuses then
-- (init_params in commands/sequence.c). One that was never used begins at its new
-- START; another goes to the nearer bound, used up if it has run past the far one.
--
-- Arguments: its new type, or NULL where that stays; the bounds it has; its facts
-- to be.
CREATE OR REPLACE FUNCTION pggit._refit_sequence(identity text, new_type text, old_min bigint, old_max bigint, facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN b.min > old_min OR b.max < old_max THEN ARRAY[
        -- setval() knows the bounds of now alone. It is never undone, save in what the transaction has made:
        -- ALTER SEQUENCE makes the sequence's file anew.
        format('ALTER SEQUENCE %s%s MINVALUE %s MAXVALUE %s', identity,
               CASE WHEN new_type = 'bigint' THEN ' AS bigint' END, least(b.min, old_min), greatest(b.max, old_max)),
        format('SELECT pg_catalog.setval(%L, CASE WHEN NOT is_called THEN %s ELSE least(greatest(last_value, %s), %s) END, '
               'is_called AND last_value %s %s) FROM %s WHERE last_value NOT BETWEEN %s AND %s',
               identity, facts->>'start', b.min, b.max,
               CASE WHEN facts->>'increment' LIKE '-%' THEN '<' ELSE '>' END,
               CASE WHEN facts->>'increment' LIKE '-%' THEN b.min ELSE b.max END, identity, b.min, b.max)] ELSE '{}' END
        || concat('ALTER SEQUENCE ', identity, ' AS ' || new_type, ' ', pggit._sequence_clauses(facts - 'name'))
    FROM (SELECT (facts->>'min')::bigint AS min, (facts->>'max')::bigint AS max) AS b
$function$;
