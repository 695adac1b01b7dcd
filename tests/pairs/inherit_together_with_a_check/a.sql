-- A table becomes a child when it gets the column, and its parent a check of that.
CREATE TABLE par (b int, a int); CREATE TABLE ch (b int);
