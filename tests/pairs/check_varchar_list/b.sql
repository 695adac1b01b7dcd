CREATE TABLE t (id int PRIMARY KEY, state varchar(10) CHECK (state IN ('new', 'done')), note text);
