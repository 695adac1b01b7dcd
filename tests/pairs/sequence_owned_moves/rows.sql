INSERT INTO a VALUES (1, 2); INSERT INTO b VALUES (3);
SELECT nextval('s'), nextval('r');
