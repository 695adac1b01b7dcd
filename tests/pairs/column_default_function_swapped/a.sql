-- A default moves from a function that goes to one that comes.
CREATE FUNCTION old_code() RETURNS text LANGUAGE sql AS $$SELECT 'old'$$;
CREATE TABLE tickets (id int PRIMARY KEY, code text DEFAULT old_code(), CHECK (code <> old_code() || '!'));
