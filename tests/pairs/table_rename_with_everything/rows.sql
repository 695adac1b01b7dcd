INSERT INTO old_name (a) VALUES ('x');
