INSERT INTO animals VALUES (1, 'x');
INSERT INTO dogs VALUES (2, 'rex', 'lab');
