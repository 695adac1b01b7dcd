INSERT INTO users (name, mail) VALUES ('a', 'a@x'), ('b', 'b@x');
INSERT INTO posts VALUES (1, 1, 'a@x'), (2, 2, 'b@x');
