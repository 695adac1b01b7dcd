INSERT INTO users (id, email, created) VALUES (1, 'a@x', '2020-01-01Z'), (2, 'b@x', '2021-01-01Z');
