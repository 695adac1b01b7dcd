INSERT INTO parent VALUES (1);
INSERT INTO keeps VALUES (2, 'two');
INSERT INTO loses VALUES (3);
INSERT INTO passes VALUES (4);
INSERT INTO below VALUES (5, 'five');
INSERT INTO below_too VALUES (6);
INSERT INTO leaves VALUES (7, 'seven', 8);
