-- pggit._read_bundle: the lines of a bundle (care/_bundle_lines.sql), with the ids
-- that follow from them. Whether they fit one another: care/_check_bundle.sql.
--
-- Errors   GT012.
CREATE OR REPLACE FUNCTION pggit._read_bundle(bundle bytea)
    RETURNS pggit.unpacked
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    magic constant text := E'pggit bundle 1\n';
    -- "sha256 ", 64 digits and a newline.
    trailer_size constant integer := 72;
    body_size constant integer := octet_length(bundle) - trailer_size;
    shapes constant jsonb := '{"ref": ["string string"],
                               "tag": ["string string string string string", "string string string string null"],
                               "commit": ["string array string string string number"],
                               "tree": ["number array null", "number null array"],
                               "blob": ["string string string"],
                               "printed": ["string array null", "string null number", "string array number"]}';
    lines text[];
    odd text;
    unpacked pggit.unpacked;
BEGIN
    IF bundle IS NULL OR body_size < length(magic) OR substr(bundle, 1, 13) <> convert_to('pggit bundle ', 'UTF8') THEN
        PERFORM pggit._invalid_bundle('This is not what pggit.export_bundle() gives.');
    ELSIF substr(bundle, 1, length(magic)) <> convert_to(magic, 'UTF8') THEN
        PERFORM pggit._invalid_bundle('It is of a format that this version of pggit does not know.');
    ELSIF substr(bundle, body_size + 1)
          <> convert_to(format(E'sha256 %s\n', encode(sha256(substr(bundle, 1, body_size)), 'hex')), 'UTF8') THEN
        PERFORM pggit._invalid_bundle('It was changed or cut off: its checksum is wrong.');
    END IF;
    BEGIN
        lines := string_to_array(
            left(convert_from(substr(bundle, length(magic) + 1, body_size - length(magic)), 'UTF8'), -1), E'\n');
        -- As it would be written again, and of a kind and shape that are known.
        SELECT left(x.line, 300) INTO odd
        FROM unnest(lines) WITH ORDINALITY AS x (line, n)
        CROSS JOIN LATERAL (SELECT x.line::jsonb AS fields) AS j
        LEFT JOIN LATERAL (
            SELECT string_agg(jsonb_typeof(e.field), ' ' ORDER BY e.n) FILTER (WHERE e.n > 1) AS shape,
                   array_agg(e.field #>> '{}') FILTER (WHERE e.n = 1) AS kind
            FROM jsonb_array_elements(CASE WHEN jsonb_typeof(j.fields) = 'array' THEN j.fields END)
                WITH ORDINALITY AS e (field, n)
        ) AS f ON true
        WHERE j.fields::text <> x.line
           OR f.kind[1] = 'blob' AND jsonb_typeof((j.fields->>3)::jsonb) || ((j.fields->>3)::jsonb)::text
                                     IS DISTINCT FROM 'object' || (j.fields->>3)
           OR f.kind[1] = 'printed' AND jsonb_path_exists(j.fields->2, 'strict $ ? (@.type() == "array" && (@.size() == 0
                                                             || exists(@[*] ? (@.type() != "string"))))')
           OR (shapes->f.kind[1] ? f.shape) IS NOT TRUE
        ORDER BY x.n LIMIT 1;
        IF FOUND THEN
            PERFORM pggit._invalid_bundle(format('A line is none of a bundle''s: %s', odd));
        END IF;

        WITH line AS MATERIALIZED (
            SELECT j.fields, j.fields->>0 AS kind
            FROM unnest(lines) AS x (line) CROSS JOIN LATERAL (SELECT x.line::jsonb AS fields) AS j
        ), reference AS (
            SELECT l.fields,
                   (SELECT coalesce(array_agg(decode(e.id, 'hex') ORDER BY e.n), '{}')
                    FROM jsonb_array_elements_text(nullif(l.fields->2, 'null'))
                         WITH ORDINALITY AS e (id, n)) AS child_ids,
                   (SELECT coalesce(array_agg(decode(e.id, 'hex') ORDER BY e.n), '{}')
                    FROM jsonb_array_elements_text(nullif(l.fields->3, 'null'))
                         WITH ORDINALITY AS e (id, n)) AS blob_ids
            FROM line AS l WHERE l.kind = 'tree'
        ), tree AS (
            SELECT (r.fields->>1)::integer AS size,
                   CASE WHEN r.fields->2 <> 'null' THEN r.child_ids END AS children,
                   CASE WHEN r.fields->3 <> 'null' THEN r.blob_ids END AS blobs
            FROM reference AS r
        ), commit AS (
            SELECT decode(l.fields->>1, 'hex') AS tree_id,
                   (SELECT coalesce(array_agg(decode(e.id, 'hex') ORDER BY e.n), '{}')
                    FROM jsonb_array_elements_text(l.fields->2) WITH ORDINALITY AS e (id, n)) AS parent_ids,
                   l.fields->>3 AS author, pggit._bundle_time(l.fields->>4) AS committed_at, l.fields->>5 AS message,
                   (l.fields->>6)::bigint AS generation
            FROM line AS l WHERE l.kind = 'commit'
        ), tag AS (
            SELECT l.fields->>1 AS name, decode(l.fields->>2, 'hex') AS commit_id, l.fields->>3 AS tagger,
                   pggit._bundle_time(l.fields->>4) AS tagged_at, l.fields->>5 AS message
            FROM line AS l WHERE l.kind = 'tag'
        ), note AS (
            SELECT decode(l.fields->>1, 'hex') AS blob_id,
                   (SELECT array_agg(e.printed ORDER BY e.n)
                    FROM jsonb_array_elements_text(nullif(l.fields->2, 'null')) WITH ORDINALITY AS e (printed, n)) AS texts,
                   (l.fields->>3)::integer AS place
            FROM line AS l WHERE l.kind = 'printed'
        )
        SELECT (SELECT coalesce(array_agg(ROW(l.fields->>1, decode(l.fields->>2, 'hex'), NULL)::pggit.ref), '{}')
                FROM line AS l WHERE l.kind = 'ref'),
               (SELECT coalesce(array_agg(ROW(pggit._tag_id(t.commit_id, t.name, t.tagger, t.tagged_at, t.message),
                                              t.commit_id, t.name, t.tagger, t.tagged_at, t.message)::pggit.tag), '{}')
                FROM tag AS t),
               (SELECT coalesce(array_agg(ROW(
                           pggit._commit_id(c.tree_id, c.parent_ids, c.author, c.committed_at, c.message),
                           c.tree_id, c.parent_ids, c.author, c.committed_at, c.message, c.generation)::pggit.commit), '{}')
                FROM commit AS c),
               (SELECT coalesce(array_agg(ROW(pggit._tree_node_id(t.size, t.children, t.blobs),
                                              t.size, t.children, t.blobs)::pggit.tree), '{}')
                FROM tree AS t),
               (SELECT coalesce(array_agg(ROW(pggit._blob_id(l.fields->>1, l.fields->>2, l.fields->>3),
                                              l.fields->>1, l.fields->>2, l.fields->>3)::pggit.blob), '{}')
                FROM line AS l WHERE l.kind = 'blob'),
               (SELECT coalesce(array_agg(ROW(n.blob_id, n.texts, n.place, pggit._printed_digest(n.blob_id, n.texts, n.place))::pggit.printed),
                                '{}')
                FROM note AS n)
        INTO unpacked;
    EXCEPTION
        -- No UTF-8, a character that this database cannot store, no JSON, no number, too deep, too long.
        WHEN data_exception OR program_limit_exceeded THEN
            PERFORM pggit._invalid_bundle(SQLERRM || '.');
    END;
    RETURN unpacked;
END
$function$;
