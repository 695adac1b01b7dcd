INSERT INTO parent VALUES (1);
INSERT INTO child VALUES (2, 'b', 4, 5);
INSERT INTO grandchild VALUES (3, 'c', 6, 7);
