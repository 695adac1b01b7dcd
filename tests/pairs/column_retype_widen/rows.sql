INSERT INTO counters VALUES (1, 5, 'one', 'first'), (2, 6, 'two', NULL);
