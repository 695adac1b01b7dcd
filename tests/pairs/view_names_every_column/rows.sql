INSERT INTO numbers (x, y, z) VALUES (1, 2, 3);
INSERT INTO letters (x, z) VALUES (1, 'a');
