-- pggit.export_bundle: the history behind a revision as one value, as git bundle
-- create makes it, to be taken in by import_bundle() elsewhere.
--
-- Layer    care. Reads the store, changes nothing.
-- Format   UTF-8 text: "pggit bundle 1", the lines of care/_bundle_lines.sql, and
--          "sha256" with the digest of all before; each line ends with a newline.
--          Self-contained: nothing in it leads outside of it. The same history,
--          printed alike, has the same bytes, wherever it is kept.
-- Errors   GT002, GT003, GT009.
CREATE OR REPLACE FUNCTION pggit.export_bundle(rev text DEFAULT 'HEAD')
    RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    commit_id constant bytea := pggit._rev_commit(rev);
    full_name text;
    body bytea;
BEGIN
    IF rev IN ('HEAD', '@') THEN
        full_name := pggit._head_ref();
    ELSE
        SELECT r.name INTO full_name
        FROM unnest(ARRAY['', 'refs/', 'refs/tags/', 'refs/heads/']) WITH ORDINALITY AS p (prefix, n)
        JOIN pggit.ref AS r ON r.name = p.prefix || rev
        ORDER BY p.n LIMIT 1;
    END IF;
    -- A tag comes along because its commit does. What has no name is called after its id.
    full_name := coalesce(full_name, 'refs/heads/' || encode(commit_id, 'hex'));
    SELECT convert_to(concat(E'pggit bundle 1\n', string_agg(l.line || E'\n', '' ORDER BY l.n)), 'UTF8') INTO body
    FROM pggit._bundle_lines(commit_id, CASE WHEN starts_with(full_name, 'refs/heads/') THEN full_name END)
        WITH ORDINALITY AS l (line, n);
    RETURN body || convert_to(format(E'sha256 %s\n', encode(sha256(body), 'hex')), 'UTF8');
END
$function$;
COMMENT ON FUNCTION pggit.export_bundle(text) IS
'The history behind a revision (default HEAD) as one value for import_bundle() in another database: its commits, trees and definitions, its branch and the tags on it. What is no branch or tag arrives as a branch named after the commit id. Errors: GT002/GT003 unknown or ambiguous revision, GT009 damaged history.';
