-- pggit._renamed_entry: what an object is called, and how it reads, once another
-- one (or itself) has been renamed.
--
-- PostgreSQL prints the new name wherever it has parsed what it prints; the body of
-- a function that is a string stays as it was written. Where this guesses wrong,
-- the object is altered to what it has to be: the answer decides what is left out
-- of a plan, never what the result is.
-- bearer   for a part of a table: that table, as it is called now
-- alone    no other routine has the name: without arguments, it means this one
CREATE OR REPLACE FUNCTION pggit._renamed_entry(
        entry pggit.entry, kind text, old_identity text, new_identity text, bearer text, alone boolean)
    RETURNS pggit.entry
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    is_itself constant boolean := entry.kind = kind AND entry.identity = old_identity;
    old_json constant text := to_json(old_identity)::text;
    is_meant constant boolean := alone OR is_itself OR strpos(entry.content, substr(old_json, 2, length(old_json) - 2)) > 0;
    definition text;
    content text := entry.content;
    body text;
    old_name text;
    new_name text;
BEGIN
    IF entry.kind IN ('function', 'procedure') AND strpos(content, 'BEGIN ATOMIC') = 0 THEN
        definition := content::jsonb->>'definition';
        body := substr(definition, length(split_part(definition, E'\n LANGUAGE ', 1)) + 1);
        content := (content::jsonb || jsonb_build_object('definition', left(definition, length(definition) - length(body))))::text;
    END IF;
    IF bearer IS NULL AND kind <> 'schema' THEN
        old_name := quote_ident((parse_ident(old_identity, false))[2]);
        new_name := quote_ident((parse_ident(new_identity, false))[2]);
        IF kind IN ('function', 'procedure', 'aggregate') THEN
            entry.identity := (pggit._replaced_name(to_json(entry.identity)::text, old_identity, new_identity, '(?=.)')::jsonb) #>> '{}'::text[];
            content := pggit._replaced_name(content, old_identity, new_identity, '(?=.)');
            IF is_meant THEN
                content := pggit._replaced_name(content, split_part(old_identity, '(', 1), split_part(new_identity, '(', 1), '\(');
            END IF;
        ELSE
            entry.identity := CASE WHEN is_itself THEN new_identity ELSE
                (pggit._replaced_name(to_json(entry.identity)::text, old_identity, new_identity)::jsonb) #>> '{}'::text[] END;
            content := pggit._replaced_name(pggit._replaced_name(content, old_identity, new_identity), old_name, new_name, '\.');
        END IF;
        IF is_itself AND kind = 'index' THEN
            content := pggit._replaced_name(content, old_name, new_name);
        END IF;
        IF is_itself AND content::jsonb ? 'name' THEN
            content := (content::jsonb || jsonb_build_object('name', (parse_ident(new_identity, false))[2]))::text;
        END IF;
        IF is_itself AND content::jsonb ? 'schema' THEN
            content := (content::jsonb || jsonb_build_object('schema', (parse_ident(new_identity, false))[1]))::text;
        END IF;
    ELSIF kind = 'schema' THEN
        entry.identity := CASE WHEN is_itself THEN new_identity ELSE
            (pggit._replaced_name(to_json(entry.identity)::text, old_identity, new_identity, '\.')::jsonb) #>> '{}'::text[] END;
        content := pggit._replaced_name(content, old_identity, new_identity, '\.');
        content := replace(replace(content, to_json('schema ' || old_identity)::text, to_json('schema ' || new_identity)::text),
                           format('"schema": %s', to_json((parse_ident(old_identity))[1])), format('"schema": %s', to_json((parse_ident(new_identity))[1])));
        IF is_itself OR entry.kind IN ('owner', 'comment', 'grant', 'security label') AND content::jsonb->>'kind' = 'schema' THEN
            content := pggit._replaced_name(content, old_identity, new_identity);
            entry.identity := CASE WHEN is_itself THEN new_identity ELSE
                (pggit._replaced_name(to_json(entry.identity)::text, old_identity, new_identity)::jsonb) #>> '{}'::text[] END;
        END IF;
    ELSIF kind IN ('table column', 'foreign table column') THEN
        old_name := (parse_ident(old_identity))[3];
        new_name := (parse_ident(new_identity))[3];
        entry.identity := (pggit._replaced_name(to_json(entry.identity)::text, old_identity, new_identity)::jsonb) #>> '{}'::text[];
        content := pggit._replaced_name(content, old_identity, new_identity);
        IF is_itself THEN
            content := (content::jsonb || jsonb_build_object('name', new_name))::text;
        ELSIF entry.kind = 'column order' AND entry.identity = bearer THEN
            content := replace(content, to_json(old_name)::text, to_json(new_name)::text);
        ELSIF strpos(content, to_json(bearer)::text) > 0 OR strpos(content, to_json('table column ' || new_identity)::text) > 0 THEN
            content := (pggit._replaced_name(content, quote_ident(old_name), quote_ident(new_name))::jsonb
                        -- A constraint of the column's name has kept its own.
                        || CASE WHEN entry.content::jsonb ? 'name' THEN jsonb_build_object('name', entry.content::jsonb->'name') ELSE '{}' END)::text;
        END IF;
    ELSE
        -- A constraint, trigger, policy or rule: nothing names it save comments and its index.
        entry.identity := (pggit._replaced_name(to_json(entry.identity)::text, old_identity, new_identity)::jsonb) #>> '{}'::text[];
        content := replace(content, to_json(old_identity)::text, to_json(new_identity)::text);
        IF is_itself THEN
            old_name := content::jsonb->>'name';
            new_name := (parse_ident(regexp_replace(new_identity, ' on .*$', ''), false))[1];
            content := (pggit._replaced_name(content, quote_ident(old_name), quote_ident(new_name))::jsonb
                        || jsonb_build_object('name', new_name))::text;
        END IF;
    END IF;
    IF body IS NOT NULL THEN
        content := (content::jsonb || jsonb_build_object('definition', (content::jsonb->>'definition') || body))::text;
    END IF;
    entry.content := content::jsonb::text;
    RETURN entry;
END
$function$;
