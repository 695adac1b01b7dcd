INSERT INTO teams VALUES (1, NULL); INSERT INTO players VALUES (1, 1); UPDATE teams SET captain = 1;
