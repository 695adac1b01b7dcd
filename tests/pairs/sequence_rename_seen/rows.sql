INSERT INTO orders (v) VALUES ('a'), ('b');
