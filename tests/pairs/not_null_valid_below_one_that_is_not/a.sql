-- Below a NOT NULL that is not valid yet children and partitions may have it valid. What is there cannot become
-- less while it stands above, so all of them go and come again, with what is said of them.
CREATE TABLE p (a int, b int);
CREATE TABLE c () INHERITS (p);
ALTER TABLE p ADD CONSTRAINT p_a_there NOT NULL a NOT VALID;
COMMENT ON CONSTRAINT p_a_there ON p IS 'some day';
CREATE TABLE q (a int, b int) PARTITION BY LIST (a);
ALTER TABLE q ADD CONSTRAINT q_a_there NOT NULL a NOT VALID;
CREATE TABLE q_1 (a int CONSTRAINT q_1_a_there NOT NULL, b int);
ALTER TABLE q ATTACH PARTITION q_1 FOR VALUES IN (1, 2);
CREATE TABLE q_2 (a int, b int);
ALTER TABLE q_2 ADD CONSTRAINT q_2_a_there NOT NULL a NOT VALID;
ALTER TABLE q ATTACH PARTITION q_2 DEFAULT;
CREATE TABLE r (a int);
ALTER TABLE r ADD CONSTRAINT r_a_there NOT NULL a NOT VALID;
CREATE TABLE r_child (a int, CONSTRAINT r_child_a_there NOT NULL a) INHERITS (r);
CREATE TABLE r_grandchild () INHERITS (r_child);
CREATE TABLE s (a int CONSTRAINT s_a_there NOT NULL);
CREATE TABLE of_both () INHERITS (p, s);
