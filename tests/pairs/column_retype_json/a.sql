-- json becomes jsonb, text becomes json, bytea stays.
CREATE TABLE docs (id int PRIMARY KEY, body json, meta text, raw bytea);
