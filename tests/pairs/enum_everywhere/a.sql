-- Labels are added at both ends and in the middle of a type that defaults, checks, indexes, views and functions use.
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE t (id int PRIMARY KEY, l level DEFAULT 'low' NOT NULL CHECK (l >= 'low'), ls level[] DEFAULT ARRAY['low'::level]);
CREATE INDEX i ON t (l) WHERE l = 'high';
CREATE VIEW v AS SELECT * FROM t WHERE l > 'low';
CREATE FUNCTION up(l level) RETURNS level LANGUAGE sql IMMUTABLE AS $$SELECT 'high'::public.level$$;
CREATE TABLE p (l level, n int) PARTITION BY LIST (l);
CREATE TABLE p_low PARTITION OF p FOR VALUES IN ('low');
