-- What a child alone asks for goes before its parent asks for it too, and comes again without it: also with the
-- parent's column, and when the parent keeps it to itself.
CREATE TABLE p (a int CONSTRAINT p_a_there NOT NULL, b int CONSTRAINT p_b_there NOT NULL);
CREATE TABLE c () INHERITS (p);
CREATE TABLE g () INHERITS (c);
CREATE TABLE q (a int CONSTRAINT q_a_there NOT NULL);
CREATE TABLE q_child (x text) INHERITS (q);
CREATE TABLE r (z int, a int CONSTRAINT r_a_there NOT NULL);
CREATE TABLE r_child (a int) INHERITS (r);
CREATE TABLE s (a int CONSTRAINT s_a_there NOT NULL, b int) PARTITION BY LIST (b);
CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
CREATE TABLE s_2 (a int CONSTRAINT s_2_a_there NOT NULL, b int);
ALTER TABLE s ATTACH PARTITION s_2 FOR VALUES IN (2);
CREATE TABLE t (a int CONSTRAINT t_a_there NOT NULL, b int) PARTITION BY LIST (b);
COMMENT ON CONSTRAINT t_a_there ON t IS 'of t';
CREATE TABLE t_1 (a int CONSTRAINT t_1_a_there NOT NULL, b int);
COMMENT ON CONSTRAINT t_1_a_there ON t_1 IS 'of t_1';
ALTER TABLE t ATTACH PARTITION t_1 FOR VALUES IN (1);
CREATE TABLE u (a int CONSTRAINT u_a_there NOT NULL);
CREATE TABLE u_1 () INHERITS (u);
CREATE TABLE u_2 () INHERITS (u_1);
-- Keys of other tables are no hindrance.
CREATE TABLE v (a int PRIMARY KEY, b int);
CREATE TABLE v_1 (c int) INHERITS (v);
CREATE TABLE w (a int CONSTRAINT w_a_there NOT NULL NO INHERIT);
CREATE TABLE w_1 () INHERITS (w);
CREATE TABLE w_2 () INHERITS (w);
ALTER TABLE w_2 ADD CONSTRAINT w_2_a_there NOT NULL a NO INHERIT NOT VALID;
