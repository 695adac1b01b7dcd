INSERT INTO docs VALUES (1, '{"a": 1}', '{"b": 2}', '\x00ff');
