-- pggit._plan: the statements that turn one schema into another, in an order
-- that works.
--
-- Both are taken apart into atoms. What differs is altered where it stands, where
-- PostgreSQL can; the rest goes and is made again, and with it, at both ends, what
-- cannot live through that: views on a column that gets another type, all
-- that calls a function with another signature. What is left alone is in no
-- statement.
--
-- Stages   0 what was renamed in this database is renamed, so that what comes after
--            need not know of it
--          1 what goes: event triggers (rank -3000), the rest, last user first (-2000)
--          2 types and tables that make way for their successors (-1000)
--          3 what is made and altered, in the order of plan/_creation.sql
--          4 what columns needed until they were altered, and tables that handed over their
--            rows (1500)
--          5 owners, grants, comments, default privileges, event triggers (2000 and up)
-- Errors   GT010 where no order works.
CREATE OR REPLACE FUNCTION pggit._plan(old_entries pggit.entry[], new_entries pggit.entry[])
    RETURNS SETOF pggit.step
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
    -- How long an array is, the planner guesses: ten, for thousands. Loops inside of loops come of that.
    SET enable_nestloop = off
AS $function$
DECLARE
    near record;
    seen pggit.rename[];
    standing text[];
    followed record;
    old_atoms pggit.atom[];
    new_atoms pggit.atom[];
    edges pggit.edge[];
    verdicts pggit.verdict[];
    parts pggit.plan_part[];
    -- As they are stored.
    wanted pggit.entry[];
BEGIN
    IF pggit._is_long(cardinality(old_entries) + cardinality(new_entries)) THEN
        near := pggit._narrowed(old_entries, new_entries);
        old_entries := near.old_kept;
        new_entries := near.new_kept;
    END IF;
    -- By what was stored of them, objects are known again.
    seen := ARRAY(SELECT ROW(r.kind, r.old_identity, r.new_identity)::pggit.rename
                  FROM pggit._seen_renames(old_entries, new_entries) AS r);
    standing := ARRAY(SELECT v.identity FROM pggit._standing_views(old_entries, new_entries) AS v (identity));
    wanted := new_entries;
    new_entries := pggit._spelled_out(new_entries);
    followed := pggit._follow_renames(pggit._spelled_out(old_entries), new_entries, seen);
    RETURN QUERY SELECT r.statement, NULL::text, NULL::jsonb FROM unnest(followed.statements) AS r (statement);
    old_atoms := ARRAY(SELECT a FROM pggit._atoms(followed.entries) AS a);
    new_atoms := ARRAY(SELECT a FROM pggit._atoms(new_entries) AS a);
    edges := ARRAY(SELECT e FROM pggit._edges(old_atoms) AS e);
    verdicts := ARRAY(SELECT v FROM pggit._verdicts(old_atoms, new_atoms, edges, standing) AS v);
    IF cardinality(verdicts) = 0 THEN
        RETURN;
    END IF;
    verdicts := verdicts || ARRAY(SELECT v FROM pggit._remade_beside(old_atoms, new_atoms, verdicts) AS v);
    parts := ARRAY(SELECT p FROM pggit._untangled(ARRAY(SELECT d FROM pggit._dropping(old_atoms, new_atoms, verdicts, edges) AS d)) AS p)
          || ARRAY(SELECT p FROM pggit._altering(old_atoms, new_atoms, verdicts) AS p)
          || ARRAY(SELECT p FROM pggit._renewing(old_atoms, new_atoms, verdicts) AS p)
          || ARRAY(SELECT p FROM pggit._handing_over(old_atoms, new_atoms, verdicts) AS p)
          || ARRAY(SELECT p FROM pggit._unwound(ARRAY(
                 SELECT m FROM pggit._making(new_entries, old_atoms, new_atoms, verdicts) AS m)) AS p);
    parts := ARRAY(SELECT p FROM pggit._numbers_go_on(parts, old_atoms, new_atoms) AS p);
    RETURN QUERY
    SELECT s.statement, p.hazards[s.n], pggit._named_losses(p.losses[s.n], followed.made_way)
    FROM pggit._in_printed_order(ARRAY(
             SELECT ROW(p.name, p.provides, p.requires, p.rank, p.statements)::pggit.part FROM unnest(parts) AS p), wanted)
         WITH ORDINALITY AS o (name, provides, requires, rank, statements, n)
    JOIN unnest(parts) AS p ON p.name = o.name
    CROSS JOIN LATERAL unnest(o.statements) WITH ORDINALITY AS s (statement, n)
    WHERE s.statement IS NOT NULL
    ORDER BY o.n, s.n;
END
$function$;
