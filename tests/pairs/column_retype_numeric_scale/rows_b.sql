INSERT INTO prices VALUES (1, 1.2), (2, 10);
