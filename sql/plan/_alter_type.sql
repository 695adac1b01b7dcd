-- pggit._alter_type: what turns one type into another of the same name; NULL
-- where only a new type can.
--
-- Enum labels are added in place when the old ones keep their order: one that is
-- taken away or moves needs a new type.
CREATE OR REPLACE FUNCTION pggit._alter_type(identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    ignored constant text[] := ARRAY['labels', 'not_null', 'requires', 'attributes'];
    old_labels constant text[] := pggit._text_array(old_facts->'labels');
    new_labels constant text[] := pggit._text_array(new_facts->'labels');
    statements text[] := '{}';
BEGIN
    IF old_facts - ignored <> new_facts - ignored OR old_facts->>'type' NOT IN ('enum', 'domain', 'composite')
       OR old_facts->>'type' <> new_facts->>'type' THEN
        RETURN NULL;
    END IF;
    CASE old_facts->>'type'
        WHEN 'enum' THEN
            IF old_labels <> ARRAY(SELECT l.label FROM unnest(new_labels) WITH ORDINALITY AS l (label, n)
                                   WHERE l.label = ANY (old_labels) ORDER BY l.n) THEN
                RETURN NULL;
            END IF;
            RETURN pggit._simple_change(ARRAY(
                SELECT format('ALTER TYPE %s ADD VALUE %L', identity, l.label)
                    || CASE WHEN l.n > 1 THEN format(' AFTER %L', new_labels[l.n - 1])
                            WHEN cardinality(old_labels) > 0 THEN format(' BEFORE %L', old_labels[1]) ELSE '' END
                FROM unnest(new_labels) WITH ORDINALITY AS l (label, n)
                WHERE l.label <> ALL (old_labels) ORDER BY l.n), 'irreversible');
        WHEN 'domain' THEN
            IF (old_facts->'not_null') IS DISTINCT FROM (new_facts->'not_null') THEN
                IF old_facts ? 'not_null' AND new_facts ? 'not_null' THEN
                    statements := ARRAY[format('ALTER DOMAIN %s RENAME CONSTRAINT %I TO %I', identity,
                                               old_facts->'not_null'->>'name', new_facts->'not_null'->>'name')];
                ELSIF new_facts ? 'not_null' THEN
                    statements := ARRAY[CASE WHEN new_facts->'not_null' ? 'name'
                        THEN format('ALTER DOMAIN %s ADD CONSTRAINT %I NOT NULL', identity, new_facts->'not_null'->>'name')
                        ELSE format('ALTER DOMAIN %s SET NOT NULL', identity) END];
                ELSE
                    statements := ARRAY[format('ALTER DOMAIN %s DROP NOT NULL', identity)];
                END IF;
            END IF;
            RETURN pggit._simple_change(statements, 'blocks_reads');
        ELSE
            RETURN pggit._alter_composite(identity, old_facts->'attributes', new_facts->'attributes');
    END CASE;
END
$function$;
