CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, a int CONSTRAINT t_a_check CHECK (a > 0), b int CONSTRAINT t_b_key UNIQUE, c int CONSTRAINT t_c_fkey REFERENCES t);
