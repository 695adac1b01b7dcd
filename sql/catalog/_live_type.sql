-- pggit._live_type: types made by CREATE TYPE and CREATE DOMAIN: enumerated,
-- composite, range and base types, shells, and domains without their checks.
--
-- What follows from another fact or is CREATE TYPE's default is left out.
-- Source: PostgreSQL manual, "CREATE TYPE" and "CREATE DOMAIN"; pg_type, pg_range.
CREATE OR REPLACE VIEW pggit._live_type (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'type', u.identity,
       jsonb_strip_nulls(jsonb_build_object('schema', n.nspname, 'name', t.typname) || CASE
           WHEN NOT t.typisdefined THEN '{"type": "shell"}'::jsonb
           WHEN u.typtype = 'e' THEN (
               SELECT jsonb_build_object('type', 'enum', 'labels',
                                         coalesce(jsonb_agg(e.enumlabel ORDER BY e.enumsortorder), '[]'))
               FROM pg_enum AS e WHERE e.enumtypid = t.oid)
           WHEN u.typtype = 'd' THEN (
               SELECT jsonb_build_object(
                   'type', 'domain',
                   'base', format_type(t.typbasetype, t.typtypmod),
                   'collation', CASE WHEN t.typcollation <> b.typcollation THEN pggit._collation_name(t.typcollation) END,
                   'default', coalesce(pggit._settled(pg_get_expr(t.typdefaultbin, 0)), t.typdefault),
                   -- As of a column.
                   'not_null', CASE WHEN t.typnotnull THEN jsonb_strip_nulls(jsonb_build_object('name', (
                       SELECT k.conname FROM pg_constraint AS k WHERE k.contypid = t.oid AND k.contype = 'n'
                                                                  AND k.conname <> pggit._not_null_name(t.typname, NULL)))) END)
               FROM pg_type AS b WHERE b.oid = t.typbasetype)
           WHEN u.typtype = 'c' THEN (
               SELECT jsonb_build_object('type', 'composite', 'attributes', coalesce(jsonb_agg(
                   jsonb_strip_nulls(jsonb_build_object(
                       'name', a.attname,
                       'type', format_type(a.atttypid, a.atttypmod),
                       'collation', CASE WHEN a.attcollation <> b.typcollation AND a.attcollation <> 0
                                         THEN pggit._collation_name(a.attcollation) END))
                   ORDER BY a.attnum), '[]'))
               FROM pg_attribute AS a JOIN pg_type AS b ON b.oid = a.atttypid
               WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
           WHEN u.typtype = 'r' THEN (
               SELECT jsonb_build_object(
                   'type', 'range',
                   'subtype', format_type(r.rngsubtype, NULL),
                   'subtype_opclass', CASE WHEN NOT o.opcdefault THEN format('%I.%I', m.nspname, o.opcname) END,
                   'collation', CASE WHEN r.rngcollation <> b.typcollation THEN pggit._collation_name(r.rngcollation) END,
                   'canonical', pggit._function_name(r.rngcanonical),
                   'subtype_diff', pggit._function_name(r.rngsubdiff),
                   'multirange_type_name', (
                       SELECT format('%I.%I', x.nspname, y.typname)
                       FROM pg_type AS y JOIN pg_namespace AS x ON x.oid = y.typnamespace
                       WHERE y.oid = r.rngmultitypid))
               FROM pg_range AS r
               JOIN pg_type AS b ON b.oid = r.rngsubtype
               JOIN pg_opclass AS o ON o.oid = r.rngsubopc
               JOIN pg_namespace AS m ON m.oid = o.opcnamespace
               WHERE r.rngtypid = t.oid)
           ELSE jsonb_build_object(
               'type', 'base',
               'input', pggit._function_name(t.typinput),
               'output', pggit._function_name(t.typoutput),
               'receive', pggit._function_name(t.typreceive),
               'send', pggit._function_name(t.typsend),
               'typmod_in', pggit._function_name(t.typmodin),
               'typmod_out', pggit._function_name(t.typmodout),
               'analyze', pggit._function_name(t.typanalyze),
               'subscript', pggit._function_name(t.typsubscript),
               'internallength', CASE t.typlen WHEN -1 THEN 'variable' WHEN -2 THEN '-2' ELSE t.typlen::text END,
               'passedbyvalue', nullif(t.typbyval, false),
               'alignment', CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END,
               'storage', CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                                            WHEN 'x' THEN 'extended' ELSE 'main' END,
               'category', nullif(t.typcategory::text, 'U'),
               'preferred', nullif(t.typispreferred, false),
               'default', CASE WHEN t.typdefaultbin IS NULL THEN quote_literal(t.typdefault)
                               ELSE pg_get_expr(t.typdefaultbin, 0) END,
               'element', CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END,
               'delimiter', nullif(t.typdelim::text, ','),
               'collatable', nullif(t.typcollation <> 0, false))
       END),
       'pg_type'::regclass::oid, t.oid, 0, t.oid
FROM pggit._user_type AS u
JOIN pg_type AS t ON t.oid = u.oid
JOIN pg_namespace AS n ON n.oid = t.typnamespace;
