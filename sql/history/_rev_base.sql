-- pggit._rev_base: the commit that a revision without ~ and ^ names.
--
-- In git's order (gitrevisions(7)): a full id, HEAD, branch@{...}, a ref by its
-- full name, a tag, a branch, an abbreviated id.
-- Errors   GT002, GT003.
CREATE OR REPLACE FUNCTION pggit._rev_base(base text, rev text)
    RETURNS bytea
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    found_id bytea;
    found_count bigint;
    digits text;
BEGIN
    IF base ~ '^[0-9A-Fa-f]{64}$' THEN
        SELECT c.id INTO found_id FROM pggit.commit AS c WHERE c.id = decode(base, 'hex');
        IF FOUND THEN
            RETURN found_id;
        END IF;
        PERFORM pggit._unknown_revision(rev, 'No commit has this id.');
    ELSIF base IN ('HEAD', '@') THEN
        found_id := (pggit._head()).commit_id;
        IF found_id IS NULL THEN
            PERFORM pggit._unknown_revision(rev, format('Branch "%s" has no commit yet.', pggit.current_branch()));
        END IF;
        RETURN found_id;
    ELSIF base IN ('WORKING', 'EMPTY') THEN
        PERFORM pggit._unknown_revision(rev, base || ' is not a commit.');
    ELSIF base ~ '@\{.*\}$' THEN
        RETURN pggit._rev_at(base, rev);
    END IF;

    SELECT r.commit_id INTO found_id
    FROM unnest(ARRAY['', 'refs/', 'refs/tags/', 'refs/heads/']) WITH ORDINALITY AS p (prefix, n)
    JOIN pggit.ref AS r ON r.name = p.prefix || base
    ORDER BY p.n LIMIT 1;
    IF FOUND THEN
        RETURN found_id;
    END IF;

    IF base ~ '^[0-9A-Fa-f]{7,63}$' THEN
        digits := lower(base);
        SELECT (array_agg(c.id))[1], count(*) INTO found_id, found_count
        FROM pggit.commit AS c
        WHERE c.id BETWEEN decode(rpad(digits, 64, '0'), 'hex') AND decode(rpad(digits, 64, 'f'), 'hex');
        IF found_count > 1 THEN
            RAISE EXCEPTION 'ambiguous revision %', quote_literal(rev)
                USING ERRCODE = 'GT003',
                      DETAIL = (SELECT string_agg(encode(c.id, 'hex'), E'\n' ORDER BY c.id) FROM pggit.commit AS c
                                WHERE c.id BETWEEN decode(rpad(digits, 64, '0'), 'hex')
                                               AND decode(rpad(digits, 64, 'f'), 'hex')),
                      HINT = 'Give more digits.';
        ELSIF found_count = 1 THEN
            RETURN found_id;
        END IF;
    END IF;
    PERFORM pggit._unknown_revision(rev, format('Nothing is named %s.', quote_literal(left(base, 300))));
END
$function$;
