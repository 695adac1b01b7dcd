INSERT INTO first VALUES (1, 'one');
INSERT INTO second VALUES (2, 'two');
INSERT INTO third VALUES (3);
