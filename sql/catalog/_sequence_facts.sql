-- pggit._sequence_facts: what CREATE SEQUENCE was told, of every sequence of the
-- user's. Where a sequence stands (last_value) is data, not schema.
CREATE OR REPLACE VIEW pggit._sequence_facts (sequence, identity, facts) AS
SELECT s.seqrelid, r.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'unlogged', nullif(c.relpersistence = 'u', false),
           'type', format_type(s.seqtypid, NULL),
           'start', s.seqstart, 'increment', s.seqincrement,
           'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle))
FROM pg_sequence AS s
JOIN pg_class AS c ON c.oid = s.seqrelid
JOIN pggit._relation AS r ON r.oid = s.seqrelid;
