-- Defaults are added, changed and dropped; rows stay as they are.
CREATE TABLE t (id int, a int DEFAULT 1, b text DEFAULT 'x', c timestamptz, d int[] DEFAULT '{}');
