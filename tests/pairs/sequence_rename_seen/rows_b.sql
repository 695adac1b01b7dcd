INSERT INTO purchases (v) VALUES ('a'), ('b');
