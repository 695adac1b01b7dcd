-- pggit._renamed_entry: what an object is called, and how it reads, once another
-- one (or itself) has been renamed.
--
-- Names and addresses are exact. Expressions are as near as their text tells:
-- PostgreSQL prints the new name wherever it has parsed what it prints; the body of
-- a function that is a string stays as it was written. Where this guesses wrong,
-- the object is altered to what it has to be: the answer decides what is left out
-- of a plan, never what the result is.
-- bearer   for a part of a table: that table, as it is called now
-- alone    no other routine has the name: without arguments, it means this one
CREATE OR REPLACE FUNCTION pggit._renamed_entry(entry pggit.entry, renamed pggit.rename, bearer text, alone boolean)
    RETURNS pggit.entry
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    is_itself constant boolean := entry.kind = renamed.kind AND entry.identity = renamed.old_identity;
    facts jsonb := entry.content::jsonb;
    body text := '';
    old_name text;
    new_name text;
    ends text[];
    is_about constant boolean := CASE
        WHEN renamed.kind LIKE '% column' THEN
            bearer IN (facts->>'table', facts->>'references', entry.identity)
            OR facts->'requires' ?| ARRAY['table ' || bearer, renamed.kind || ' ' || renamed.old_identity]
        WHEN renamed.kind IN ('function', 'procedure', 'aggregate') THEN
            alone OR is_itself OR facts->'requires' ? (renamed.kind || ' ' || renamed.old_identity)
            OR facts->'default_requires' ? (renamed.kind || ' ' || renamed.old_identity)
        WHEN renamed.kind IN ('table constraint', 'domain constraint', 'trigger', 'policy', 'rule') THEN entry.identity = bearer
        ELSE true
    END;
BEGIN
    IF entry.kind IN ('function', 'procedure') AND strpos(facts->>'definition', 'BEGIN ATOMIC') = 0 THEN
        body := substr(facts->>'definition', length(split_part(facts->>'definition', E'\n LANGUAGE ', 1)) + 1);
        facts := facts || jsonb_build_object('definition', split_part(facts->>'definition', E'\n LANGUAGE ', 1));
    ELSIF facts->>'type' = 'f' AND facts ? 'references' AND renamed.kind LIKE '% column'
          AND facts->>'table' <> facts->>'references' THEN
        -- Each end of a foreign key is about its own table.
        ends := regexp_match(facts->>'definition', '^(.*)( REFERENCES .*)$');
        facts := facts || jsonb_build_object('definition', CASE WHEN facts->>'table' = bearer THEN ends[1] ELSE ends[2] END);
    END IF;
    facts := pggit._renamed_facts(facts, NULL, NULL, entry.kind, renamed, bearer, coalesce(is_about, false));
    IF ends IS NOT NULL THEN
        facts := facts || jsonb_build_object('definition', CASE WHEN facts->>'table' = bearer THEN (facts->>'definition') || ends[2]
                                                                ELSE ends[1] || (facts->>'definition') END);
    ELSIF body <> '' THEN
        facts := facts || jsonb_build_object('definition', (facts->>'definition') || body);
    END IF;
    IF facts ?& ARRAY['kind', 'identity'] THEN
        -- A comment, an owner, a grant: named after what it is about.
        old_name := (facts->>'kind') || ' ' || (facts->>'identity');
        facts := facts || jsonb_build_object('identity', pggit._renamed_identity(facts->>'kind', facts->>'identity', renamed));
        IF starts_with(entry.identity, old_name) THEN
            entry.identity := (facts->>'kind') || ' ' || (facts->>'identity') || substr(entry.identity, length(old_name) + 1);
        END IF;
    ELSE
        entry.identity := pggit._renamed_identity(entry.kind, entry.identity, renamed);
    END IF;
    IF is_itself THEN
        ends := pggit._name_parts(renamed.kind, renamed.new_identity);
        old_name := quote_ident((pggit._name_parts(renamed.kind, renamed.old_identity))[2]);
        new_name := quote_ident(ends[2]);
        IF facts ? 'name' THEN
            facts := facts || jsonb_build_object('name', ends[2]);
        END IF;
        IF facts ? 'schema' THEN
            facts := facts || jsonb_build_object('schema', ends[1]);
        END IF;
        IF entry.kind IN ('index', 'trigger', 'rule') THEN
            -- The only name in front of everything else.
            facts := facts || jsonb_build_object('definition', regexp_replace(
                facts->>'definition',
                '^(CREATE (?:UNIQUE |CONSTRAINT )?(?:INDEX|TRIGGER|RULE) )' || pggit._pattern_of(old_name),
                '\1' || replace(new_name, '\', '\\')));
        END IF;
    END IF;
    entry.content := facts::text;
    RETURN entry;
END
$function$;
