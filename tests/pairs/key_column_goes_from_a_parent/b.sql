CREATE TABLE p (z int);
CREATE TABLE c (a int) INHERITS (p);
CREATE TABLE r (z int);
CREATE TABLE r_user (a int);
CREATE TABLE r_child (a int NOT NULL) INHERITS (r);
