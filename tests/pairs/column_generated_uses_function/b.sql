CREATE FUNCTION slug(title text) RETURNS text IMMUTABLE LANGUAGE sql AS $$SELECT replace(lower(title), ' ', '-')$$;
CREATE TABLE pages (id int PRIMARY KEY, title text, slug text GENERATED ALWAYS AS (slug(title)) STORED);
