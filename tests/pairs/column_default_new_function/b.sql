CREATE FUNCTION a_code() RETURNS text LANGUAGE sql AS $$SELECT 'T' || to_char(now(), 'YYYY')$$;
CREATE TABLE tickets (id int PRIMARY KEY, code text DEFAULT a_code());
