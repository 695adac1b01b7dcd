INSERT INTO users (id, nick, email) VALUES (1, 'al', 'a@x'), (2, NULL, 'b@x');
