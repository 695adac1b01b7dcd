-- Storage parameters and attribute options are set so that they stand in the order in which they shall; a new type keeps the compression.
CREATE TABLE t (a varchar(5) COMPRESSION pglz, b text)
    WITH (autovacuum_enabled = false, fillfactor = 31, autovacuum_analyze_scale_factor = 0.3,
          toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 3);
ALTER TABLE t ALTER b SET (n_distinct = 5, n_distinct_inherited = 6);
CREATE INDEX i ON t USING gin (to_tsvector('simple', b)) WITH (fastupdate = off, gin_pending_list_limit = 100);
CREATE INDEX j ON t (a) WITH (fillfactor = 50) WHERE b <> ' WITH (fillfactor=''50'')';
CREATE INDEX k ON t (b);
CREATE INDEX l ON t (a) INCLUDE (b) WITH (deduplicate_items = off);
CREATE VIEW v WITH (security_barrier, check_option = local) AS SELECT b FROM t;
CREATE TABLE p (a integer) PARTITION BY LIST (a);
CREATE INDEX pi ON p (a) WITH (fillfactor = 50);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
