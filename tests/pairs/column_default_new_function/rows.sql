INSERT INTO tickets (id, code) VALUES (1, 'T1');
