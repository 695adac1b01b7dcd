-- A column goes whose sequence stays, owned by another column (supabase/pg-toolbelt 346).
CREATE TABLE t (old_id serial, id int);
