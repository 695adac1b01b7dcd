INSERT INTO goods VALUES (1, 5), (2, 7);
