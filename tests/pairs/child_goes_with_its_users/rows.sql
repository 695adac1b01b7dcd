INSERT INTO s VALUES ('q', 'i', true);
