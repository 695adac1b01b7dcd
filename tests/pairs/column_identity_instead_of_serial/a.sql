-- serial becomes identity under the same sequence name; the numbers go on where they stood.
CREATE TABLE t (id serial PRIMARY KEY, v text);
