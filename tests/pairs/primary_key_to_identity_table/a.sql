-- A table gets its first key, an identity column at the front.
CREATE TABLE t (a text);
