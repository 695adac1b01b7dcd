CREATE TABLE t (id int, a int DEFAULT 2, b text, c timestamptz DEFAULT now(), d int[] DEFAULT '{1,2}');
