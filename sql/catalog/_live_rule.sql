-- pggit._live_rule: rules, except those that are the query of a view.
CREATE OR REPLACE VIEW pggit._live_rule (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'rule', format('%I on %s', w.rulename, r.identity),
       jsonb_strip_nulls(jsonb_build_object(
           'table', r.identity,
           'name', w.rulename,
           'definition', pggit._settled(rtrim(pg_get_ruledef(w.oid), ';')),
           'enabled', CASE w.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END)),
       'pg_rewrite'::regclass::oid, w.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_rewrite AS w ON w.ev_class = r.oid AND w.rulename <> '_RETURN';
