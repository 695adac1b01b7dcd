INSERT INTO parent (a) VALUES (1);
INSERT INTO child (a) VALUES (2), (3);
INSERT INTO merges (a, b, c) VALUES (4, 4, 'd');
