-- A table with a serial column goes as a whole: table, sequence and default need one another (supabase/pg-toolbelt 346).
CREATE TABLE t (id serial PRIMARY KEY);
CREATE TABLE u (id int DEFAULT nextval('t_id_seq'));
