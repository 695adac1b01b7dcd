-- pggit._rev_commit: the commit that a revision names, as stored.
--
-- rev~N is the N-th ancestor along first parents, rev^N the N-th parent, and
-- both can be repeated (gitrevisions(7)).
-- Errors   GT002, GT003; GT009 when a commit on the way is missing.
CREATE OR REPLACE FUNCTION pggit._rev_commit(rev text)
    RETURNS bytea
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    suffixes constant text := substring(rev FROM '((?:[~^][0-9]*)*)$');
    commit_id bytea;
    step text[];
    n integer;
BEGIN
    IF rev IS NULL OR rev = '' THEN
        PERFORM pggit._unknown_revision(rev, 'A revision has a name.');
    END IF;
    commit_id := pggit._rev_base(left(rev, length(rev) - length(suffixes)), rev);
    FOR step IN SELECT regexp_matches(suffixes, '([~^])([0-9]*)', 'g') LOOP
        IF length(step[2]) > 9 THEN
            PERFORM pggit._unknown_revision(rev, 'The history is not that long.');
        END IF;
        n := coalesce(nullif(step[2], '')::integer, 1);
        IF step[1] = '^' THEN
            IF n > 0 THEN
                commit_id := (pggit._read_commit(commit_id)).parent_ids[n];
            END IF;
        ELSE
            FOR i IN 1 .. n LOOP
                EXIT WHEN commit_id IS NULL;
                commit_id := (pggit._read_commit(commit_id)).parent_ids[1];
            END LOOP;
        END IF;
        IF commit_id IS NULL THEN
            PERFORM pggit._unknown_revision(rev, 'The history is not that long.');
        END IF;
    END LOOP;
    RETURN commit_id;
END
$function$;
