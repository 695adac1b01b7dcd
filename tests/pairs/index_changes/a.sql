-- Indexes of the same name change method, columns, order, predicate, uniqueness and options.
CREATE TABLE t (a int, b text, c int[], d tsvector);
CREATE INDEX i_method ON t (a);
CREATE INDEX i_order ON t (a, b);
CREATE INDEX i_where ON t (a) WHERE b IS NULL;
CREATE INDEX i_unique ON t (a);
CREATE INDEX i_with ON t (a) WITH (fillfactor = 80);
CREATE INDEX i_expr ON t (lower(b));
CREATE INDEX i_gin ON t USING gin (c);
CREATE INDEX i_stat ON t ((a + 1));
CREATE INDEX i_gone ON t (b);
