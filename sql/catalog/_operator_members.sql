-- pggit._operator_members: what belongs to an operator class or family, as JSON:
-- operators and functions by number. NULL for nothing.
CREATE OR REPLACE FUNCTION pggit._operator_members(class_id oid, object_id oid)
    RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                         'type', CASE m.classid WHEN 'pg_amop'::regclass THEN 'operator' ELSE 'function' END,
                         'number', m.number, 'types', m.types, 'member', m.member, 'sort_family', m.sort_family))
                     ORDER BY m.classid = 'pg_amproc'::regclass, m.number, m.types COLLATE "C", m.member COLLATE "C")
    FROM pggit._operator_member AS m
    WHERE m.owner_classid = class_id AND m.owner_objid = object_id
$function$;
