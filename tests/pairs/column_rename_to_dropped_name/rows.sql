INSERT INTO goods (id, name) VALUES (1, 'n');
