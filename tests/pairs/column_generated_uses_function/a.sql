-- A generated column calls a function whose body changes by the same change.
CREATE FUNCTION slug(t text) RETURNS text IMMUTABLE LANGUAGE sql AS $$SELECT lower(t)$$;
CREATE TABLE pages (id int PRIMARY KEY, title text, slug text GENERATED ALWAYS AS (slug(title)) STORED);
