INSERT INTO c (z, a) VALUES (1, 2); INSERT INTO r_child (z, a) VALUES (1, 2);
