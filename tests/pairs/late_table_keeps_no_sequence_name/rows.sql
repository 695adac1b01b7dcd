INSERT INTO gr (total, k, g) VALUES ('x', 1, 'y');
