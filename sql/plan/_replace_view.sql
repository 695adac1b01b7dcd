-- pggit._replace_view: what turns a view into another one where it stands, its columns
-- renamed and more of them added; NULL where it has to be dropped and made again.
-- Both have stood at one place (_standing_views): no column has got another type.
CREATE OR REPLACE FUNCTION pggit._replace_view(identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_columns constant text[] := pggit._text_array(old_facts->'columns');
    new_columns constant text[] := pggit._text_array(new_facts->'columns');
    renamed constant jsonb := coalesce((
        SELECT jsonb_object_agg(c.old_name, c.new_name)
        FROM unnest(old_columns, new_columns) AS c (old_name, new_name)
        WHERE c.old_name <> c.new_name), '{}');
    altered constant pggit.change := pggit._alteration('view', identity, old_facts, new_facts);
    statements text[];
BEGIN
    IF (altered).statements IS NOT NULL THEN
        RETURN altered;
    ELSIF old_facts ? 'types' OR new_facts ? 'types' OR cardinality(new_columns) < cardinality(old_columns)
          -- A name that another column has yet.
          OR EXISTS (SELECT FROM jsonb_each_text(renamed) AS r WHERE r.value = ANY (old_columns)) THEN
        RETURN NULL;
    END IF;
    statements := ARRAY(SELECT format('ALTER VIEW %s RENAME COLUMN %I TO %I', identity, r.key, r.value)
                        FROM jsonb_each_text(renamed) AS r ORDER BY array_position(old_columns, r.key))
        || regexp_replace((pggit._view_statements(identity, new_facts))[1], '^CREATE', 'CREATE OR REPLACE')
        || pggit._view_defaults(identity, (
               SELECT jsonb_object_agg(coalesce(renamed->>d.key, d.key), d.value)
               FROM jsonb_each_text(old_facts->'defaults') AS d), new_facts->'defaults');
    RETURN pggit._simple_change(statements);
END
$function$;
