-- pggit._renamed_facts: what a value in an object's content reads once an object has another name.
--
-- key       under which the value stands, and above that: what is a name, what an address and what
--           an expression follows from it
-- kind      of the object whose content it is
-- is_about  expressions in it are about the object that is renamed
CREATE OR REPLACE FUNCTION pggit._renamed_facts(
        value jsonb, key text, above text, kind text, renamed pggit.rename, bearer text, is_about boolean)
    RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE jsonb_typeof(value)
        WHEN 'object' THEN (
            SELECT coalesce(jsonb_object_agg(x.name, pggit._renamed_facts(x.item, x.name, key, kind, renamed, bearer, is_about)), '{}')
            FROM jsonb_each(value) AS x (name, item))
        WHEN 'array' THEN (
            SELECT coalesce(jsonb_agg(r.item ORDER BY CASE WHEN key IN ('requires', 'default_requires') THEN r.item #>> '{}'::text[] END COLLATE "C",
                                      x.n), '[]')
            FROM jsonb_array_elements(value) WITH ORDINALITY AS x (item, n)
            CROSS JOIN LATERAL (SELECT pggit._renamed_facts(x.item, key, above, kind, renamed, bearer, is_about) AS item) AS r)
        WHEN 'string' THEN to_jsonb(CASE
            WHEN key IN ('requires', 'default_requires') THEN pggit._renamed_address(t.text, renamed)
            WHEN key IN ('table', 'references', 'partition_of', 'inherits', 'valid_in') THEN
                CASE WHEN renamed.kind = 'schema' THEN pggit._renamed_in_sql(t.text, renamed)
                     WHEN t.text = renamed.old_identity
                          AND renamed.kind IN ('table', 'view', 'materialized view', 'foreign table') THEN renamed.new_identity
                     ELSE t.text END
            WHEN key IN ('domain', 'of_type', 'multirange_type_name') THEN pggit._renamed_identity('type', t.text, renamed)
            WHEN key = 'attach_to' THEN pggit._renamed_identity('index', t.text, renamed)
            WHEN key = 'owned_by' THEN pggit._renamed_identity('table column', t.text, renamed)
            WHEN key = 'name' AND above = 'sequence' THEN pggit._renamed_identity('sequence', t.text, renamed)
            WHEN key = 'copy_of' THEN pggit._renamed_identity('trigger', t.text, renamed)
            WHEN key = 'constraint' AND above = 'triggers' THEN pggit._renamed_identity('table constraint', t.text, renamed)
            WHEN key IN ('schema', 'published_schema', 'in_schema') AND renamed.kind = 'schema' AND quote_ident(t.text) = renamed.old_identity
                THEN (parse_ident(renamed.new_identity))[1]
            WHEN key = 'columns' AND kind IN ('column order', 'publication relation') THEN
                CASE WHEN renamed.kind LIKE '% column' AND t.text = (parse_ident(renamed.old_identity))[3] AND is_about
                     THEN (parse_ident(renamed.new_identity))[3] ELSE t.text END
            WHEN key = 'index' AND above = 'replica_identity' AND is_about AND renamed.kind IN ('index', 'table constraint')
                 AND t.text = (parse_ident(renamed.old_identity, false))[array_length(parse_ident(renamed.old_identity, false), 1)]
                THEN (parse_ident(renamed.new_identity, false))[array_length(parse_ident(renamed.new_identity, false), 1)]
            WHEN key IN ('name', 'columns', 'schema', 'published_schema', 'in_schema', 'comment', 'label', 'labels', 'owner', 'grantee', 'grantor', 'role',
                         'roles', 'kind', 'privilege', 'provider', 'options', 'settings', 'publication', 'server', 'tablespace',
                         'identity', 'index') THEN t.text
            WHEN is_about AND renamed.kind LIKE '% column' THEN
                CASE WHEN key IN ('check', 'definition', 'expression', 'filter', 'partition_by', 'query', 'using')
                     THEN pggit._renamed_column_in_sql(t.text, quote_ident((parse_ident(renamed.old_identity))[3]),
                                                       quote_ident((parse_ident(renamed.new_identity))[3]), bearer)
                     ELSE t.text END
            -- A name alone is one of what the key says, whatever else has that name.
            WHEN key IN ('type', 'base', 'left', 'right') THEN
                CASE WHEN is_about AND renamed.kind IN ('schema', 'type', 'table', 'view', 'materialized view', 'foreign table')
                     THEN pggit._renamed_in_sql(t.text, renamed) ELSE t.text END
            WHEN key IN ('collation', 'family', 'sort_family', 'subtype_opclass') THEN
                CASE WHEN renamed.kind = 'schema' OR renamed.kind = key THEN pggit._renamed_in_sql(t.text, renamed) ELSE t.text END
            WHEN key = ANY (t.routine_keys) AND strpos(t.text, '(') = 0 THEN
                CASE WHEN renamed.kind = 'schema' THEN pggit._renamed_in_sql(t.text, renamed)
                     WHEN is_about AND renamed.kind IN ('function', 'procedure', 'aggregate') AND t.text = split_part(renamed.old_identity, '(', 1)
                     THEN split_part(renamed.new_identity, '(', 1) ELSE t.text END
            WHEN is_about THEN pggit._renamed_in_sql(t.text, renamed)
            ELSE t.text
        END)
        ELSE value
    END
    FROM (
        SELECT value #>> '{}'::text[] AS text,
               '{function,analyze,canonical,input,output,receive,send,subscript,subtype_diff,typmod_in,typmod_out,handler,inline,validator,
                 from_sql,to_sql,join,restrict,SFUNC,FINALFUNC,COMBINEFUNC,SERIALFUNC,DESERIALFUNC,MSFUNC,MINVFUNC,MFINALFUNC,
                 START,GETTOKEN,END,LEXTYPES,HEADLINE,INIT,LEXIZE}'::text[] AS routine_keys) AS t
$function$;
