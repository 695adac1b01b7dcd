-- A check of a varchar against a list, beside a change: it prints in two ways (pgadmin-org/pgadmin4 7335).
CREATE TABLE t (id int PRIMARY KEY, state varchar(10) CHECK (state IN ('new', 'done')));
