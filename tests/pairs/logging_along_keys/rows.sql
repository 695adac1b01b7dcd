INSERT INTO a_mode VALUES ('read', 'x'), ('write', 'y');
INSERT INTO b_lock VALUES (1, 'read', NULL), (2, 'write', 1);
INSERT INTO a_use VALUES (1, 2, 'read');
