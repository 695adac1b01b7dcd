INSERT INTO tagged VALUES (1, 'a', '{1,2}');
