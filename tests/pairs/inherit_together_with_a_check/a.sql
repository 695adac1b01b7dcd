-- A table becomes a child when its parent gets a check and NOT NULL.
CREATE TABLE par (a int); CREATE TABLE ch (a int, b int);
