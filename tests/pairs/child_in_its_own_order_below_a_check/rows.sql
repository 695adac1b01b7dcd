INSERT INTO parent VALUES (1, 'one');
