-- pggit._live_domain_constraint: the checks of domains. NOT NULL is the domain's own.
CREATE OR REPLACE VIEW pggit._live_domain_constraint (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'domain constraint', format('%I on %s', k.conname, u.identity),
       jsonb_build_object('domain', u.identity, 'name', k.conname,
                          'definition', pggit._settled(pg_get_constraintdef(k.oid))),
       'pg_constraint'::regclass::oid, k.oid, 0, u.oid
FROM pggit._user_type AS u
JOIN pg_constraint AS k ON k.contypid = u.oid AND k.contype = 'c';
