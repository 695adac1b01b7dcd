CREATE TYPE kind AS ENUM ('x', 'y');
CREATE FUNCTION best() RETURNS kind IMMUTABLE LANGUAGE sql AS $$SELECT 'y'::public.kind$$;
CREATE TABLE t (id int PRIMARY KEY, k kind NOT NULL DEFAULT best(), l kind DEFAULT 'x' CHECK (l IN ('x', 'y')));
