INSERT INTO new_name (a) VALUES ('x');
