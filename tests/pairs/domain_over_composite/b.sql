CREATE DOMAIN ints AS int[] CHECK (cardinality(VALUE) < 6) NOT NULL; CREATE DOMAIN few AS ints DEFAULT '{1}';
CREATE TABLE t (id int PRIMARY KEY, a few);
