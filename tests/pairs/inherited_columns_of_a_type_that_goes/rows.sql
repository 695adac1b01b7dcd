INSERT INTO people VALUES (1, 'sad');
INSERT INTO singers VALUES (2, 'fine', 'alto');
INSERT INTO days VALUES ('2026-01-02', 'sad');
