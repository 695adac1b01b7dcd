CREATE TYPE level AS ENUM ('none', 'low', 'middle', 'high', 'top');
CREATE TABLE t (id int PRIMARY KEY, l level DEFAULT 'middle' NOT NULL CHECK (l >= 'none'), ls level[] DEFAULT ARRAY['top'::level]);
CREATE INDEX i ON t (l) WHERE l = 'high';
CREATE VIEW v AS SELECT * FROM t WHERE l > 'none';
CREATE FUNCTION up(l level) RETURNS level LANGUAGE sql IMMUTABLE AS $$SELECT 'high'::public.level$$;
CREATE TABLE p (l level, n int) PARTITION BY LIST (l);
CREATE TABLE p_low PARTITION OF p FOR VALUES IN ('low', 'none');
