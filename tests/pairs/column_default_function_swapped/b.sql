CREATE FUNCTION new_code() RETURNS text LANGUAGE sql AS $$SELECT 'new'$$;
CREATE TABLE tickets (id int PRIMARY KEY, code text DEFAULT new_code(), CHECK (code <> new_code() || '!'));
