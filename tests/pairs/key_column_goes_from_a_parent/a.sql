-- A parent's key goes with its column, which the child keeps without the NOT NULL that came from there.
CREATE TABLE p (z int, a int PRIMARY KEY);
CREATE TABLE c (a int) INHERITS (p);
CREATE TABLE r (z int, a int PRIMARY KEY);
CREATE TABLE r_user (a int REFERENCES r);
CREATE TABLE r_child (a int NOT NULL) INHERITS (r);
