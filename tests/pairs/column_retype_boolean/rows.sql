INSERT INTO feature (id) VALUES (1), (2);
