CREATE TABLE t (a text COMPRESSION pglz, b text)
    WITH (autovacuum_analyze_scale_factor = 0.3, autovacuum_enabled = true, fillfactor = 32,
          toast.autovacuum_vacuum_threshold = 3, toast.autovacuum_enabled = true);
ALTER TABLE t ALTER b SET (n_distinct_inherited = 6, n_distinct = 7);
CREATE INDEX i ON t USING gin (to_tsvector('simple', b)) WITH (gin_pending_list_limit = 100, fastupdate = on);
CREATE INDEX j ON t (a) WITH (fillfactor = 60) WHERE b <> ' WITH (fillfactor=''50'')';
CREATE INDEX k ON t (b) WITH (fillfactor = 60);
CREATE INDEX l ON t (a) INCLUDE (b);
CREATE VIEW v WITH (check_option = local, security_barrier) AS SELECT b FROM t;
CREATE TABLE p (a integer) PARTITION BY LIST (a);
CREATE INDEX pi ON p (a) WITH (fillfactor = 60);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER INDEX p1_a_idx SET (fillfactor = 70);
