INSERT INTO parent (a) VALUES (1);
INSERT INTO child (a, c) VALUES (2, 'x');
