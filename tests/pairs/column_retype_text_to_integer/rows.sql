INSERT INTO codes VALUES (1, '42'), (2, '7');
