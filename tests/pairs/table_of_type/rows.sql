INSERT INTO people VALUES ('x', 1);
